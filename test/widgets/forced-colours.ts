import {executeServerCommand} from '@web/test-runner-commands';
import {expect} from 'chai';

/** @returns whether this browser can be told to force colours, and does */
export async function forceColours(active: boolean): Promise<boolean> {
  const done = await executeServerCommand<boolean, boolean>('forced-colours', active);
  if (done) expect(matchMedia('(forced-colors: active)').matches).to.equal(active);
  return done;
}
