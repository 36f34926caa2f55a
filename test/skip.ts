import {executeServerCommand} from '@web/test-runner-commands';

/** Leaves a test out in an engine that cannot run it, or all that a `before` is for, and tells the report why. */
export async function skip(context: Mocha.Context, reason: string): Promise<never> {
  const {type, parent} = context.test as Mocha.Hook | Mocha.Test;
  await executeServerCommand('skip', {reason, tests: type === 'hook' ? parent!.total() : 1});
  return context.skip();
}
