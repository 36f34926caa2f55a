import {sendKeys} from '@web/test-runner-commands';
import {expect} from 'chai';
import {unmountAll as unmountChats} from './persona/mount.js';
import {states as chats} from './persona/states.js';
import {kinds, own} from './poll/kinds.js';
import {mount as mountPoll, unmountAll} from './poll/mount.js';
import {states as polls} from './poll/states.js';
import {viewOf} from './referral/fake-client.js';
import {mount as mountReferral} from './referral/mount.js';
import {states as referrals} from './referral/states.js';
import {states as standings} from './tier/states.js';

const shown: {readonly [element: string]: readonly (() => Promise<HTMLElement>)[]} = {
  'kin-poll': [...Object.values(polls), ...Object.values(kinds).flatMap(({open, counted, vote}) => [{view: open}, {view: counted, own: own(vote)}])].map(snapshot => async () => (await mountPoll(snapshot)).element),
  'kin-referral': referrals.map(({show}) => async () => (await show()).element),
  'kin-tier': standings.map(({show}) => async () => (await show()).element),
  'kin-persona': chats.filter(({state}) => state !== 'unknown').map(({show}) => async () => (await show()).element),
};

/** What shoppers may set, and a widget has to bear: https://www.w3.org/TR/WCAG22/#text-spacing and #resize-text. */
const settings = {
  'letters are twice as large': {fontSize: '200%'},
  'letters, words and lines stand further apart': {lineHeight: '1.5', letterSpacing: '.12em', wordSpacing: '.16em'},
} as const;

/** Text that is cut off by a box around it, which nobody can scroll. */
function cutOff(element: HTMLElement): readonly string[] {
  const all = [...element.shadowRoot!.querySelectorAll<HTMLElement>('*')];
  return all.filter(box => {
    const {overflowX, overflowY, clipPath, textOverflow} = getComputedStyle(box);
    // Hidden from the eye on purpose, a field whose text scrolls, or a drawing.
    if (clipPath !== 'none' || textOverflow === 'ellipsis' || !box.checkVisibility() || !box.textContent.trim()) return false;
    return (overflowX === 'hidden' && box.scrollWidth > box.clientWidth + 1) || (overflowY === 'hidden' && box.scrollHeight > box.clientHeight + 1);
  }).map(({outerHTML}) => outerHTML.slice(0, 200));
}

describe('text', () => {
  afterEach(() => {
    unmountAll();
    unmountChats();
    document.body.removeAttribute('style');
  });

  for (const [what, style] of Object.entries(settings)) {
    describe(what, () => {
      for (const [tag, ways] of Object.entries(shown)) {
        it(`loses nothing when ${what}: ${tag}`, async function () {
          this.timeout(30_000);
          Object.assign(document.body.style, style, {inlineSize: '400px'});
          for (const show of ways) {
            const element = await show();
            expect(cutOff(element)).to.deep.equal([]);
            expect(document.documentElement.scrollWidth).to.be.at.most(document.documentElement.clientWidth);
            unmountAll();
            unmountChats();
          }
        });
      }
    });
  }
});

describe('an invitation', () => {
  afterEach(unmountAll);

  it('is copied and shared by keyboard alone', async () => {
    const card = await mountReferral(viewOf({member: {}}));
    const focused = (): HTMLElement | null => card.element.shadowRoot!.activeElement as HTMLElement | null;
    const tabTo = async (words: string): Promise<void> => {
      for (let i = 0; i < 12 && focused()?.textContent.trim() !== words; i++) await sendKeys({press: 'Tab'});
      expect(focused()?.textContent.trim()).to.equal(words);
    };
    card.element.querySelector('a')?.blur();
    await tabTo('Share');
    await sendKeys({press: 'Enter'});
    await card.until(() => card.$('.ways'));
    expect(focused()?.ariaExpanded).to.equal('true');
    await tabTo('Picture with a QR code');
    await sendKeys({press: 'Enter'});
    await card.until(() => card.$('.poster img'));
  });
});
