import {expect} from 'chai';
import type {KindredEvent} from '../../src/events/envelope.js';
import {openEventStore} from '../../src/outbox/event-store.js';
import {anEvent} from '../events/an-event.js';

const unnamed = (type: 'poll.voted' | 'widget.viewed') => {
  const {kinvisitor: _, ...event} = type === 'poll.voted' ? anEvent(type, {poll: 'tin', choices: ['moon']}) : anEvent(type, {widget: 'poll'});
  return event;
};

describe('the event store', () => {
  let name: string;
  beforeEach(() => { name = `test-${crypto.randomUUID()}`; });
  afterEach(() => { indexedDB.deleteDatabase(name); });

  it('keeps events by destination, oldest first, until they are removed', async () => {
    const store = openEventStore(name);
    const events = [anEvent('poll.voted', {poll: 'tin', choices: ['moon']}, {now: 2}), anEvent('poll.voted', {poll: 'tin', choices: ['tide']}, {now: 1})];
    for (const event of events) await store.put('a', [event], 'unused');
    await store.put('b', [events[0]!], 'unused');
    const reopened = openEventStore(name);
    expect((await reopened.list('a', 10)).map(event => event.id)).to.deep.equal([events[1]!.id, events[0]!.id]);
    expect(await reopened.list('a', 1)).to.have.length(1);
    await reopened.discard('a', 2, ({id}) => events.some(event => event.id === id));
    expect(await store.list('a', 10)).to.deep.equal([]);
    expect(await store.list('b', 10)).to.have.length(1);
  });

  it('gives one visitor id to a browser, whichever page comes first', async () => {
    const stores = Array.from({length: 5}, () => openEventStore(name));
    const kept = await Promise.all(stores.map((store, i) => store.put('a', [unnamed('poll.voted')], `proposal-${i}`)));
    const visitors = new Set(kept.map(([event]) => event!.kinvisitor));
    expect(visitors.size).to.equal(1);
    expect(await stores[0]!.note('visitor')).to.equal([...visitors][0]);
  });

  it('makes no visitor id for a measurement event', async () => {
    const store = openEventStore(name);
    const [kept] = await store.put('a', [unnamed('widget.viewed')], 'proposal');
    expect(kept).not.to.have.property('kinvisitor');
    expect(await store.note('visitor')).to.equal(undefined);
  });

  it('takes some of what was committed together, and no more than enough', async () => {
    const store = openEventStore(name);
    const [first, second, third, fourth] = [1, 2, 3, 4].map(now => anEvent('poll.voted', {poll: 'tin', choices: ['moon']}, {now})) as [KindredEvent, KindredEvent, KindredEvent, KindredEvent];
    await store.put('a', [first, second, third], 'unused');
    await store.put('a', [fourth], 'unused');
    expect(await store.discard('a', Infinity, ({id}) => id === second.id)).to.deep.equal([second]);
    expect(await store.list('a', 10)).to.deep.equal([first, third, fourth]);
    expect(await store.discard('a', 1, () => true)).to.deep.equal([first, third]);
    expect(await store.list('a', 10)).to.deep.equal([fourth]);
  });

  it('keeps events once that are put twice', async () => {
    const store = openEventStore(name);
    const events = [1, 2].map(now => anEvent('poll.voted', {poll: 'tin', choices: ['moon']}, {now}));
    await store.put('a', events, 'unused');
    await store.put('a', events, 'unused');
    expect(await store.list('a', 10)).to.deep.equal(events);
  });

  it('does not keep a newer version of itself from upgrading', async () => {
    const store = openEventStore(name);
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(name, 2);
      request.onblocked = () => reject(new Error('blocked by the older page'));
      request.onsuccess = () => { request.result.close(); resolve(); };
    });
    const refused = await store.list('a', 1).then(() => 'answered', (error: unknown) => (error as Error).name);
    expect(refused).to.equal('VersionError');
  });

  it('opens anew when the browser closed the connection', async () => {
    const store = openEventStore(name);
    await store.put('a', [unnamed('poll.voted')], 'proposal');
    store.close();
    expect(await store.list('a', 10)).to.have.length(1);
  });

  it('fails in bounded time where IndexedDB neither opens nor fails', async () => {
    const {open} = IDBFactory.prototype;
    IDBFactory.prototype.open = () => ({}) as IDBOpenDBRequest;
    try {
      const outcome = await openEventStore(name, 20).list('a', 1).then(() => 'answered', (error: unknown) => (error as Error).message);
      expect(outcome).to.equal('IndexedDB hangs');
    } finally {
      IDBFactory.prototype.open = open;
    }
  });
});
