import {executeServerCommand} from '@web/test-runner-commands';
import {expect} from 'chai';

export const noForcedColours = 'it does not know forced colours';

/** @returns whether this browser can be told to force colours, and does */
export async function forceColours(active: boolean): Promise<boolean> {
  const {known} = await executeServerCommand<{known: boolean}, 'active' | 'none'>('force-colors', active ? 'active' : 'none');
  if (known) expect(matchMedia('(forced-colors: active)').matches).to.equal(active);
  return known;
}
