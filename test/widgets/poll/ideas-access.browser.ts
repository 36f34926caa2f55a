import {emulateMedia, sendKeys, setViewport} from '@web/test-runner-commands';
import type axe from 'axe-core';
import 'axe-core/axe.min.js';
import {expect} from 'chai';
import type {IdeaView} from '../../../src/program/index.js';
import {clearDevice, when} from '../../outbox/harness.js';
import {inEachTheme, nothingToMend} from '../axe.js';
import {type MountedIdeas, mountIdeas, type Setting, unmountIdeas} from './mount-ideas.js';

const check = (globalThis as unknown as {axe: typeof axe}).axe;
const hour = 3_600_000;
const picture = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="teal"/></svg>')}`;
const ideas: Setting['ideas'] = [
  ['Moon tin', 4, {words: 'Round.\nIn two sizes.'}], ['Bigger cups', 4], ['月亮形的罐子', 3], ['A tin for every season', 3], ['Donaudampfschifffahrtsgesellschaftskapitänsmützenteedose', 2], ['A sixth', 1], ['A seventh', 1],
];
/** One idea at each stage, and a picture. */
const stages: Setting = {
  ideas,
  setUp: service => {
    const changes: {readonly [title: string]: Partial<IdeaView>} = {
      'Moon tin': {picture, milestone: {reached: 2}},
      'Bigger cups': {state: 'made', credit: 'Lin', link: 'https://shop.example/cups', supported: true},
      '月亮形的罐子': {state: 'making', credit: 'Noor', mine: true, supported: true},
      'A tin for every season': {state: 'not-this-time', reason: 'Too big for our kiln.'},
    };
    service.decided = ({title}) => changes[title] ?? {};
  },
};

let poll: MountedIdeas;
const open = async (setting: Setting = stages): Promise<void> => {
  poll = await mountIdeas(setting);
  await when(() => poll.$('.list')!.ariaBusy === 'false' || !!setting.setUp && !!poll.$('.end'));
  if (setting.ideas) await when(() => poll.titles().length > 0);
};
const status = (): string | undefined => poll.text('[part=status]');
/** What has the focus, as its user calls it. */
const focused = (): string | undefined => {
  const element = poll.focused();
  return element?.ariaLabel ?? element?.getAttribute('name') ?? element?.textContent.trim();
};
const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await sendKeys({press: key});
  await poll.element.updateComplete;
};
const type = (text: string): Promise<unknown> => sendKeys({type: text});

/** Each state that an open poll can be in, and how it comes to be. */
const states: {readonly [state: string]: () => Promise<void>} = {
  'empty': () => open({}),
  'loading': () => open({setUp: service => { service.held = new Promise(() => undefined); }}),
  'list': () => open(),
  'form with similar ideas': async () => {
    await open();
    await poll.write({title: 'moon tin'});
    await when(() => !!poll.$('.similar'));
  },
  'form with a problem': async () => {
    await open();
    await poll.write({title: 'A tin', picture: 'https://evil.example/a.png', credit: 'Noor'});
    await poll.submit();
    await poll.shows('Please take a picture', '.problem');
  },
  'waiting': async () => {
    await open();
    poll.service.up = false;
    await poll.write({title: 'A reed stopper', words: 'For the old jars.'});
    await poll.submit();
    await poll.shows('Saved on this device. It will be sent', '[part=status]');
  },
  'held': async () => {
    await open({moderated: true});
    await poll.write({title: 'A reed stopper'});
    await poll.submit();
    await poll.shows('Only you can see it.', '.answer');
  },
  'refused': async () => {
    await open();
    poll.service.refusal = 'too-many-ideas';
    await poll.write({title: 'A reed stopper'});
    await poll.submit();
    await poll.shows('Ten ideas', '.problem');
  },
  'unreachable': async () => {
    await open();
    poll.service.up = false;
    poll.$('.sorts button:nth-child(2)')!.click();
    await poll.shows('Can’t reach', '.end');
  },
  'closed': () => open({...stages, closes: Date.now() - hour}),
  'scheduled': () => open({...stages, opens: Date.now() + hour}),
};

beforeEach(() => clearDevice());
afterEach(async () => {
  await unmountIdeas();
  document.documentElement.lang = 'en';
  document.documentElement.dir = '';
});
after(async () => {
  await setViewport({width: 800, height: 600});
  await emulateMedia({reducedMotion: 'no-preference'});
});

describe('an open poll by keyboard alone', () => {
  it('takes an idea: the focus goes to its title, and back to where it began', async () => {
    await open();
    await press('Tab');
    expect(focused()).to.equal('Suggest an idea');
    await press('Enter');
    await when(() => focused() === 'title');
    // Like no other idea, however slowly it is typed: those would be on the way.
    await type('Reed stopper');
    await press('Tab');
    await type('For the old jars.');
    await press('Tab', 'Tab');
    expect(focused()).to.equal('credit');
    await press('Tab');
    expect(focused()).to.equal('Submit');
    await press('Enter');
    await when(() => focused() === 'Suggest an idea');
    await when(() => status() === 'Recorded, and here for everyone.');
    expect(focused()).to.equal('Suggest an idea');
  });

  it('sends by Enter in a field, brings the wrong field into focus, and leaves by Cancel', async () => {
    await open({});
    await press('Tab', 'Space');
    await when(() => focused() === 'title');
    await press('Tab', 'Tab', 'Tab');
    await type('Noor');
    await press('Enter');
    await when(() => focused() === 'title');
    expect(poll.text('[role=alert]')).to.equal('Please say in a few words what it is.');
    await press('Tab', 'Tab', 'Tab', 'Tab', 'Tab');
    expect(focused()).to.equal('Cancel');
    await press('Enter');
    await when(() => focused() === 'Suggest an idea');
    await press('Enter');
    await when(() => focused() === 'title');
    await type('A reed stopper');
    await press('Enter');
    await when(() => poll.titles().join() === 'A reed stopper');
  });

  it('is brought back to a draft that was refused', async () => {
    await open({});
    poll.service.refusal = 'too-many-ideas';
    await press('Tab', 'Enter');
    await when(() => focused() === 'title');
    await type('A reed stopper');
    await press('Enter');
    await poll.shows('Ten ideas', '.problem');
    await when(() => focused() === 'title');
  });

  it('is left where it is by a refusal when it has gone on', async () => {
    await open();
    poll.service.up = false;
    await poll.write({title: 'A reed stopper'});
    await poll.submit();
    await poll.shows('Saved on this device.', '[part=status]');
    poll.$('[type=search]')!.focus();
    poll.service.refusal = 'too-many-ideas';
    poll.service.up = true;
    poll.client.flush();
    await poll.shows('Ten ideas', '.problem');
    expect(focused()).to.equal('Search the ideas');
  });

  it('is searched, supported, and goes on to what is shown next', async () => {
    await open();
    poll.$('.suggest')!.focus();
    await press('Tab', 'Tab');
    expect(focused()).to.equal('Newest');
    await press('Space');
    await when(() => poll.titles()[0] === 'A seventh');
    await press('Tab', 'Tab');
    await type('sixth');
    await when(() => poll.titles().join() === 'A sixth');
    await press('Tab');
    expect(focused()).to.equal('Support A sixth');
    await press('Space');
    expect(poll.focused()!.ariaPressed).to.equal('true');
    await when(() => poll.text('.count strong') === '2');
    expect(focused()).to.equal('Support A sixth');
    await press('Enter');
    expect(poll.focused()!.ariaPressed).to.equal('false');
    await press('Tab');
    expect(focused()).to.equal('How this works');
    await press('Enter');
    expect(poll.$('details')!.hasAttribute('open')).to.equal(true);
  });

  it('stays on “Show more” while there is more, and beside what was shown last where there is not', async () => {
    await open({ideas: Array.from({length: 17}, (_, i) => [`Idea ${i}`, 1] as const)});
    poll.$('.list ~ button')!.focus();
    await press('Enter');
    await when(() => poll.titles().length === 15);
    expect(focused()).to.equal('Show more');
    await press('Enter');
    await when(() => poll.titles().length === 17);
    await sendKeys({down: 'Shift'});
    await press('Tab');
    await sendKeys({up: 'Shift'});
    expect(focused()).to.equal(`Support ${poll.titles().at(-1)}`);
  });
});

describe('a screen reader', () => {
  const {aria, text} = (check as unknown as {commons: {readonly aria: {getRole(element: Element): string | null}; readonly text: {accessibleText(element: Element): string}}}).commons;
  /** What has a role, as axe understands the standard (https://www.w3.org/TR/accname-1.2/). */
  const heard = (role: string): readonly {readonly name: string; readonly element: HTMLElement}[] => {
    check.setup(poll.element);
    const found = poll.$$('.ideas, .ideas *').filter(element => !element.closest('[aria-hidden=true]') && aria.getRole(element) === role).map(element => ({name: text.accessibleText(element).replace(/\s+/g, ' ').trim(), element}));
    check.teardown();
    return found;
  };
  const names = (role: string): readonly string[] => heard(role).map(({name}) => name);

  it('hears which idea each button supports, and whether it is supported', async () => {
    await open();
    const pressed = Object.fromEntries(heard('button').filter(({name}) => name.startsWith('Support ')).map(({name, element}) => [name, element.ariaPressed]));
    expect(pressed).to.deep.equal({
      'Support Bigger cups': 'true', 'Support Moon tin': 'false', 'Support A tin for every season': 'false', 'Support 月亮形的罐子': 'true', 'Support Donaudampfschifffahrtsgesellschaftskapitänsmützenteedose': 'false',
    });
    expect(heard('button').filter(({element}) => element.closest('.sorts')).map(({name, element}) => [name, element.ariaPressed])).to.deep.equal([['Most supported', 'true'], ['Newest', 'false'], ['Yours', 'false']]);
    expect(names('searchbox')).to.deep.equal(['Search the ideas']);
    expect(names('group')).to.include.members(['What next?', 'Which ideas']);
  });

  it('hears ladders and steps as text, and neither a bar nor a picture', async () => {
    await open();
    const list = (selector: string): (string | undefined)[] => poll.$$(`${selector} li`).map(({textContent}) => textContent.replace(/\s+/g, ' ').trim());
    expect(heard('list').filter(({name}) => name === 'Milestones').map(({element}) => element.className)).to.deep.equal(['ladder', 'ladder']);
    expect(list('.ladder')).to.deep.equal(['3 reached', '10 reached', '3', '10']);
    expect(poll.$$('.steps [aria-current=step]').map(({textContent}) => textContent)).to.deep.equal(['Made', 'Making it']);
    expect(list('.steps')).to.deep.equal(['In review', 'Making it', 'Made', 'In review', 'Making it', 'Made']);
    expect(poll.$$('svg').every(bar => bar.ariaHidden === 'true')).to.equal(true);
    expect([...names('img'), ...names('progressbar'), ...names('meter')]).to.deep.equal([]);
    expect(poll.$<HTMLImageElement>('.body img')!.alt).to.equal(''); // it says nothing that the words do not
    expect(names('link')).to.deep.equal(['See it: Bigger cups']);
  });

  it('hears what each field of the form is for, what it takes, and which one is wrong', async () => {
    await states['form with a problem']!();
    const fields = heard('textbox').map(({name, element}) => [name.replace(/\).*/, ')'), element.getAttribute('aria-invalid'), element.hasAttribute('aria-describedby') && poll.text(`#${element.getAttribute('aria-describedby')}`)]);
    expect(fields).to.deep.equal([
      ['Your idea', 'false', 'In a few words, 80 characters at most.'],
      ['Say more (optional)', 'false', false],
      ['Address of a picture (optional)', 'true', 'From cdn.example.'],
      ['Your name, if it is made (optional)', 'false', 'Only you and the brand see it until then.'],
    ]);
    expect(names('button')).to.include.members(['Submit', 'Cancel']);
  });

  it('is told once how far a deed has come, in one place', async () => {
    await open({ideas, moderated: false});
    const told: string[] = [];
    const elsewhere = new Set<string>();
    const place = poll.$('[part=status]')!;
    const watch = new MutationObserver(changes => {
      if (changes.some(({target}) => place.contains(target))) told.push(status()!);
      for (const one of poll.$$('[role], [aria-live]')) if (/^(Recorded|Saved|Sending)/.test(one.textContent.trim()) && one !== place) elsewhere.add(one.outerHTML);
      for (const one of poll.$$('small')) if (/Recorded|Saved|Sending/.test(one.textContent) && one.ariaHidden !== 'true') elsewhere.add(one.outerHTML);
    });
    watch.observe(poll.element.shadowRoot!, {subtree: true, childList: true, characterData: true});
    await poll.click('.list .support');
    await when(() => status() === 'Recorded.');
    await poll.write({title: 'A reed stopper'});
    await poll.submit();
    await when(() => status() === 'Recorded, and here for everyone.');
    // What comes of others' deeds is no news of one's own.
    poll.client.refresh();
    await when(() => poll.titles().length === 5 && poll.client.unsettled.size === 0);
    watch.disconnect();
    const sentences = told.filter((words, i) => words !== told[i - 1]);
    expect(sentences).to.deep.equal(told);
    expect(sentences.filter(words => words.startsWith('Recorded'))).to.deep.equal(['Recorded.', 'Recorded, and here for everyone.']);
    expect([...elsewhere]).to.deep.equal([]);
    expect(poll.$$('[role=status], [aria-live]')).to.have.length(1);
  });
});

describe('in Chinese, an open poll', () => {
  it('says nothing in English', async () => {
    document.documentElement.lang = 'zh-CN';
    await open();
    await poll.write({title: 'moon tin'});
    await when(() => !!poll.$('.similar'));
    expect(poll.text('.question')).to.equal('接下来做什么？');
    expect(poll.text('.turnout')).to.equal('7 个点子18 次支持');
    let words = poll.text('.ideas')!;
    for (const own of [...poll.titles(), ...poll.$$('.words, .hint').map(({textContent}) => textContent), 'Moon tin', 'Lin', 'Noor', 'Bigger cups', 'cdn.example', 'Too big for our kiln.']) words = words.replaceAll(own.replace(/\s+/g, ' '), '');
    expect(words).not.to.match(/[a-z]{2}/i);
    await poll.write({title: ''});
    await poll.submit();
    await poll.shows('请用几个字说说它是什么。', '[role=alert]');
  });

  it('changes its words when the page does', async () => {
    await open();
    document.documentElement.lang = 'zh-Hans';
    await poll.shows('我有一个点子', '.suggest');
    document.documentElement.lang = 'en';
    await poll.shows('Suggest an idea', '.suggest');
  });
});

describe('nothing moves', () => {
  for (const [motion, most] of [['reduce', 0], ['no-preference', 9]] as const) {
    it(`where ${motion === 'reduce' ? 'less motion is wanted' : 'motion is welcome, but the count that goes up'}`, async () => {
      await emulateMedia({reducedMotion: motion});
      await open({ideas});
      await poll.click('.list .support');
      await poll.shows('19 supports', '.turnout');
      const moving = poll.element.shadowRoot!.getAnimations().map(({effect}) => (effect as KeyframeEffect).target!.closest('.turnout, svg')!.tagName);
      expect(moving.length).to.be.within(most && 1, most);
    });
  }
});

for (const [state, make] of Object.entries(states)) {
  describe(`an open poll: ${state}`, () => {
    it('fits into 280 pixels, in both directions', async () => {
      await setViewport({width: 280, height: 900});
      for (const dir of ['ltr', 'rtl']) {
        document.documentElement.dir = dir;
        await make();
        for (const details of poll.$$('details')) details.setAttribute('open', '');
        const {left, right} = poll.$('.ideas')!.getBoundingClientRect();
        for (const element of poll.$$('.ideas *:not(.said)')) {
          const box = element.getBoundingClientRect();
          if (!box.width) continue;
          expect(box.left, `${dir} ${element.outerHTML.slice(0, 80)}`).to.be.at.least(left - 1);
          expect(box.right, `${dir} ${element.outerHTML.slice(0, 80)}`).to.be.at.most(right + 1);
        }
        expect(document.documentElement.scrollWidth).to.be.at.most(280);
        await unmountIdeas();
        await clearDevice();
      }
      await setViewport({width: 800, height: 600});
    });

    it('has nothing to touch that is smaller than a finger', async () => {
      await make();
      for (const element of poll.$$('button, input, textarea, summary')) {
        const {width, height} = element.getBoundingClientRect();
        expect(Math.min(width, height), element.outerHTML.slice(0, 120)).to.be.at.least(44);
      }
    });

    inEachTheme(() => {
      it('leaves axe nothing to mend', async () => {
        await make();
        for (const details of poll.$$('details')) details.setAttribute('open', '');
        await nothingToMend(poll.element);
      });
    });
  });
}
