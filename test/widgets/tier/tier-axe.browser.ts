import {emulateMedia} from '@web/test-runner-commands';
import {expect} from 'chai';
import {inEachTheme, nothingToMend} from '../axe.js';
import {skip} from '../../skip.js';
import {forceColours, noForcedColours} from '../forced-colours.js';
import {mount, unmountAll} from './mount.js';
import {states} from './states.js';
import {histories, meOf} from './views.js';

describe('axe', () => {
  before(() => emulateMedia({reducedMotion: 'reduce'}));
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

  it('says without colour what forced colours take away', async function () {
    if (!await forceColours(true)) await skip(this, noForcedColours);
    const card = await mount(meOf(histories.friend));
    const bar = card.$('.bar svg')!;
    expect(getComputedStyle(bar).backgroundColor).to.not.equal(getComputedStyle(card.$('.bar')!).backgroundColor);
    expect(card.words('[part=next]')).to.contain('2 of 5');
    await forceColours(false);
  });

  it('reaches everything by keyboard, in the order in which it is read', async () => {
    const card = await mount(meOf(histories.acquaintance), 'order-href="/shop"');
    const stops = card.$$('a[href], button, summary, input').map(({localName, tabIndex}) => `${localName} ${tabIndex}`);
    expect(stops).to.deep.equal(['a 0', 'summary 0', 'summary 0', 'input 0']);
  });
});
