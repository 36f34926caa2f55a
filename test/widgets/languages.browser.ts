import {setViewport} from '@web/test-runner-commands';
import {expect} from 'chai';
import {setTexts} from '../../src/client/shop-texts.js';
import {languages} from '../../src/element/languages.js';
import {parts} from '../../src/element/with-shop-texts.js';
import {clearDevice} from '../outbox/harness.js';
import {everyState, type Shown} from './every-state.js';
import {misfits} from './fit.js';
import {unmountAll as unmountChats} from './persona/mount.js';
import {unmountIdeas} from './poll/mount-ideas.js';
import {pseudo, pseudoTag, pseudoTexts, sections} from './pseudo.js';
import {unmountAll} from './referral/mount.js';

const root = document.documentElement;

/** Attributes that are read out, or shown where there is nothing else. */
const said = ['alt', 'aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'placeholder', 'title'];

/** How dates and times are written beside texts. */
const dates = /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{1,2}, \d{4},?|\b\d{1,2}:\d{2}\s[AP]M\b/g;

/** All that an element says, one text or attribute a line; not what was said to it in a chat. */
function textsOf(element: HTMLElement): string[] {
  const found: string[] = [];
  for (const box of element.shadowRoot!.querySelectorAll('*')) {
    if (box.localName === 'style' || box.closest('[part=message] .words')) continue;
    found.push(...[...box.childNodes].filter(({nodeType}) => nodeType === Node.TEXT_NODE).map(({nodeValue}) => nodeValue!), ...said.map(name => box.getAttribute(name) ?? ''));
  }
  return found;
}

/** Each text in what a program says. */
function* valuesIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) yield* valuesIn(inner);
}

/** What an element says that is neither a text of that language nor the program's. */
function untranslated({element, program}: Shown): string[] {
  const known = new Set([...valuesIn(program)].map(text => text.trim()));
  return textsOf(element)
    // Brackets may be in brackets: what is missing, in the sentence that says so.
    .map(text => {
      let rest = text;
      for (let before = ''; before !== rest;) [before, rest] = [rest, rest.replace(/⟦[^⟦⟧]*⟧/g, '')];
      return rest.replace(dates, '').trim();
    })
    .filter(rest => /\p{L}/u.test(rest) && !known.has(rest) && !known.has(rest.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')));
}

/** Settles once elements say in the page's language what they have to say. */
async function settled(shown: readonly Shown[]): Promise<void> {
  const all = (): string => shown.map(({element}) => textsOf(element).join('\n')).join('\n');
  for (let same = 0, before = ''; same < 2;) {
    await new Promise(resolve => setTimeout(resolve, 15));
    const now = all();
    same = now === before ? same + 1 : 0;
    before = now;
  }
}

async function speak(shown: readonly Shown[], language: string, dir: string): Promise<void> {
  root.dir = dir;
  root.lang = language;
  await settled(shown);
}

/** As many as can be on one page: chats and open polls are one at a time, since they fill it or keep their own client. */
const pages: readonly {readonly name: string; readonly show: () => Promise<readonly (Shown & {readonly state: string})[]>}[] = Object.entries(everyState).flatMap(([tag, states]) => {
  const together = tag !== 'kin-persona';
  const several = (chosen: typeof states) => async () => {
    const shown = [];
    for (const {state, show} of chosen) shown.push({...await show(), state});
    return shown;
  };
  return together ? [{name: tag, show: several(states)}] : states.map(state => ({name: `${tag}: ${state.state}`, show: several([state])}));
});

async function clear(): Promise<void> {
  unmountAll();
  unmountChats();
  await unmountIdeas();
  await clearDevice();
}

describe('at 320 pixels', () => {
  before(async () => {
    await setViewport({width: 320, height: 640});
    document.body.style.margin = '0';
    // Each language's files come once, and are there when a page is switched to it.
    await Promise.all(sections.flatMap(section => languages.map(language => section.load(language))));
  });
  after(async () => {
    await setViewport({width: 800, height: 600});
    document.body.removeAttribute('style');
  });
  afterEach(async () => {
    root.lang = 'en';
    root.removeAttribute('dir');
    await clear();
  });

  for (const {name, show} of pages) {
    it(`says all in a language of the shop’s own, and in Kindred’s own languages, and nothing is cut off: ${name}`, async function () {
      this.timeout(60_000);
      const shown = await show();
      for (const {element} of shown) setTexts(element.client!, pseudoTexts);
      for (const dir of ['ltr', 'rtl']) {
        await speak(shown, pseudoTag, dir);
        for (const one of shown) {
          expect(untranslated(one), `${one.state}, ${dir}`).to.deep.equal([]);
          expect(misfits(one.element), `${one.state}, ${dir}`).to.deep.equal([]);
        }
        expect(root.scrollWidth, dir).to.be.at.most(320);
      }
      for (const language of languages) {
        await speak(shown, language, language === 'ar' ? 'rtl' : 'ltr');
        for (const {element, state} of shown) {
          expect(textsOf(element).join('\n'), `${state}, ${language}`).not.to.contain('⟦');
          expect(misfits(element), `${state}, ${language}`).to.deep.equal([]);
        }
        expect(root.scrollWidth, language).to.be.at.most(320);
      }
    });
  }
});

describe('Arabic on a page that forgets its direction', () => {
  afterEach(async () => {
    root.lang = 'en';
    root.removeAttribute('dir');
    await clear();
  });

  const sides = async (): Promise<readonly string[]> => {
    const {element} = await everyState['kin-tier']!.find(({state}) => state === 'partner')!.show();
    await settled([{element, program: []}]);
    const card = element.shadowRoot!.querySelector('[part=card]')!;
    const {left, right} = card.getBoundingClientRect();
    const words = card.querySelector('h3')!;
    const range = document.createRange();
    range.selectNodeContents(words);
    const text = range.getBoundingClientRect();
    return [getComputedStyle(element).direction, text.left - left > right - text.right ? 'right' : 'left'];
  };

  it('reads from right to left, from the right side', async () => {
    root.lang = 'ar';
    expect(await sides()).to.deep.equal(['rtl', 'right']);
  });

  it('does so in a part of the page that is in another language than the rest', async () => {
    root.dir = 'ltr';
    document.body.lang = 'ar-EG';
    expect(await sides()).to.deep.equal(['rtl', 'right']);
    document.body.removeAttribute('lang');
    expect(await sides()).to.deep.equal(['ltr', 'left']);
  });

  it('leaves the last word to the page', async () => {
    root.lang = 'ar';
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('kin-tier { direction: ltr }');
    document.adoptedStyleSheets.push(sheet);
    expect(await sides()).to.deep.equal(['ltr', 'left']);
    document.adoptedStyleSheets.pop();
  });
});

describe('what is written to a persona', () => {
  afterEach(async () => {
    root.removeAttribute('dir');
    await clear();
  });

  it('begins on the page’s side while there is none, and then on its own', async () => {
    root.dir = 'rtl';
    const {element} = await everyState['kin-persona']!.find(({state}) => state === 'inline')!.show();
    const field = element.shadowRoot!.querySelector('textarea')!;
    const side = (): string => getComputedStyle(field).direction;
    expect(side()).to.equal('rtl');
    field.value = 'How do I brew it?';
    expect(side()).to.equal('ltr');
    field.value = 'كيف أحضّره؟';
    expect(side()).to.equal('rtl');
  });
});

describe('the language of these tests', () => {
  it('has all parts that speak', () => {
    expect(sections.map(({name}) => name).sort()).to.deep.equal([...parts].sort());
  });

  it('is accented, in brackets and at least 40 % longer, with the same placeholders', () => {
    expect(pseudo('Vote')).to.equal('⟦Vööťéé⟧');
    expect(pseudo('Your vote counts. ')).to.match(/^⟦Ýööûûŕ vööťéé çööûûñťš\.\S*⟧ $/);
    expect(pseudo('{n} of {count}')).to.contain('{n}').and.contain('{count}');
    for (const text of ['Vote', 'Sign in', 'Try rhythm', 'All {count} of your invitations are on their way.']) {
      const bare = (said: string): number => said.replace(/\{\w+\}|[⟦⟧]/g, '').length;
      expect(bare(pseudo(text)), text).to.be.at.least(bare(text) * 1.4);
    }
  });
});
