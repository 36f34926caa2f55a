import {isService, type KindredEvent} from '../events/envelope.js';
import {clearTimeout, setTimeout} from '../events/natives.js';

/** What the device keeps: events that wait, by destination, and a few notes. */
export interface EventStore {
  /**
   * Commits the events and answers them as kept: those without a visitor get
   * this browser's. The first service event makes the visitor id: `proposal`,
   * unless another page was first.
   */
  put(destination: string, events: readonly KindredEvent[], proposal: string): Promise<KindredEvent[]>;
  /** The oldest events that wait. */
  list(destination: string, limit: number): Promise<KindredEvent[]>;
  remove(destination: string, ids: readonly string[]): Promise<void>;
  /** `visitor`: this browser's visitor id. Others by the name that `setNote` gave. */
  note<T>(name: string): Promise<T | undefined>;
  setNote(name: string, value: unknown): Promise<void>;
  close(): void;
}

/** Events under `[destination, id]`, notes under their names. */
const store = 'outbox';

/**
 * Opens the IndexedDB database that all clients of an origin share.
 *
 * @param patience milliseconds after which an open that neither succeeds nor
 * fails counts as failed (https://bugs.webkit.org/show_bug.cgi?id=226547)
 * @throws when the browser keeps nothing: private mode, blocked storage, no room.
 */
export async function openEventStore(name = 'kindred', patience = 3000): Promise<EventStore> {
  let database: IDBDatabase | undefined;

  async function connect(): Promise<IDBDatabase> {
    const opened = await open(name, patience);
    database?.close();
    // A newer Kindred in another page must not wait for this one; and storage may be cleared under us.
    opened.onversionchange = opened.onclose = close;
    return (database = opened);
  }

  function close(): void {
    database?.close();
    database = undefined;
  }

  /** Runs `work` in one transaction and answers what its result function gives once that is committed. */
  async function transact<T>(mode: IDBTransactionMode, durability: IDBTransactionDurability, work: (kept: IDBObjectStore) => () => T): Promise<T> {
    const connection = database ?? (await connect());
    let transaction: IDBTransaction;
    try {
      transaction = connection.transaction(store, mode, {durability});
    } catch {
      // The browser closed the connection behind our back.
      transaction = (await connect()).transaction(store, mode, {durability});
    }
    const result = work(transaction.objectStore(store));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(result());
      transaction.onabort = () => reject(transaction.error);
    });
  }

  await connect();
  return {
    put: (destination, added, proposal) => transact('readwrite', added.some(isService) ? 'strict' : 'relaxed', store => {
      let kept: KindredEvent[] = [];
      const known = store.get('visitor');
      known.onsuccess = () => {
        let visitor = known.result as string | undefined;
        if (!visitor && added.some(isService)) {
          // A journal may hold events that were sent with an id which was never committed.
          visitor = added.find(event => event.kinvisitor)?.kinvisitor ?? proposal;
          store.put(visitor, 'visitor');
        }
        kept = added.map(event => (event.kinvisitor || !visitor ? event : {...event, kinvisitor: visitor}));
        for (const event of kept) store.put(event, [destination, event.id]);
      };
      return () => kept;
    }),
    list: (destination, limit) => transact('readonly', 'relaxed', store => {
      const found = store.getAll(IDBKeyRange.bound([destination], [destination, []]), limit);
      return () => found.result as KindredEvent[];
    }),
    remove: (destination, ids) => transact('readwrite', 'relaxed', store => {
      for (const id of ids) store.delete([destination, id]);
      return () => undefined;
    }),
    note: note => transact('readonly', 'relaxed', store => {
      const found = store.get(note);
      return () => found.result as never;
    }),
    setNote: (note, value) => transact('readwrite', 'relaxed', store => {
      store.put(value, note);
      return () => undefined;
    }),
    close,
  };
}

function open(name: string, patience: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    const timer = setTimeout(() => {
      request.onsuccess = () => request.result.close();
      reject(new Error('IndexedDB does not open'));
    }, patience);
    request.onupgradeneeded = () => void request.result.createObjectStore(store);
    request.onsuccess = () => {
      clearTimeout(timer);
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
}
