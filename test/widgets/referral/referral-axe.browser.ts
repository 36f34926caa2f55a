import {expect} from 'chai';
import {inEachTheme, nothingToMend} from '../axe.js';
import {unmountAll} from './mount.js';
import {states} from './states.js';

describe('axe', () => {
  afterEach(unmountAll);

  inEachTheme(() => {
    for (const {state, show} of states) {
      it(`finds nothing to mend: ${state}`, async () => {
        const {element} = await show();
        await nothingToMend(element);
      });
    }
  });

  for (const {state, show} of states) {
    it(`fits into 280 pixels: ${state}`, async () => {
      const mounted = await show();
      mounted.box.style.width = '280px';
      const frame = mounted.box.getBoundingClientRect();
      for (const inside of mounted.$$('*')) {
        const {left, right, width} = inside.getBoundingClientRect();
        if (width) expect(left >= frame.left - .5 && right <= frame.right + .5, inside.outerHTML).to.equal(true);
      }
    });
  }
});
