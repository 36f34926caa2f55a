import {expect} from 'chai';
import {local} from '../../src/endpoints/local.js';
import type {EventData, KindredEvent, Verdict} from '../../src/events/index.js';
import type {IdeaPage, IdeaView, PollView} from '../../src/program/index.js';
import {anEvent} from '../events/an-event.js';

const visitors = ['0198c0de-0000-7000-8000-000000000001', '0198c0de-0000-7000-8000-000000000002', '0198c0de-0000-7000-8000-000000000003'] as const;
const ideas = {milestones: [{supports: 2, days: 30}, {supports: 3, days: 60}], pictures: ['https://cdn.example']};
const open = (more: object = {}): object => ({kind: 'open', question: 'What next?', results: 'always', ideas: {...ideas, moderated: false}, ...more});
const aProgram = () => ({
  name: `Shop ${crypto.randomUUID()}`,
  polls: {
    next: open({ideas}),
    free: open(),
    over: open({closes: '2020-01-01T00:00:00Z'}),
    members: open({assurance: 'member'}),
    lids: {kind: 'single', question: 'Which?', options: ['moon', 'tide'].map(id => ({id, label: id})), results: 'always'},
  },
});

let made = Date.now() - 60_000;
/** Each a moment after the one before. */
const said = <T extends 'idea.submitted' | 'idea.supported' | 'idea.unsupported'>(type: T, data: EventData[T], by: number): KindredEvent<T> => anEvent(type, data, {now: ++made, visitor: visitors[by]!});
const submission = (title: string, {poll = 'free', by = 0, ...more}: {poll?: string; by?: number; words?: string; picture?: string; credit?: string} = {}) => said('idea.submitted', {poll, title, ...more}, by);
const support = (idea: string, {poll = 'free', by = 1, not = false} = {}) => said(not ? 'idea.unsupported' : 'idea.supported', {poll, idea}, by);
const statuses = (receipt: readonly Verdict[]): string[] => receipt.map(verdict => (verdict.status === 'refused' ? verdict.reason : verdict.status));

describe('the service’s rules for ideas, in the page:', () => {
  let service: ReturnType<typeof local>;
  beforeEach(() => { service = local(aProgram()); });

  const send = async (...events: KindredEvent[]): Promise<string[]> => statuses(await service.deliver(events, {}));
  /** @param by nobody, where it is `null` */
  async function page(query: string, {poll = 'free', by = 0}: {poll?: string; by?: number | null} = {}): Promise<IdeaPage> {
    const reading = await service.read(`polls/${poll}/ideas?${query}`, {visitor: by === null ? undefined : visitors[by]});
    if (!reading.ok) throw new Error(reading.detail);
    return reading.value;
  }
  const list = async (query = 'sort=top', options: Parameters<typeof page>[1] = {}): Promise<readonly IdeaView[]> => (await page(query, options)).ideas;
  const titles = async (query = 'sort=top', options: Parameters<typeof page>[1] = {}): Promise<string[]> => (await list(query, options)).map(({title}) => title);

  describe('an idea that is submitted', () => {
    it('is there for all where nothing is moderated, with its author’s support, and says nothing of who that is', async () => {
      const event = submission(' A moon tin ', {words: '\nRound.', picture: 'https://CDN.example/../moon.png', credit: ' Lin '});
      expect(await send(event, event)).to.deep.equal(['accepted', 'duplicate']);
      const [idea] = await list('sort=top', {by: 1});
      expect(idea).to.deep.include({idea: event.id, title: 'A moon tin', words: 'Round.', picture: 'https://cdn.example/moon.png', state: 'published', supports: 1, mine: false, supported: false});
      expect(idea!.milestone).to.deep.include({reached: 0}).and.to.have.nested.property('next.remaining', 1);
      expect(JSON.stringify(idea)).not.to.match(/author|Lin|most|visitor/);
      expect((await list())[0]).to.include({mine: true, supported: true, credit: 'Lin'});
      expect(JSON.stringify(await list('sort=top', {by: null}))).to.equal(JSON.stringify([idea]));
    });

    it('is seen by its author alone where the brand reads it first', async () => {
      const event = submission('A moon tin', {poll: 'next'});
      await send(event);
      for (const query of ['sort=top', 'sort=new', 'sort=mine', 'q=moon']) {
        expect(await list(query, {poll: 'next'}), query).to.have.length(1);
        for (const by of [1, null]) expect(await list(query, {poll: 'next', by}), query).to.deep.equal([]);
      }
      expect((await list('sort=top', {poll: 'next'}))[0]).to.include({state: 'held', mine: true, supports: 1});
      expect(await send(support(event.id, {poll: 'next'}))).to.deep.equal(['unknown-idea']);
      expect((await service.read('polls/next', {visitor: visitors[0]}) as {value: PollView}).value.activity).to.deep.equal({supports: 0});
    });

    it('is one of ten at most, a voter and a poll', async () => {
      const ten = Array.from({length: 10}, (_, i) => submission(`Idea ${i}`));
      expect(new Set(await send(...ten))).to.deep.equal(new Set(['accepted']));
      expect(await send(submission('One more'), submission('Of another', {by: 1}), submission('Elsewhere', {poll: 'next'}))).to.deep.equal(['too-many-ideas', 'accepted', 'accepted']);
    });

    it('that is refused leaves no trace', async () => {
      const cases: readonly (readonly [KindredEvent, string])[] = [
        [submission('A <b>tin</b>'), 'invalid-idea'],
        [submission('A tin', {words: 'See\n<script>'}), 'invalid-idea'],
        [submission('A tin', {credit: '</a>'}), 'invalid-idea'],
        [submission('\u202eA tin'), 'invalid-idea'],
        [submission('A tin', {picture: 'https://evil.example/a.png'}), 'invalid-idea'],
        [submission('x'.repeat(81)), 'malformed'],
        [submission('A tin', {poll: 'lids'}), 'invalid-idea'],
        [submission('A tin', {poll: 'none'}), 'unknown-poll'],
        [submission('A tin', {poll: 'over'}), 'poll-closed'],
        [submission('A tin', {poll: 'members'}), 'members-only'],
      ];
      expect(await send(...cases.map(([event]) => event))).to.deep.equal(cases.map(([, reason]) => reason));
      for (const poll of ['free', 'over', 'members']) expect(await list('sort=mine', {poll}), poll).to.deep.equal([]);
      // Refused, it is not known: the same event is judged again.
      expect(await send(cases[0]![0])).to.deep.equal(['invalid-idea']);
    });
  });

  describe('a support', () => {
    let idea: string;
    const supports = async (): Promise<unknown> => {
      const [{supports: count, supported, milestone}] = await list('sort=top', {by: 1}) as [IdeaView];
      return [count, supported, milestone!.reached];
    };
    beforeEach(async () => {
      const event = submission('A moon tin');
      idea = event.id;
      await send(event);
    });

    it('counts once a voter, and is taken back once; a milestone stays reached', async () => {
      expect(await supports()).to.deep.equal([1, false, 0]);
      expect(await send(support(idea), support(idea))).to.deep.equal(['accepted', 'accepted']);
      expect(await supports()).to.deep.equal([2, true, 1]);
      expect(await send(support(idea, {by: 2}))).to.deep.equal(['accepted']);
      expect(await supports()).to.deep.equal([3, true, 2]);
      expect(await send(support(idea, {not: true}), support(idea, {not: true}))).to.deep.equal(['accepted', 'accepted']);
      expect(await supports()).to.deep.equal([2, false, 2]);
      expect((await service.read('polls/free', {visitor: undefined}) as {value: PollView}).value.activity).to.deep.equal({published: 1, supports: 2});
    });

    it('that was said earlier and comes late changes nothing', async () => {
      const [first, second] = [support(idea), support(idea, {not: true})];
      await send(second, first);
      expect(await supports()).to.deep.equal([1, false, 0]);
    });

    it('of an idea that there is not, or in another poll, is refused', async () => {
      expect(await send(support('01900000-0000-7000-8000-000000000001'), support(idea, {poll: 'next'}))).to.deep.equal(['unknown-idea', 'unknown-idea']);
    });
  });

  describe('a list', () => {
    beforeEach(async () => {
      const all = [submission('Moon tin'), submission('Bigger cups', {by: 1}), submission('月亮形的罐子', {by: 2})] as const;
      await send(...all, support(all[1].id, {by: 0}), support(all[1].id, {by: 2}), support(all[2].id, {by: 0}), support(all[2].id, {by: 0, not: true}));
    });

    it('comes by supports, or the latest first', async () => {
      expect(await titles('sort=top')).to.deep.equal(['Bigger cups', '月亮形的罐子', 'Moon tin']);
      expect(await titles('sort=new')).to.deep.equal(['月亮形的罐子', 'Bigger cups', 'Moon tin']);
      expect(await page('sort=top')).not.to.have.property('next');
    });

    it('is, as mine, what one has submitted or supports', async () => {
      expect(await titles('sort=mine')).to.deep.equal(['Bigger cups', 'Moon tin']);
      expect(await titles('sort=mine', {by: null})).to.deep.equal([]);
    });

    it('has those that say the same, in any script', async () => {
      expect(await titles('q=a+tin+with+a+MOON')).to.deep.equal(['Moon tin']);
      expect(await titles(`q=${encodeURIComponent('月亮茶罐')}`)).to.deep.equal(['月亮形的罐子']);
      expect(await titles('q=bowl')).to.deep.equal([]);
    });
  });

  it('the next page finds what this one has kept', async () => {
    const program = aProgram();
    service = local(program);
    const event = submission('A moon tin');
    await send(event, support(event.id));
    service = local(program);
    expect((await list())[0]).to.include({idea: event.id, supports: 2});
    expect(await send(event)).to.deep.equal(['duplicate']);
  });

  it('a page that had no ideas yet keeps its votes, and takes ideas from then on', async () => {
    const program = aProgram();
    const name = `kindred-local:${program.name}`;
    const old = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => ['events', 'ballots', 'tallies'].forEach(store => request.result.createObjectStore(store));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    // It is open in another tab, and gives way.
    old.onversionchange = () => old.close();
    const {id} = submission('A moon tin');
    await new Promise<void>((resolve, reject) => {
      const transaction = old.transaction(['ballots', 'tallies'], 'readwrite');
      transaction.objectStore('ballots').put({id, at: new Date().toISOString(), kind: 'single', choices: ['moon']}, ['lids', `visitor:${visitors[0]}`]);
      transaction.objectStore('tallies').put({counts: {moon: 7, tide: 2}, voters: 9}, 'lids');
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });

    service = local(program);
    const view = async (): Promise<PollView> => (await service.read('polls/lids', {visitor: visitors[0]}) as {value: PollView}).value;
    expect(await view()).to.deep.include({tally: {counts: {moon: 7, tide: 2}, leaders: ['moon'], voters: 9}}).and.to.have.nested.property('ballot.choices').that.deep.equals(['moon']);
    expect(await send(anEvent('poll.voted', {poll: 'lids', choices: ['tide']}), submission('A moon tin'))).to.deep.equal(['accepted', 'accepted']);
    expect((await view()).tally!.counts).to.deep.equal({moon: 6, tide: 3});
    expect(await titles()).to.deep.equal(['A moon tin']);
  });
});
