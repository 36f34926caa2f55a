import {sendKeys, setViewport} from '@web/test-runner-commands';
import {expect} from 'chai';
import type {OwnVote} from '../../../src/client/poll-store.js';
import type {Vote} from '../../../src/program/counting/rule.js';
import type {PollView} from '../../../src/program/poll-view.js';
import {inEachTheme, nothingToMend} from '../axe.js';
import {pollOf} from '../fake-client.js';
import {mount, type Mounted, unmountAll} from './mount.js';

const groups = {
  question: {en: 'Where do you live?', 'zh-Hans': '你住在哪里？'},
  smallest: 5,
  options: [{id: 'north', label: {en: 'In the north', 'zh-Hans': '北方'}}, {id: 'south', label: {en: 'In the south', 'zh-Hans': '南方'}}, {id: 'isles', label: 'On the isles'}],
};
const counts = {cedar: 40, brass: 30, glaze: 20, cork: 10};
const own = (vote: Vote, stage: OwnVote['stage'] = 'recorded'): OwnVote => ({id: 'v', ...vote, stage});
const asking = (change: object = {}): PollView => ({...pollOf({kind: 'approval'}), groups, ...change});
const vote = {choices: ['cedar'], group: 'south'};
const counted = asking({
  tally: {counts, voters: 60, leaders: ['cedar']},
  splits: [
    {group: 'north', tally: {counts: {cedar: 2, brass: 3, glaze: 3, cork: 1}, voters: 6, leaders: ['brass', 'glaze']}},
    {group: 'south', tally: {counts: {cedar: 28, brass: 0, glaze: 14, cork: 0}, voters: 28, leaders: ['cedar']}},
  ],
});

let poll: Mounted;
const list = (): HTMLSelectElement => poll.$<HTMLSelectElement>('select')!;
const click = async (selector: string, i = 0): Promise<void> => {
  poll.$$(selector)[i]!.click();
  await poll.element.updateComplete;
};
const belong = async (group: string): Promise<void> => {
  list().value = group;
  list().dispatchEvent(new Event('change', {bubbles: true}));
  await poll.element.updateComplete;
};
const send = async (): Promise<unknown> => {
  await click('button.main');
  await poll.settled();
  return poll.client.votes.at(-1);
};
const rows = (table: Element): string[] => [...table.querySelectorAll('caption, tr')].map(({textContent}) => textContent.replace(/\s+/g, ' ').trim());

afterEach(() => {
  unmountAll();
  document.documentElement.lang = 'en';
  document.documentElement.dir = '';
});

describe('a poll that asks where its voters belong', () => {
  it('asks under the options, and nobody has to answer', async () => {
    poll = await mount({view: asking()});
    expect(poll.text('.ask span')).to.equal('Where do you live? – optional');
    expect([...list().options].map(({text}) => text)).to.deep.equal(['', 'In the north', 'In the south', 'On the isles']);
    expect(list().labels[0]!.textContent).to.contain('Where do you live?');
    await click('label input');
    expect(await send()).to.deep.equal({poll: 'autumn-tin', choices: ['cedar']});
  });

  it('sends the answer with the vote, in whichever order they were given', async () => {
    poll = await mount({view: asking()});
    await belong('north');
    await click('label input', 1);
    await click('label input', 2);
    expect(await send()).to.deep.equal({poll: 'autumn-tin', choices: ['brass', 'glaze'], group: 'north'});
    unmountAll();
    poll = await mount({view: asking()});
    await click('label input', 1);
    await belong('south');
    expect(poll.$$('input').map(input => (input as HTMLInputElement).checked)).to.deep.equal([false, true, false, false]);
    expect(await send()).to.deep.equal({poll: 'autumn-tin', choices: ['brass'], group: 'south'});
  });

  for (const [kind, more, choose, cast] of [
    ['single', {}, 'label input', {choices: ['cedar']}],
    ['ranked', {}, '#add-cedar', {choices: ['cedar']}],
    ['score', {}, '.scale input:last-of-type', {choices: ['cedar'], points: [5]}],
    ['budget', {beans: 3}, '[aria-label="One more bean for Cedar"]', {choices: ['cedar'], points: [1]}],
    ['pairwise', {}, '.side', undefined],
  ] as const) {
    it(`does so in every kind: ${kind}`, async () => {
      poll = await mount({view: asking({kind, ...more})});
      await belong('north');
      if (kind === 'score') await click('.scale input', 5);
      else await click(choose);
      const sent = await send() as Vote;
      expect(sent).to.deep.equal({poll: 'autumn-tin', ...(cast ?? {choices: sent.choices}), group: 'north'});
    });
  }

  it('is told by keys', async () => {
    poll = await mount({view: asking()});
    await click('label input');
    list().focus();
    for (const key of ['ArrowDown', 'ArrowDown']) await sendKeys({press: key});
    await poll.settled();
    expect(await send()).to.deep.equal({poll: 'autumn-tin', choices: ['cedar'], group: 'south'});
  });

  it('begins a change with the answer that is held, and takes it back', async () => {
    poll = await mount({view: asking(), own: own(vote)});
    expect(poll.$('select')).to.equal(null);
    await click('form > div button');
    await poll.settled();
    expect(list().value).to.equal('south');
    await belong('');
    expect(await send()).to.deep.equal({poll: 'autumn-tin', choices: ['cedar']});
  });

  it('leaves out of a changed vote a group that the brand has taken out since', async () => {
    poll = await mount({view: asking({groups: {...groups, options: groups.options.filter(({id}) => id !== 'south')}}), own: own(vote)});
    await click('form > div button');
    await poll.settled();
    expect(list().value).to.equal('');
    await click('label input', 1);
    expect(await send()).to.deep.equal({poll: 'autumn-tin', choices: ['cedar', 'brass']});
  });
});

describe('a result that is split', () => {
  it('shows what each group chose, in the program’s order, and says who is left out', async () => {
    poll = await mount({view: counted, own: own(vote)});
    expect(poll.text('.splits summary')).to.equal('Split by “Where do you live?”');
    await click('.splits summary');
    expect(poll.$$('table').map(rows)).to.deep.equal([
      ['In the north 6 have voted.', 'Brushed brass 50% 3 votes Level', 'Celadon glaze 50% 3 votes Level', 'Cedar 33% 2 votes'],
      ['In the south 28 have voted.', 'Cedar 100% 28 votes Ahead', 'Celadon glaze 50% 14 votes'],
    ]);
    expect(poll.text('.splits > small')).to.equal('Groups under 5 people are not shown, nor any that would give them away.');
    expect(poll.$$('th').every(cell => cell.getAttribute('scope') === 'row')).to.equal(true);
  });

  it('says that small groups are not shown when none is', async () => {
    poll = await mount({view: {...counted, splits: []}, own: own(vote)});
    expect(poll.$('table')).to.equal(null);
    expect(poll.text('.splits > small')).to.match(/^Groups under 5/);
  });

  it('shows nothing that the view does not have', async () => {
    poll = await mount({view: asking(), own: own(vote)});
    expect(poll.$('.splits')).to.equal(null);
  });

  it('is counted by each kind’s own rule', async () => {
    const split = (kind: string, tally: object, more = {}): PollView => ({...asking({kind, ...more}), tally, splits: [{group: 'north', tally}]}) as PollView;
    for (const [view, told] of [
      [split('ranked', {counts, voters: 100, leaders: ['brass'], rounds: [{counts, exhausted: 0, eliminated: ['glaze', 'cork']}, {counts: {cedar: 45, brass: 51}, exhausted: 4, eliminated: []}]}), 'Brushed brass 30% 30 first choices Ahead'],
      [split('score', {counts: {cedar: 1, brass: 0, glaze: 2, cork: 0}, voters: 2, leaders: ['glaze'], ratings: {cedar: [1, 0, 0, 0, 0], brass: [0, 0, 0, 0, 0], glaze: [0, 0, 0, 1, 1], cork: [0, 0, 0, 0, 0]}}), 'Celadon glaze 4.5 2 ratings Ahead'],
      [split('budget', {counts, voters: 10, leaders: ['cedar']}, {beans: 10}), 'Cedar 40% 40 beans Ahead'],
      [split('pairwise', {counts, voters: 9, leaders: ['cedar'], preferred: {cedar: 0.7, brass: 0.6, glaze: 0.4, cork: 0.25}}), 'Cedar 70% preferred 40 times Ahead'],
    ] as const) {
      poll = await mount({view});
      expect(rows(poll.$('table')!)[1], view.kind).to.equal(told);
      unmountAll();
    }
  });

  it('speaks Chinese', async () => {
    document.documentElement.lang = 'zh-CN';
    poll = await mount({view: counted, own: own(vote)});
    expect(poll.text('.splits summary')).to.equal('按“你住在哪里？”分看');
    expect(poll.text('.splits')).to.contain('北方').and.not.match(/Cedar|voted|Groups/);
    unmountAll();
    poll = await mount({view: asking()});
    expect(poll.text('.ask span')).to.equal('你住在哪里？（选填）');
  });
});

describe('groups', () => {
  const states = {choosing: {view: asking()}, counted: {view: counted, own: own(vote)}};

  it('fit into 280 pixels, in both directions', async () => {
    await setViewport({width: 280, height: 900});
    for (const dir of ['ltr', 'rtl']) {
      document.documentElement.dir = dir;
      for (const snapshot of Object.values(states)) {
        poll = await mount(snapshot);
        for (const details of poll.$$('details')) details.setAttribute('open', '');
        const {left, right} = poll.$('form')!.getBoundingClientRect();
        for (const element of poll.$$('.ask *:not(option), .splits *')) {
          const box = element.getBoundingClientRect();
          expect(box.left, `${dir} ${element.outerHTML.slice(0, 80)}`).to.be.at.least(left - 1);
          expect(box.right, `${dir} ${element.outerHTML.slice(0, 80)}`).to.be.at.most(right + 1);
        }
        unmountAll();
      }
    }
    await setViewport({width: 800, height: 600});
  });

  inEachTheme(() => {
    for (const [state, snapshot] of Object.entries(states)) {
      it(`leave axe nothing to mend: ${state}`, async () => {
        poll = await mount(snapshot);
        for (const details of poll.$$('details')) details.setAttribute('open', '');
        await nothingToMend(poll.element);
      });
    }
  });
});
