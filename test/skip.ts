import {executeServerCommand} from '@web/test-runner-commands';

/** Leaves a test out in an engine that cannot run it, and tells the report why. */
export async function skip(test: Mocha.Context, reason: string): Promise<never> {
  await executeServerCommand('skip', reason);
  return test.skip();
}
