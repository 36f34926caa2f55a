import {inEachTheme, nothingToMend} from '../axe.js';
import {mount, unmountAll} from './mount.js';
import {states} from './states.js';

describe('axe', () => {
  afterEach(unmountAll);

  inEachTheme(() => {
    for (const [state, snapshot] of Object.entries(states)) {
      it(`finds nothing to mend: ${state}`, async () => {
        const {element} = await mount(snapshot);
        await nothingToMend(element);
      });
    }
  });
});
