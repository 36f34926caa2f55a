import {expect} from 'chai';
import type {KindredEvent} from '../../src/events/index.js';
import {openEventStore} from '../../src/outbox/event-store.js';
import {anEvent} from '../events/an-event.js';
import {aService, clearDevice, deleteDatabase, journalKeys, noted, stored, usePages} from './harness.js';

const vote = {poll: 'autumn-tin', choices: ['moon']};
const fail = (): never => { throw new TypeError('Failed to fetch'); };

/** A database of the outbox's form, opened by code that is not the outbox's. */
function openRaw(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => void request.result.createObjectStore('outbox');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

describe('the outbox, when the device lets it down,', () => {
  let destination: string;
  const open = usePages(fresh => { destination = fresh; });

  beforeEach(clearDevice);

  it('delivers from memory what was saved when storage is cleared under its pages', async () => {
    let up = false;
    const service = aService(batch => (up ? batch.map(() => ({status: 'accepted'})) : fail()));
    const [page, other] = [open(destination, service.deliver), open(destination, service.deliver)];
    const ids = [page.track('poll.voted', vote), other.track('poll.voted', vote)];
    await Promise.all([page, other].map(each => each.until(() => ids.every(id => each.stages(id).includes('saved')))));
    await deleteDatabase('kindred');
    expect(await stored(destination)).to.deep.equal([]);
    up = true;
    page.outbox.flush();
    await Promise.all([page, other].map(each => each.until(() => ids.every(id => each.stages(id).at(-1) === 'recorded'))));
    expect(page.outbox.unsettled.size + other.outbox.unsettled.size).to.equal(0);
  });

  it('keeps what comes after its storage was cleared', async () => {
    const page = open(destination, fail);
    await page.until(() => page.snapshot().storage === 'device');
    await deleteDatabase('kindred');
    const id = page.track('poll.voted', vote);
    await page.until(() => page.stages(id).includes('saved'));
    expect((await stored(destination)).map(event => event.id)).to.deep.equal([id]);
  });

  it('goes on with what is left of a batch when there is no room to write down what is gone', async () => {
    const {update} = IDBCursor.prototype;
    IDBCursor.prototype.update = function noRoom(this: IDBCursor) {
      (this.source as IDBObjectStore).transaction.abort();
      return {} as IDBRequest<IDBValidKey>;
    };
    try {
      const service = aService(batch => batch.slice(0, Math.ceil(batch.length / 2)).map(() => ({status: 'accepted'})));
      const page = open(destination, service.deliver);
      await page.until(() => page.snapshot().storage === 'device');
      const ids = Array.from({length: 8}, () => page.track('poll.voted', vote));
      await page.until(() => ids.every(id => page.stages(id).includes('recorded')));
      expect(service.calls.map(call => call.ids.length)).to.deep.equal([8, 4, 2, 1]);
    } finally {
      IDBCursor.prototype.update = update;
    }
  });

  it('holds events while the database does not open, and saves them when it does', async () => {
    const name = `late ${crypto.randomUUID()}`;
    // A deletion that a connection blocks keeps all who open the database after it waiting.
    const blocking = await openRaw(name);
    const deleted = deleteDatabase(name);
    const store = openEventStore(name, 20);
    const page = open(destination, fail, store);
    const early = page.track('poll.voted', vote);
    await page.until(() => page.stages(early).includes('held'));
    expect(page.snapshot().storage).to.equal('memory');
    expect(page.stages(early)).not.to.include('saved');
    blocking.close();
    await deleted;
    (await openRaw(name)).close(); // in line after the page's own
    const late = page.track('poll.voted', vote);
    await page.until(() => page.stages(early).includes('saved') && page.stages(late).includes('saved'));
    expect((await store.list(destination, 10)).map(event => event.id)).to.deep.equal([early, late]);
    expect(page.snapshot().storage).to.equal('device');
    page.outbox.close();
    await deleteDatabase(name);
  });

  it('delivers once what version 0.1.0 left, and keeps its visitor', async () => {
    const visitor = '0198c0de-0000-7000-8000-00000000000b';
    const left: KindredEvent[] = ['a', 'b'].map((end, i) => ({
      specversion: '1.0',
      id: `0198c0de-0000-7000-8000-00000000010${end}`,
      source: 'https://shop.example/#kin-0198c0de-0000-7000-8000-000000000100',
      type: 'kindred.poll.voted',
      subject: 'polls/autumn-tin',
      time: '2026-01-01T00:00:00.000Z',
      datacontenttype: 'application/json',
      dataschema: 'urn:kindred:schema:poll.voted:1',
      data: vote,
      kinseq: i + 1,
      kinvisitor: visitor,
    }));
    const database = await openRaw('kindred');
    await new Promise<void>(resolve => {
      const transaction = database.transaction('outbox', 'readwrite');
      const kept = transaction.objectStore('outbox');
      kept.put(visitor, 'visitor');
      for (const event of left) kept.put(event, [destination, event.id]);
      transaction.oncomplete = () => resolve();
    });
    database.close();

    const service = aService();
    const page = open(destination, service.deliver);
    await page.until(() => left.every(({id}) => page.stages(id).includes('recorded')));
    expect(service.calls.flatMap(({batch}) => batch)).to.deep.equal(left);
    const id = page.track('poll.voted', vote);
    await page.until(() => page.stages(id).includes('recorded'));
    expect(service.calls.at(-1)!.batch[0]!.kinvisitor).to.equal(visitor);
    expect(await noted('visitor')).to.equal(visitor);
    expect(await stored(destination)).to.deep.equal([]);
  });

  it('leaves a journal that its page wrote anew while it was read', async () => {
    const [first, second] = [anEvent('poll.voted', vote), anEvent('poll.voted', vote)];
    const key = `kindred-journal:${destination}:hidden`;
    localStorage.setItem(key, JSON.stringify([first]));
    const store = openEventStore();
    const service = aService();
    const reader = open(destination, service.deliver, {
      ...store,
      put(...args) {
        localStorage.setItem(key, JSON.stringify([second]));
        return store.put(...args);
      },
    });
    await reader.until(() => reader.stages(first.id).includes('recorded'));
    expect(journalKeys(destination)).to.deep.equal([key]);
    const next = open(destination, service.deliver);
    await next.until(() => next.stages(second.id).includes('recorded'));
    expect(service.ids()).to.deep.equal([first.id, second.id]);
    expect(journalKeys(destination)).to.deep.equal([]);
  });
});
