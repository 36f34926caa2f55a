import {executeServerCommand} from '@web/test-runner-commands';
import {skip} from '../skip.js';

const force = (forcedColors: 'active' | 'none'): Promise<{known: boolean}> => executeServerCommand('force-colors', forcedColors);

/** Takes the page’s colours away as high contrast does, until `releaseColors`; skips the test in an engine that knows no such thing. */
export async function forceColors(test: Mocha.Context): Promise<void> {
  const {known} = await force('active');
  if (!known) await skip(test, 'it has no forced colours');
}

export const releaseColors = (): Promise<unknown> => force('none');
