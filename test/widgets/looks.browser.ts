import {expect} from 'chai';
import {clearDevice, when} from '../outbox/harness.js';
import '../../widgets/exclusive/define.js';
import type {KinExclusive} from '../../widgets/exclusive/index.js';
import {nothingToMend} from './axe.js';
import {contrastAround} from './contrast.js';
import {states as chats} from './persona/states.js';
import {unmountAll as unmountChats} from './persona/mount.js';
import {kinds, own} from './poll/kinds.js';
import {mount as mountPoll, unmountAll} from './poll/mount.js';
import {mountIdeas, unmountIdeas} from './poll/mount-ideas.js';
import {states as polls} from './poll/states.js';
import {states as referrals} from './referral/states.js';
import {fakeClient} from './tier/fake-client.js';
import {mount as mountTier} from './tier/mount.js';
import {states as standings} from './tier/states.js';
import {histories, meOf} from './tier/views.js';

/** The pages that looks are for: nearly white and nearly black. */
const pages = {light: '#f6f3ee', dark: '#131211'};
const ideas = [['Moon tin', 4, {words: 'Round.'}], ['Bigger cups', 2], ['A sixth', 1]] as const;

/** What is shown in a look, by the element and how it comes to be: all that has colours of its own. */
const shown: {readonly [element: string]: readonly (() => Promise<HTMLElement>)[]} = {
  'kin-poll': [
    ...['ready', 'recorded', 'refused', 'closed', 'unreachable', 'pictures with results'].map(state => async () => (await mountPoll(polls[state]!)).element),
    ...Object.values(kinds).flatMap(({open, counted, vote}) => [{view: open}, {view: counted, own: own(vote)}]).map(snapshot => async () => opened((await mountPoll(snapshot)).element)),
    async () => opened((await mountIdeas({ideas})).element),
    async () => {
      const poll = await mountIdeas({ideas});
      await poll.write({title: 'moon tin', picture: 'https://evil.example/a.png'});
      await poll.submit();
      await when(() => !!poll.$('.problem'));
      return poll.element;
    },
  ],
  'kin-referral': referrals.filter(({state}) => /^(ready|refused|closed|all of it|a poster|welcome|rewarded|rejected)/.test(state)).map(({show}) => async () => (await show()).element),
  'kin-tier': [
    ...standings.filter(({state}) => !/^(loading|unknown|saved)/.test(state)).map(({show}) => async () => (await show()).element),
    ...[histories.acquaintance, histories.friend, histories.partner, histories.kindred].map(history => async () => (await mountTier(meOf(history), 'view="compact"')).element),
  ],
  'kin-exclusive': [async () => {
    const box = document.createElement('div');
    box.className = 'mounted';
    box.innerHTML = '<kin-exclusive bond="partner" signin="/account"><p>The winter tin</p></kin-exclusive>';
    const element = box.firstElementChild as KinExclusive;
    element.client = fakeClient(meOf(histories.friend));
    document.body.append(box);
    await when(() => !!element.shadowRoot?.querySelector('[part=teaser]'));
    return element;
  }],
  'kin-persona': chats.filter(({state}) => /^(closed|talked|settings|broken off|with a person)/.test(state)).map(({show}) => async () => (await show()).element),
};

function opened<E extends HTMLElement>(element: E): E {
  for (const details of element.shadowRoot!.querySelectorAll('details')) details.open = true;
  return element;
}

/** What has to be seen without being text, and the colours by which it is. */
const drawn: {readonly [selector: string]: (style: CSSStyleDeclaration) => readonly string[]} = {
  'input:enabled:not([type=radio], [type=checkbox], [type=range]), textarea:enabled': ({borderTopColor}) => [borderTopColor],
  ':is([type=radio], [type=checkbox]):enabled': ({borderTopColor, backgroundColor}) => [borderTopColor, backgroundColor],
  '.main:not([aria-disabled=true], :disabled)': ({backgroundColor}) => [backgroundColor],
  '.bar > svg, [part=unread]': ({backgroundColor}) => [backgroundColor],
  '[part=badge] svg': ({color}) => [color],
  '.arc circle': ({stroke}) => [stroke],
};

describe('a look', () => {
  afterEach(async () => {
    unmountAll();
    unmountChats();
    await unmountIdeas();
    await clearDevice();
  });

  for (const look of ['paper', 'ink', 'garden', 'market']) {
    for (const [theme, background] of Object.entries(pages)) {
      describe(`${look}, ${theme}`, () => {
        const sheet = document.createElement('link');
        before(async () => {
          sheet.rel = 'stylesheet';
          sheet.href = `/looks/${look}.css`;
          await new Promise((resolve, reject) => {
            sheet.onload = resolve;
            sheet.onerror = reject;
            document.head.append(sheet);
          });
          document.body.className = `kin-${look}`;
          Object.assign(document.body.style, {colorScheme: theme, background, color: theme === 'light' ? '#24211d' : '#e9e5de'});
        });
        after(() => {
          sheet.remove();
          document.body.removeAttribute('class');
          document.body.removeAttribute('style');
        });

        for (const [tag, ways] of Object.entries(shown)) {
          it(`can be read, and what is drawn can be seen: ${tag}`, async function () {
            this.timeout(60_000);
            for (const show of ways) {
              const element = await show();
              await nothingToMend(element, {runOnly: ['color-contrast']});
              for (const [selector, coloursOf] of Object.entries(drawn)) {
                for (const thing of element.shadowRoot!.querySelectorAll(selector)) {
                  if (!thing.checkVisibility({visibilityProperty: true})) continue;
                  const colours = coloursOf(getComputedStyle(thing));
                  const best = Math.max(...colours.map(colour => contrastAround(thing, colour)));
                  expect(best, `${selector}: ${thing.outerHTML} ${colours.join()}`).to.be.at.least(3);
                }
              }
              unmountAll();
              unmountChats();
              await unmountIdeas();
            }
          });
        }

        it('draws the focus so that it can be seen', async () => {
          const {element, $} = await mountPoll(polls.ready!);
          $('button')!.focus({focusVisible: true});
          expect(element.shadowRoot!.activeElement).to.equal($('button'));
          const {outlineColor, outlineStyle} = getComputedStyle($('button')!);
          expect(outlineStyle).to.equal('solid');
          expect(contrastAround($('button')!, outlineColor)).to.be.at.least(3);
        });
      });
    }
  }
});
