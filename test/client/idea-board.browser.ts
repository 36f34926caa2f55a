import {expect} from 'chai';
import {type Asked, type IdeaBoard, openIdeaBoard} from '../../src/client/idea-board.js';
import type {DeliverOptions, Reading, ReadOptions} from '../../src/endpoints/endpoint.js';
import type {KindredEvent, Receipt} from '../../src/events/index.js';
import {type Client, createClient} from '../../src/index.js';
import type {IdeaPage, IdeaView, PollView} from '../../src/program/index.js';
import {clearDevice, told, when} from '../outbox/harness.js';

const poll = 'next';
const ids = {moon: '01900000-0000-7000-8000-000000000001', tide: '01900000-0000-7000-8000-000000000002'};
const anIdea = (title: string, change: Partial<IdeaView> = {}): IdeaView => ({
  idea: title, title, state: 'published', submitted: '2026-01-01T00:00:00.000Z', supports: 1, mine: false, supported: false, ...change,
});
/** @param supports how many the poll has together; another number means that the poll has changed */
const aView = (supports = 0): PollView => ({
  poll, kind: 'open', question: 'What next?', results: 'always', ideas: {milestones: []}, options: [], state: 'open', now: '2026-01-01T00:00:00.000Z', activity: {supports},
} as unknown as PollView);

interface Read {
  readonly query: string;
  readonly visitor: string | undefined;
  answer(page?: Partial<IdeaPage>): void;
  fail(): void;
}

/** A service whose ideas the test changes, two a page. */
function aService() {
  const service = {
    name: `test ${crypto.randomUUID()}`,
    all: [] as IdeaView[],
    mine: [] as IdeaView[],
    found: [] as IdeaView[],
    /** All that was asked, in order. */
    reads: [] as Read[],
    /** What is asked waits for the test's own answer. */
    holding: false,
    up: true,
    batches: [] as {readonly events: readonly KindredEvent[]; answer(receipt: Receipt): void}[],
    deliver: (events: readonly KindredEvent[], _: DeliverOptions) => new Promise<Receipt>(answer => service.batches.push({events, answer})),
    watch: () => () => undefined,
    read: (resource: string, {visitor}: ReadOptions) => new Promise<Reading<IdeaPage>>(resolve => {
      const query = resource.split('?')[1]!;
      const read: Read = {
        query, visitor,
        answer: (page = service.page(query)) => resolve({ok: true, value: {ideas: [], now: '', ...page}}),
        fail: () => resolve({ok: false, problem: 'unreachable', detail: 'no answer'}),
      };
      service.reads.push(read);
      if (service.holding) return;
      if (service.up) read.answer();
      else read.fail();
    }),
    page(query: string): Pick<IdeaPage, 'ideas' | 'next'> {
      const asked = new URLSearchParams(query);
      if (asked.has('q')) return {ideas: service.found};
      if (asked.get('sort') === 'mine') return {ideas: service.mine};
      const from = Number(asked.get('after') ?? 0);
      return {ideas: service.all.slice(from, from + 2), ...(service.all.length > from + 2 && {next: `${from + 2}`})};
    },
    /** What was asked since, without what is read along for the reader's own list. */
    queries: (from = 0) => service.reads.slice(from).map(({query}) => query).filter(query => query !== 'sort=mine'),
    /** Answers the oldest batch that waits. */
    async receive(...receipt: Receipt) {
      await when(() => service.batches.length > 0);
      service.batches.shift()!.answer(receipt);
    },
  };
  return service;
}

describe('the ideas of an open poll', () => {
  let service: ReturnType<typeof aService>;
  let client: Client;
  let board: IdeaBoard;
  let changes: number;
  let onChange: () => void;

  const titles = (): string[] => board.list.map(({title}) => title);
  const ready = (): Promise<void> => when(() => board.status === 'ready');
  const connect = (): Client => createClient({endpoint: service});
  const open = (): void => {
    board = openIdeaBoard(client, poll, () => {
      changes++;
      onChange();
    });
  };
  const support = (idea = ids.moon, type: 'idea.supported' | 'idea.unsupported' = 'idea.supported'): string => client.track(type, {poll, idea});
  const submit = (title: string): string => client.track('idea.submitted', {poll, title});

  beforeEach(async () => {
    await clearDevice();
    changes = 0;
    onChange = () => undefined;
    service = aService();
    client = connect();
    open();
  });
  afterEach(async () => {
    // What is still being saved would be there for the next test.
    await when(() => [...client.unsettled.values()].every(({stage}) => stage !== 'sending'));
    board.close();
    client.close();
  });

  describe('are read', () => {
    beforeEach(() => { service.all = ['a', 'b', 'c', 'd', 'e'].map(title => anIdea(title)); });

    it('with the first view, best first; before it, nothing is', async () => {
      expect([board.status, board.more]).to.deep.equal(['loading', false]);
      expect(service.reads).to.deep.equal([]);
      board.follow(aView());
      await ready();
      expect(titles()).to.deep.equal(['a', 'b']);
      expect(board.more).to.equal(true);
      expect(service.queries()).to.deep.equal(['sort=top']);
      expect(changes).to.be.greaterThan(0);
    });

    it('page after page, each by the cursor of the one before', async () => {
      board.follow(aView());
      await ready();
      board.showMore();
      await when(() => board.list.length === 4);
      board.showMore();
      await when(() => board.list.length === 5);
      expect(titles()).to.deep.equal(['a', 'b', 'c', 'd', 'e']);
      expect(board.more).to.equal(false);
      expect(service.queries()).to.deep.equal(['sort=top', 'sort=top&after=2', 'sort=top&after=4']);
    });

    it('anew, as many as are shown, when the poll has changed, and not when it has not', async () => {
      board.follow(aView());
      await ready();
      board.showMore();
      await when(() => board.list.length === 4);
      const from = service.reads.length;
      board.follow(aView());
      expect(service.queries(from)).to.deep.equal([]);
      service.all = ['f', ...'abcdef'].map(title => anIdea(title));
      board.follow(aView(1));
      await when(() => titles()[0] === 'f');
      expect(titles()).to.deep.equal(['f', 'a', 'b', 'c']);
      expect(service.queries(from)).to.deep.equal(['sort=top', 'sort=top&after=2']);
      board.showMore();
      await when(() => board.list.length === 6);
      expect(service.queries(from).at(-1)).to.equal('sort=top&after=4');
    });

    it('in another order or by words when that is asked for, from the first page', async () => {
      board.follow(aView());
      await ready();
      board.showMore();
      await when(() => board.list.length === 4);
      board.ask({sort: 'new', query: ''});
      expect([board.status, board.more, ...titles()]).to.deep.equal(['loading', false]);
      await ready();
      service.found = [anIdea('found')];
      board.ask({sort: 'new', query: 'a & b'});
      await when(() => titles()[0] === 'found');
      expect(service.queries().slice(2)).to.deep.equal(['sort=new', 'q=a+%26+b']);
    });

    it('as whoever reads, with their own beside the list', async () => {
      service.mine = [anIdea('mine', {state: 'held', mine: true})];
      board.follow(aView());
      await ready();
      expect(service.reads.map(({query, visitor}) => [query, visitor])).to.deep.equal([['sort=top', undefined]]);
      const id = support();
      await when(() => !!client.$reader.get().visitor);
      board.follow(aView());
      await when(() => board.mine.length === 1);
      const {visitor} = client.$reader.get();
      expect(service.reads.slice(1).map(read => [read.query, read.visitor])).to.deep.equal([['sort=top', visitor], ['sort=mine', visitor]]);
      expect(client.unsettled.has(id)).to.equal(true);
    });

    it('no more once the board is closed', async () => {
      service.holding = true;
      board.follow(aView());
      board.close();
      const before = changes;
      service.reads[0]!.answer();
      await told(client, support(), 'saved');
      expect(changes).to.equal(before);
      expect(board.status).to.equal('loading');
      expect(board.said.size).to.equal(0);
    });
  });

  describe('are those that were asked for last:', () => {
    const late = async (...asked: Asked[]): Promise<void> => {
      service.holding = true;
      const from = service.reads.length;
      for (const one of asked) board.ask(one);
      await when(() => service.reads.length === from + asked.length);
    };

    it('an answer that comes late is dropped', async () => {
      await late({sort: 'new', query: ''}, {sort: 'top', query: ''});
      service.reads[1]!.answer({ideas: [anIdea('asked last')]});
      await ready();
      service.reads[0]!.answer({ideas: [anIdea('asked first')]});
      await new Promise(resolve => setTimeout(resolve));
      expect(titles()).to.deep.equal(['asked last']);
    });

    it('and so is a failure', async () => {
      await late({sort: 'new', query: ''}, {sort: 'top', query: ''});
      service.reads[1]!.answer({ideas: [anIdea('asked last')]});
      await ready();
      service.reads[0]!.fail();
      await new Promise(resolve => setTimeout(resolve));
      expect(board.status).to.equal('ready');
    });

    for (const [what, end] of [['a page', (read: Read) => read.answer({ideas: [anIdea('of another order')]})], ['a page that fails', (read: Read) => read.fail()]] as const) {
      it(`${what} of another order is not added`, async () => {
        service.all = ['a', 'b', 'c'].map(title => anIdea(title));
        board.follow(aView());
        await ready();
        service.holding = true;
        board.showMore();
        board.ask({sort: 'new', query: ''});
        service.reads[2]!.answer({ideas: [anIdea('new')]});
        await ready();
        end(service.reads[1]!);
        await new Promise(resolve => setTimeout(resolve));
        expect([board.status, board.more, ...titles()]).to.deep.equal(['ready', false, 'new']);
      });
    }

    for (const [what, deeds] of [
      ['more, and then the poll changes', [(): void => board.showMore(), (): void => board.follow(aView(1))]],
      ['more, while a change is being read', [(): void => board.follow(aView(1)), (): void => board.showMore()]],
    ] as const) {
      it(`${what}: both come`, async () => {
        service.all = ['a', 'b', 'c', 'd', 'e'].map(title => anIdea(title));
        board.follow(aView());
        await ready();
        service.all = ['A', 'B', 'C', 'D', 'E'].map(title => anIdea(title));
        service.holding = true;
        const from = service.reads.length;
        for (const deed of deeds) deed();
        service.holding = false;
        for (const read of service.reads.slice(from)) read.answer();
        await when(() => titles().join('') === 'ABCD');
      });
    }

    it('similar ones, too', async () => {
      service.holding = true;
      board.find('moo');
      board.find('moon');
      service.reads[1]!.answer({ideas: [anIdea('moon')]});
      service.reads[0]!.answer({ideas: [anIdea('moo')]});
      await new Promise(resolve => setTimeout(resolve));
      expect(board.similar.map(({title}) => title)).to.deep.equal(['moon']);
      board.find('tide');
      board.find('');
      service.reads[2]!.answer({ideas: [anIdea('tide')]});
      await new Promise(resolve => setTimeout(resolve));
      expect(board.similar).to.deep.equal([]);
    });
  });

  describe('without an answer', () => {
    it('are said to be unreachable, keep what was shown, and come back', async () => {
      service.all = [anIdea('a')];
      board.follow(aView());
      await ready();
      service.up = false;
      board.follow(aView(1));
      await when(() => board.status === 'unreachable');
      expect(titles()).to.deep.equal(['a']);
      service.up = true;
      board.follow(aView(1));
      await ready();
      expect(titles()).to.deep.equal(['a']);
    });

    it('come back after a page that failed, too', async () => {
      service.all = ['a', 'b', 'c'].map(title => anIdea(title));
      board.follow(aView());
      await ready();
      service.up = false;
      board.showMore();
      await when(() => board.status === 'unreachable');
      service.up = true;
      board.follow(aView());
      await ready();
      board.showMore();
      await when(() => board.list.length === 3);
    });

    it('are submitted all the same: a search that fails finds nothing, and nothing more comes of it', async () => {
      board.follow(aView());
      await ready();
      service.found = [anIdea('moon')];
      board.find('moon');
      await when(() => board.similar.length === 1);
      service.up = false;
      board.find('moon tin');
      await when(() => board.similar.length === 0);
      expect(board.status).to.equal('ready');
      submit('A moon tin');
      await service.receive({status: 'accepted'});
      await when(() => [...board.submissions.values()][0]?.stage === 'recorded');
    });
  });

  describe('that this browser supports or submits', () => {
    it('are shown from the gesture on, and given up to the list once it has them', async () => {
      board.follow(aView());
      await ready();
      const [supported, submitted] = [support(), submit('A moon tin')];
      expect(board.said.get(ids.moon)).to.deep.equal({id: supported, stage: 'sending', supports: true});
      expect(board.submissions.get(submitted)).to.deep.equal({id: submitted, stage: 'sending', data: {poll, title: 'A moon tin'}});
      await when(() => board.said.get(ids.moon)?.stage === 'saved' && board.submissions.get(submitted)?.stage === 'saved');

      service.holding = true;
      const from = service.reads.length;
      await service.receive({status: 'accepted'}, {status: 'accepted'});
      await when(() => board.said.get(ids.moon)?.stage === 'recorded' && board.submissions.get(submitted)?.stage === 'recorded');
      await when(() => service.reads.length > from);
      service.holding = false;
      for (const read of service.reads.slice(from)) read.answer({ideas: [anIdea('A moon tin', {mine: true})]});
      await when(() => titles()[0] === 'A moon tin');
      expect(board.said.size + board.submissions.size).to.equal(0);
    });

    it('stay when the list cannot be read, until it can', async () => {
      board.follow(aView());
      await ready();
      const id = submit('A moon tin');
      service.up = false;
      await service.receive({status: 'accepted'});
      await when(() => board.status === 'unreachable');
      expect(board.submissions.get(id)).to.include({stage: 'recorded'});
      service.up = true;
      board.follow(aView());
      await ready();
      expect(board.submissions.size).to.equal(0);
    });

    it('are as said last, also when what was said before comes further later', async () => {
      const first = support();
      const last = support(ids.moon, 'idea.unsupported');
      const shown = new Set<string>();
      onChange = () => { shown.add(board.said.get(ids.moon)!.id); };
      await when(() => client.unsettled.get(last)?.stage === 'saved');
      await service.receive({status: 'accepted'});
      await when(() => !client.unsettled.has(first));
      expect(board.said.get(ids.moon)).to.deep.equal({id: last, supports: false, stage: 'saved'});
      expect([...shown]).to.deep.equal([last]);
    });

    it('keep why they were refused until they are dismissed', async () => {
      board.follow(aView());
      const [supported, submitted] = [support(), submit('A moon tin')];
      await service.receive({status: 'refused', reason: 'idea-lapsed', detail: 'too late'}, {status: 'refused', reason: 'too-many-ideas', detail: 'ten'});
      await when(() => board.said.get(ids.moon)?.stage === 'refused' && board.submissions.get(submitted)?.stage === 'refused');
      await ready();
      board.follow(aView(1));
      await ready();
      expect(board.said.get(ids.moon)).to.deep.equal({id: supported, stage: 'refused', reason: 'idea-lapsed', supports: true});
      expect(board.submissions.get(submitted)).to.deep.equal({id: submitted, stage: 'refused', reason: 'too-many-ideas', data: {poll, title: 'A moon tin'}});
      const before = changes;
      board.dismiss(submitted);
      expect(board.submissions.size).to.equal(0);
      expect(changes).to.equal(before + 1);
    });

    it('are found again by the next page, those of this poll alone', async () => {
      const [supported, submitted] = [support(), submit('A moon tin')];
      const elsewhere = client.track('idea.supported', {poll: 'other', idea: ids.tide});
      const vote = client.track('poll.voted', {poll, choices: ['moon']});
      await Promise.all([elsewhere, vote].map(id => when(() => client.unsettled.get(id)?.stage === 'saved')));
      expect([...board.said.keys()]).to.deep.equal([ids.moon]);
      board.close();
      client.close();
      client = connect();
      open();
      await when(() => board.said.size === 1 && board.submissions.size === 1);
      expect(board.said.get(ids.moon)).to.deep.equal({id: supported, stage: 'saved', supports: true});
      expect([...board.submissions.keys()]).to.deep.equal([submitted]);
    });
  });

  describe('of one visitor', () => {
    const aToken = (sub: string): string => `.${btoa(JSON.stringify({sub, iat: 0, exp: Date.now()}))}.`;
    const shown = (): object => ({list: titles(), mine: board.mine.length, similar: board.similar.length, said: board.said.size, submissions: board.submissions.size});
    const nothing = {list: [], mine: 0, similar: 0, said: 0, submissions: 0};
    /** A visitor is here, with all that a board can have of theirs. */
    async function settle(): Promise<void> {
      service.all = service.mine = service.found = [anIdea('Ada’s own, held', {state: 'held', mine: true, supported: true})];
      support();
      submit('A moon tin');
      await when(() => !!client.$reader.get().visitor);
      board.follow(aView());
      board.find('Ada');
      await when(() => board.mine.length + board.similar.length === 2);
      expect(shown()).to.deep.equal({list: ['Ada’s own, held'], mine: 1, similar: 1, said: 1, submissions: 1});
      service.all = service.mine = service.found = [];
    }

    for (const [what, leave] of [
      ['who is signed out', () => client.reset()],
      ['after whom a member is named', () => {
        client.identify(async () => aToken('bert'));
        return when(() => !client.$reader.get().visitor);
      }],
    ] as const) {
      it(`${what} are not shown to the next, not even until the next reading`, async () => {
        if (what.startsWith('after')) client.identify(async () => aToken('ada'));
        await settle();
        service.holding = true;
        board.find('Ada late');
        await leave();
        board.follow(aView());
        expect(shown()).to.deep.equal(nothing);
        expect(board.status).to.equal('loading');
        for (const read of service.reads.filter(({query}) => query.includes('late'))) read.answer({ideas: [anIdea('late')]});
        await new Promise(resolve => setTimeout(resolve));
        expect(shown()).to.deep.equal(nothing);
        // What comes of it later is nobody's here, either.
        await service.receive({status: 'accepted'}, {status: 'accepted'});
        await when(() => client.unsettled.size === 0);
        expect(shown()).to.deep.equal(nothing);
      });
    }

    it('that wait on this device are not shown to the next, on the next page either', async () => {
      const id = submit('A moon tin');
      support();
      await when(() => client.unsettled.get(id)?.stage === 'saved');
      await client.reset();
      board.close();
      client.close();
      client = connect();
      open();
      await when(() => client.unsettled.has(id));
      board.follow(aView());
      await ready();
      expect(shown()).to.deep.equal(nothing);
    });

    it('that arrive late are not shown to the next', async () => {
      service.holding = true;
      support();
      await when(() => !!client.$reader.get().visitor);
      board.follow(aView());
      const late = service.reads[0]!;
      await client.reset();
      board.follow(aView());
      await when(() => service.reads.length === 2);
      service.reads[1]!.answer({ideas: []});
      await ready();
      late.answer({ideas: [anIdea('Ada’s own, held')]});
      await new Promise(resolve => setTimeout(resolve));
      expect(titles()).to.deep.equal([]);
    });

    it('stay theirs when the first gesture makes them known', async () => {
      board.follow(aView());
      await ready();
      const id = submit('A moon tin');
      await when(() => !!client.$reader.get().visitor);
      board.follow(aView());
      expect(board.submissions.has(id)).to.equal(true);
    });
  });
});
