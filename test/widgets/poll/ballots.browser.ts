import {sendKeys, sendMouse, setViewport} from '@web/test-runner-commands';
import {expect} from 'chai';
import type {PollSnapshot} from '../../../src/client/poll-store.js';
import type {Vote} from '../../../src/program/counting/rule.js';
import type {PollView} from '../../../src/program/poll-view.js';
import {inEachTheme, nothingToMend} from '../axe.js';
import {pollOf} from '../fake-client.js';
import {counts, kinds, own} from './kinds.js';
import {mount, type Mounted, unmountAll} from './mount.js';

const open = (kind: string, change: Partial<PollSnapshot> = {}): Promise<Mounted> => mount({view: kinds[kind]!.open, ...change});

let poll: Mounted;
const click = async (selector: string, i = 0): Promise<void> => {
  (poll.$$(selector)[i] as HTMLElement).click();
  await poll.element.updateComplete;
};
const send = async (): Promise<unknown> => {
  await click('button.main');
  await poll.settled();
  return poll.client.votes.at(-1);
};
const focused = (): string | undefined => poll.element.shadowRoot!.activeElement?.id;
const rows = (): string[] => poll.$$('.placed > span:not([class])').map(({textContent}) => textContent);
const results = (): string[] => poll.$$('li.row, label').map(({textContent}) => textContent.replace(/\s+/g, ' ').trim());

afterEach(() => {
  unmountAll();
  document.documentElement.lang = 'en';
  document.documentElement.dir = '';
});

describe('an approval ballot', () => {
  it('takes several options, and no more than it may', async () => {
    poll = await open('approval');
    expect(poll.text('small')).to.equal('Choose up to 2.');
    await click('input', 0);
    await click('input', 3);
    expect(poll.text('small')).to.equal('Choose up to 2. 2 chosen');
    expect(poll.$$('input').map(input => (input as HTMLInputElement).disabled)).to.deep.equal([false, true, true, false]);
    expect(await send()).to.deep.equal({poll: 'autumn-tin', choices: ['cedar', 'cork']});
  });

  it('lets an option be taken back', async () => {
    poll = await open('approval');
    for (const i of [0, 1, 0]) await click('input', i);
    expect(await send()).to.deep.equal({poll: 'autumn-tin', choices: ['brass']});
  });

  it('casts nothing when nothing is chosen, and says what is missing', async () => {
    poll = await open('approval');
    expect(await send()).to.equal(undefined);
    expect((poll.$('input') as HTMLInputElement).validity.valueMissing).to.equal(true);
  });

  it('is told by keys', async () => {
    poll = await open('approval');
    poll.$('input')!.focus();
    await sendKeys({press: 'Space'});
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Space'});
    await sendKeys({press: 'Enter'});
    await poll.settled();
    expect(poll.client.votes.at(-1)).to.deep.equal({poll: 'autumn-tin', choices: ['cedar', 'brass']});
  });
});

describe('a poll with pictures', () => {
  it('shows one in full, and closes it by Escape with the focus where it was', async () => {
    poll = await open('image');
    const enlarge = poll.$('.enlarge')!;
    expect(enlarge.getAttribute('aria-label')).to.equal('Enlarge: Cedar');
    enlarge.focus();
    await sendKeys({press: 'Enter'});
    await poll.settled();
    const dialog = poll.$<HTMLDialogElement>('dialog')!;
    expect(dialog.open).to.equal(true);
    expect(dialog.querySelector('img')!.alt).to.equal('A lid of cedar');
    await sendKeys({press: 'Escape'});
    expect(dialog.open).to.equal(false);
    expect(poll.element.shadowRoot!.activeElement).to.equal(enlarge);
    expect(poll.client.votes).to.deep.equal([]);
  });

  it('selects nothing by looking', async () => {
    poll = await open('image');
    await click('.enlarge');
    await poll.settled();
    await click('dialog button');
    expect(poll.$$('input:checked')).to.have.length(0);
  });

  it('can be looked at after the vote', async () => {
    poll = await mount({view: kinds.image!.counted, own: own(kinds.image!.vote)});
    await click('.enlarge', 2);
    await poll.settled();
    expect(poll.$<HTMLDialogElement>('dialog')!.open).to.equal(true);
    expect(poll.text('dialog strong')).to.equal('Celadon glaze');
  });
});

describe('a ranking', () => {
  const added = async (...ids: string[]): Promise<void> => {
    for (const id of ids) await click(`#add-${id}`);
    await poll.settled();
  };

  it('grows in the order in which options are added', async () => {
    poll = await open('ranked');
    await added('cork', 'cedar');
    expect(rows()).to.deep.equal(['Portuguese cork', 'Cedar']);
    expect(await send()).to.deep.equal({poll: 'autumn-tin', choices: ['cork', 'cedar']});
  });

  it('is put in order by buttons; the focus stays with what is moved, and its place is said', async () => {
    poll = await open('ranked');
    await added('cork', 'cedar', 'brass');
    await click('#up-brass');
    await poll.settled();
    expect(rows()).to.deep.equal(['Portuguese cork', 'Brushed brass', 'Cedar']);
    expect(focused()).to.equal('up-brass');
    expect(poll.text('[role=status]')).to.equal('Brushed brass: number 2 of 3');
    await click('#up-brass');
    await poll.settled();
    expect(rows()[0]).to.equal('Brushed brass');
    expect(focused()).to.equal('down-brass');
  });

  it('is put in order by the arrow keys', async () => {
    poll = await open('ranked');
    await added('cork', 'cedar', 'brass');
    poll.$('#down-cork')!.focus();
    await sendKeys({press: 'ArrowDown'});
    await poll.settled();
    expect(rows()).to.deep.equal(['Cedar', 'Portuguese cork', 'Brushed brass']);
    await sendKeys({press: 'ArrowDown'});
    await poll.settled();
    expect(rows()).to.deep.equal(['Cedar', 'Brushed brass', 'Portuguese cork']);
    await sendKeys({press: 'ArrowUp'});
    await poll.settled();
    expect(rows()).to.deep.equal(['Cedar', 'Portuguese cork', 'Brushed brass']);
  });

  it('is put in order by dragging', async () => {
    poll = await open('ranked');
    await added('cork', 'cedar', 'brass');
    poll.element.scrollIntoView();
    const middle = (element: Element): [number, number] => {
      const {x, y, width, height} = element.getBoundingClientRect();
      return [Math.round(x + width / 2), Math.round(y + height / 2)];
    };
    const drag = async (from: number, to: number): Promise<void> => {
      const [x, y] = middle(poll.$$('.handle')[from]!);
      const target = poll.$$('.placed')[to]!.getBoundingClientRect();
      await sendMouse({type: 'move', position: [x, y]});
      await sendMouse({type: 'down'});
      await sendMouse({type: 'move', position: [x, Math.round((y + target.y) / 2)]});
      await sendMouse({type: 'move', position: [x, Math.round(to > from ? target.bottom - 4 : target.top + 4)]});
      await sendMouse({type: 'up'});
      await poll.settled();
    };
    await drag(0, 2);
    expect(rows()).to.deep.equal(['Cedar', 'Brushed brass', 'Portuguese cork']);
    await drag(0, 1);
    expect(rows()).to.deep.equal(['Brushed brass', 'Cedar', 'Portuguese cork']);
    await drag(2, 0);
    expect(rows()).to.deep.equal(['Portuguese cork', 'Brushed brass', 'Cedar']);
    expect(poll.$('.dragging')).to.equal(null);
  });

  it('gives up an option, which goes back to where it was', async () => {
    poll = await open('ranked');
    await added('cork', 'cedar');
    await click('.placed [aria-label^=Take]');
    await poll.settled();
    expect(rows()).to.deep.equal(['Cedar']);
    expect(focused()).to.equal('add-cork');
  });

  it('casts nothing when it is empty, and puts the focus where it begins', async () => {
    poll = await open('ranked');
    expect(await send()).to.equal(undefined);
    expect(focused()).to.equal('add-cedar');
  });

  it('shows the rounds, who leaves, and where one’s own vote went', async () => {
    poll = await mount({view: kinds.ranked!.counted, own: own(kinds.ranked!.vote)});
    expect(results()).to.include('Brushed brass 30% 30 first choices Ahead Your number 2');
    expect(poll.text('fieldset > div > span')).to.equal('In the last round your vote counted for Brushed brass, your number 2.');
    await click('summary');
    expect(poll.$$('.rounds > li').map(({textContent}) => textContent.replace(/\s+/g, ' ').trim())).to.deep.equal([
      'Round 1 Cedar 40 · 40% Brushed brass 30 · 30% Celadon glaze 20 · 20% · leaves Portuguese cork 10 · 10% · leaves',
      'Round 2 Brushed brass 51 · 53% Cedar 45 · 47% No choice left 4',
    ]);
  });

  it('says when none of one’s choices was left', async () => {
    poll = await mount({view: kinds.ranked!.counted, own: own({choices: ['glaze']})});
    expect(poll.text('fieldset > div > span')).to.equal('In the last round none of your choices was left.');
  });
});

describe('a score ballot', () => {
  it('gives what was rated, and leaves out the rest', async () => {
    poll = await open('score');
    await click('.scale:nth-child(2) input', 2 * 6 + 5);
    await click('.scale input', 2);
    expect(await send()).to.deep.equal({poll: 'autumn-tin', choices: ['glaze', 'cedar'], points: [5, 2]});
  });

  it('takes a score back', async () => {
    poll = await open('score');
    await click('.scale input', 3);
    await click('.scale input', 9);
    await click('.scale input', 0);
    expect(await send()).to.deep.equal({poll: 'autumn-tin', choices: ['brass'], points: [3]});
  });

  it('is told by keys', async () => {
    poll = await open('score');
    poll.$('.scale input')!.focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter']) await sendKeys({press: key});
    await poll.settled();
    expect(poll.client.votes.at(-1)).to.deep.equal({poll: 'autumn-tin', choices: ['cedar'], points: [3]});
  });

  it('shows means, and how many gave them', async () => {
    poll = await mount({view: kinds.score!.counted, own: own(kinds.score!.vote)});
    expect(results()).to.deep.equal(['Cedar 2.5 4 ratings You gave 2', 'Brushed brass – 0 ratings', 'Celadon glaze 4.8 5 ratings Ahead You gave 5', 'Portuguese cork 3.0 1 rating']);
  });
});

describe('a budget', () => {
  it('is spent by buttons, and never overspent', async () => {
    poll = await mount({view: pollOf({kind: 'budget', beans: 3})});
    expect(poll.text('output')).to.equal('3 beans left to spend');
    await click('[aria-label="One more bean for Cedar"]');
    await click('[aria-label="One more bean for Cedar"]');
    await click('[aria-label="One more bean for Portuguese cork"]');
    expect(poll.text('output')).to.equal('0 beans left to spend');
    expect(poll.$$('[aria-label^="One more"]').every(button => (button as HTMLButtonElement).disabled)).to.equal(true);
    expect(await send()).to.deep.equal({poll: 'autumn-tin', choices: ['cedar', 'cork'], points: [2, 1]});
  });

  it('is spent by keys', async () => {
    poll = await open('budget');
    poll.$('input')!.focus();
    for (const key of ['ArrowUp', 'ArrowUp', 'Tab', 'ArrowUp', 'Enter']) await sendKeys({press: key});
    await poll.settled();
    expect(poll.client.votes.at(-1)).to.deep.equal({poll: 'autumn-tin', choices: ['cedar', 'brass'], points: [2, 1]});
  });

  for (const [typed, kept] of [['99', '10'], ['-4', '0'], ['2.7', '2'], ['', '0']] as const) {
    it(`makes ${kept} of “${typed}”`, async () => {
      poll = await open('budget');
      const field = poll.$('input') as HTMLInputElement;
      field.value = typed;
      field.dispatchEvent(new Event('change'));
      await poll.settled();
      expect(field.value).to.equal(kept);
    });
  }

  it('shows each option’s share of all beans', async () => {
    poll = await mount({view: kinds.budget!.counted, own: own(kinds.budget!.vote)});
    expect(results()[0]).to.equal('Cedar 40% 40 beans Ahead 2 beans of yours');
  });
});

describe('this or that', () => {
  it('asks pair by pair, says how far one is, and sends all answers together', async () => {
    poll = await open('pairwise');
    const pairs: string[] = [];
    for (let i = 1; i <= 6; i++) {
      expect(poll.text('small')).to.equal(`Which of the two? ${i} of 6`);
      pairs.push(poll.$$('.side').map(({textContent}) => textContent.trim()).sort().join());
      await click('.side', 1);
    }
    expect(new Set(pairs).size).to.equal(6);
    expect(poll.text('small')).to.equal('6 answers given. Vote to send them.');
    expect(poll.client.votes).to.deep.equal([]);
    expect((await send() as Vote).choices).to.have.length(12);
  });

  it('takes “can’t say” for an answer, and lets one go back', async () => {
    poll = await open('pairwise');
    await click('.walk button');
    expect(poll.text('small')).to.equal('Which of the two? 2 of 6');
    await click('.walk button');
    await click('.walk button');
    expect(poll.text('small')).to.equal('Which of the two? 2 of 6');
    await click('.walk button');
    await click('.side');
    await click('.walk button');
    expect(poll.$$('.side').map(side => side.ariaPressed)).to.deep.equal(['true', 'false']);
    await click('.side', 1);
    expect((await send() as Vote).choices).to.have.length(2);
  });

  it('shows who is level', async () => {
    poll = await mount({view: kinds.pairwise!.counted, own: own(kinds.pairwise!.vote)});
    expect(results()).to.deep.equal([
      'Cedar 70% preferred 40 times Level You: 2 of 2',
      'Brushed brass 70% preferred 30 times Level You: 0 of 1',
      'Celadon glaze 40% preferred 20 times',
      'Portuguese cork 25% preferred 10 times You: 0 of 1',
    ]);
  });
});

describe('a poll of two hundred options', () => {
  const many = pollOf({options: Array.from({length: 200}, (_, i) => ({id: `o${i}`, label: `Tea ${i}`}))});

  it('shows twenty, and more when asked', async () => {
    poll = await mount({view: many});
    expect(poll.$$('label')).to.have.length(20);
    await click('button:not(.main)');
    expect(poll.$$('label')).to.have.length(40);
  });

  it('is searched by typing, keeps what was chosen in sight, and does not vote on Enter', async () => {
    poll = await mount({view: many});
    await click('label input', 3);
    poll.$('[type=search]')!.focus();
    await sendKeys({type: 'tea 19'});
    await poll.settled();
    expect(poll.$$('label')).to.have.length(11);
    await sendKeys({press: 'Enter'});
    await poll.settled();
    expect(poll.client.votes).to.deep.equal([]);
    await sendKeys({type: 'x'});
    await poll.settled();
    expect(poll.text('[role=status]')).to.equal('Nothing found.');
  });

  it('can be searched after the vote, too', async () => {
    poll = await mount({view: {...many, tally: {counts: {o150: 1}, leaders: ['o150'], voters: 1}}, own: own({choices: ['o150']})});
    expect(results().at(-1)).to.equal('Tea 150 100% 1 vote Ahead Your vote');
    expect((poll.$('[type=search]') as HTMLInputElement).matches(':disabled')).to.equal(false);
  });
});

describe('what the program says of an option or a result', () => {
  for (const [kind, more, changed] of [
    ['approval', {}, {choices: ['cork', 'glaze']}],
    ['budget', {beans: 10}, {choices: ['cork', 'glaze'], points: [1, 1]}],
  ] as const) {
    it(`a vote for what was withdrawn since can be changed: ${kind}`, async () => {
      const options = pollOf().options.map(option => ({...option, withdrawn: option.id === 'cedar'}));
      poll = await mount({view: pollOf({kind, ...more, options}), own: own(kinds[kind]!.vote)});
      await click('form > div button');
      await poll.settled();
      await click(kind === 'budget' ? '[aria-label="One more bean for Celadon glaze"]' : 'label:nth-child(3) input');
      expect(await send()).to.deep.equal({poll: 'autumn-tin', ...changed});
    });
  }

  it('a withdrawn option cannot be chosen and says so', async () => {
    poll = await mount({view: pollOf({options: pollOf().options.map((option, i) => ({...option, withdrawn: i === 1}))})});
    expect((poll.$$('input')[1] as HTMLInputElement).disabled).to.equal(true);
    expect(results()[1]).to.equal('Brushed brass Withdrawn');
  });

  it('a result below its quorum says how many have to vote', async () => {
    poll = await mount({view: pollOf({quorum: 100, tally: {counts, voters: 99}}), own: own({choices: ['cedar']})});
    expect(poll.text('fieldset > div > small')).to.equal('The result holds once 100 have voted.');
    await poll.set({view: pollOf({quorum: 100, tally: {counts, voters: 100}})});
    expect(poll.$('fieldset > div > small')).to.equal(null);
  });
});

describe('how it is counted', () => {
  const at = '2026-10-01T08:00:00.000Z';
  const ranked = kinds.ranked!;
  const counted = {...ranked.counted, ballot: {id: '0198c0de-0000-7000-8000-00000000000a', at, ...ranked.vote}} as PollView;
  const about = (): string[] => poll.$$('.about > ul > li').map(({textContent}) => textContent.replace(/\s+/g, ' ').trim());
  const press = async (name: string): Promise<void> => {
    poll.$$('.about button').find(({textContent}) => textContent === name)!.click();
    await poll.settled();
  };

  it('is told in a sentence, with who may vote, how many have, and until when', async () => {
    poll = await mount({view: {...counted, assurance: 'member'}, own: own(ranked.vote)});
    const [rule, who, turnout, until] = about();
    expect(rule).to.contain('the one with the fewest leaves');
    expect(who).to.equal('One vote for each member of the shop.');
    expect(turnout).to.equal('100 have voted.');
    expect(until).to.match(/^Open until October 4, 2026 at .* change or withdraw/);
  });

  it('is told to be for those who have bought, in both languages', async () => {
    poll = await mount({view: {...counted, assurance: 'order'}});
    expect(about()[1]).to.equal('One vote for each member who has bought it.');
    unmountAll();
    poll = await mount({view: {...counted, assurance: 'order'}}, 'lang="zh-Hans"');
    expect(about()[1]).to.equal('每位买过的会员一票。');
  });

  it('tells who is refused that the vote is for others, and nobody else', async () => {
    poll = await mount({view: {...ranked.open, assurance: 'order'}, own: own(ranked.vote, 'saved')});
    expect(poll.$('[role=alert]')).to.equal(null);
    await poll.set({own: {...own(ranked.vote, 'refused'), reason: 'buyers-only'}});
    expect(poll.text('[role=alert]')).to.equal('This vote is for members who have bought it.');
    await poll.set({own: {...own(ranked.vote, 'refused'), reason: 'members-only'}});
    expect(poll.text('[role=alert]')).to.equal('This vote is for members of the shop. Sign in, and vote again.');
    await poll.set({own: {...own(ranked.vote, 'refused'), reason: 'poll-closed'}});
    expect(poll.$('[role=alert]')).to.equal(null);
  });

  it('tells no turnout that the view hides', async () => {
    poll = await mount({view: ranked.open});
    expect(about().join()).not.to.contain('voted');
  });

  it('has a receipt once the service has recorded the vote, and not for another one on its way', async () => {
    poll = await mount({view: counted, own: own(ranked.vote)});
    expect(about()[4]).to.match(/^Your receipt: vote 0198c0de-0000-7000-8000-00000000000a, recorded on October 1, 2026/);
    await poll.set({own: own({choices: ['glaze']}, 'saved')});
    expect(about().join()).not.to.contain('receipt');
  });

  it('says of a vote that was set aside that the brand looks at it, or has left it out, and never that it counts', async () => {
    const aside = (more: object): PollView => ({...counted, ballot: {...counted.ballot!, aside: true, ...more}});
    const buttons = (): string[] => poll.$$('.about button').map(({textContent}) => textContent);
    poll = await mount({view: aside({}), own: own(ranked.vote)});
    expect(about()[5]).to.equal('Your vote is recorded. The brand looks at it before it counts.');
    expect(buttons()).to.deep.equal(['Withdraw my vote']);
    await poll.set({view: aside({leftOut: true})});
    expect(about()[5]).to.equal('Your vote is recorded. The brand has left it out of the count.');
    await poll.set({view: counted});
    await press('Is my vote in the count?');
    await poll.set({view: {...aside({}), now: '2026-10-01T10:00:00.000Z'}});
    expect(poll.text('.about [role=status]')).to.equal('');
    expect(about().join()).to.contain('The brand looks at it');
  });

  it('says in the receipt how much the vote weighed, where the counts are shown', async () => {
    const single = kinds.approval!.counted;
    const view = {...single, ballot: {id: '0198c0de-0000-7000-8000-00000000000a', at, kind: 'approval', choices: ['cedar', 'cork']}} as PollView;
    poll = await mount({view, own: own(kinds.approval!.vote)});
    expect(about()[5]).to.equal('Of your choices, Cedar is ahead by 10.');
    const {tally: _, ...hidden} = view;
    await poll.set({view: hidden});
    expect(about().join()).to.contain('receipt').and.not.contain('ahead');
    unmountAll();
    document.documentElement.lang = 'zh-CN';
    poll = await mount({view, own: own(kinds.approval!.vote)});
    expect(about()[5]).to.equal('你选的里面，雪松木领先 10。');
  });

  it('says in which round the vote went on, and to what', async () => {
    poll = await mount({view: {...counted, ballot: {...counted.ballot!, kind: 'ranked'}}, own: own(ranked.vote)});
    expect(about().slice(5, 7)).to.deep.equal(['In round 2 your vote went from Portuguese cork to Brushed brass.', 'In round 2, the last, Brushed brass is ahead by 6.']);
  });

  it('says that the vote is in the count when the service has answered again, and not before', async () => {
    poll = await mount({view: counted, own: own(ranked.vote)});
    await press('Is my vote in the count?');
    expect(poll.client.refreshed).to.equal(1);
    await poll.set({own: own(ranked.vote)});
    expect(poll.text('.about [role=status]')).to.equal('');
    await poll.set({view: {...counted, now: '2026-10-01T09:30:00.000Z'}});
    expect(poll.text('.about [role=status]')).to.match(/^Yes, at October 1, 2026/);
  });

  it('withdraws the vote, and lets one vote again', async () => {
    poll = await mount({view: counted, own: own(ranked.vote)});
    await press('Withdraw my vote');
    expect(poll.client.tracked.at(-1)).to.deep.equal({type: 'poll.retracted', data: {poll: 'autumn-tin'}});
    await poll.set({own: own({choices: []})});
    expect(poll.$('#add-cedar')).to.exist;
  });

  it('withdraws nothing once the poll is closed', async () => {
    poll = await mount({view: {...counted, state: 'closed', closes: '2026-09-30T09:00:00.000Z'}, own: own(ranked.vote)});
    expect(about().join()).to.contain('Closed on September 30, 2026').and.not.contain('Withdraw');
  });
});

for (const [kind, {open: view, vote, counted}] of Object.entries(kinds)) {
  describe(kind, () => {
    it('shows no count that the view does not have', async () => {
      poll = await mount({view, own: own(vote)});
      expect(poll.$$('strong')).to.have.length(0);
      expect(poll.$$('.rounds')).to.have.length(0);
    });

    it('begins a change with the vote that is held, and casts it again only when it is another', async () => {
      poll = await mount({view: counted, own: own(vote)});
      await poll.settled();
      await click('form > div button');
      await poll.settled();
      await click('button.main');
      expect(poll.client.votes).to.deep.equal([]);
    });

    it('keeps a refused vote as the draft', async () => {
      poll = await mount({view, own: {...own(vote, 'refused'), reason: 'invalid-ballot'}});
      expect(poll.text('[part=status]')).to.equal('Your vote could not be recorded. Please choose again.');
      await click('button.main');
      expect(poll.client.votes).to.deep.equal([{poll: 'autumn-tin', ...vote}]);
    });

    it('speaks Chinese', async () => {
      document.documentElement.lang = 'zh-CN';
      poll = await mount({view: counted, own: own(vote)});
      expect(results().join()).to.match(/[票选胜豆打]/).and.not.match(/Ahead|Your|Level|You /);
    });

    it('fits into 280 pixels, in both directions', async () => {
      await setViewport({width: 280, height: 900});
      for (const dir of ['ltr', 'rtl']) {
        document.documentElement.dir = dir;
        for (const snapshot of [{view}, {view: counted, own: own(vote)}]) {
          poll = await mount(snapshot);
          const {left, right} = poll.$('form')!.getBoundingClientRect();
          for (const element of poll.$$('form *:not(dialog *, .said)')) {
            const box = element.getBoundingClientRect();
            if (!box.width || element.closest('dialog')) continue;
            expect(box.left, `${dir} ${element.outerHTML.slice(0, 80)}`).to.be.at.least(left - 1);
            expect(box.right, `${dir} ${element.outerHTML.slice(0, 80)}`).to.be.at.most(right + 1);
          }
          unmountAll();
        }
      }
      await setViewport({width: 800, height: 600});
    });

    inEachTheme(() => {
      for (const [state, snapshot] of Object.entries({choosing: {view}, drafted: {view, own: own(vote, 'refused')}, counted: {view: counted, own: own(vote)}, closed: {view: {...counted, state: 'closed', closes: '2026-09-30T09:00:00.000Z'} as PollView}})) {
        it(`leaves axe nothing to mend: ${state}`, async () => {
          poll = await mount(snapshot);
          for (const details of poll.$$('details')) details.setAttribute('open', '');
          await nothingToMend(poll.element);
        });
      }
    });
  });
}
