import {isService, type KindredEvent} from '../events/envelope.js';
import {clearTimeout, Promise, setTimeout} from '../events/natives.js';

/** What the device keeps: events that wait, by destination, and a few notes. Each call fails while the browser keeps nothing. */
export interface EventStore {
  /**
   * Commits the events and answers them as kept: service events without a
   * visitor get this browser's, which the first of them makes: `proposal`,
   * unless another page was first.
   */
  put(destination: string, events: readonly KindredEvent[], proposal: string): Promise<KindredEvent[]>;
  /** The oldest events that wait. */
  list(destination: string, limit: number): Promise<KindredEvent[]>;
  remove(destination: string, ids: readonly string[]): Promise<void>;
  /** Removes what is unwanted, and answers it. */
  discard(destination: string, unwanted: (event: KindredEvent) => boolean): Promise<KindredEvent[]>;
  /**
   * `visitor`: this browser's visitor id, or `''` where it was reset and the
   * next event makes another. `member`: the member that the visitor was
   * identified as. `pause …`: see `Pause`.
   */
  note<T>(name: string): Promise<T | undefined>;
  /** Sets some, in one transaction. */
  setNotes(notes: Readonly<Record<string, unknown>>): Promise<void>;
  close(): void;
}

/** Events under `[destination, id]`, notes under their names. */
const store = 'outbox';
const all = (destination: string): IDBKeyRange => IDBKeyRange.bound([destination], [destination, []]);

/**
 * The IndexedDB database that all clients of an origin share, opened when it
 * is first used.
 *
 * @param patience milliseconds after which an open that neither succeeds nor
 * fails counts as failed, because a page of an older version does not let go,
 * or for https://bugs.webkit.org/show_bug.cgi?id=226547. When it succeeds
 * after all, later calls do.
 */
export function openEventStore(name = 'kindred', patience = 3000): EventStore {
  let opening: Promise<IDBDatabase> | undefined;

  function open(): Promise<IDBDatabase> {
    return (opening = new Promise((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      const timer = setTimeout(() => reject(new Error('IndexedDB hangs')), patience);
      request.onupgradeneeded = () => void request.result.createObjectStore(store);
      request.onsuccess = () => {
        const {result} = request;
        clearTimeout(timer);
        // A newer Kindred in another page must not wait for this one; and storage may be cleared under us.
        result.onversionchange = result.onclose = close;
        opening = Promise.resolve(result);
        resolve(result);
      };
      request.onerror = () => {
        opening = undefined;
        reject(request.error);
      };
    }));
  }

  function close(): void {
    opening?.then(database => database.close(), () => undefined);
    opening = undefined;
  }

  /** Runs `work` in one transaction and answers what its result function gives once that is committed. */
  async function transact<T>(work: (kept: IDBObjectStore) => () => T, mode: IDBTransactionMode = 'readwrite', durability: IDBTransactionDurability = 'relaxed'): Promise<T> {
    const database = await (opening ?? open());
    let transaction: IDBTransaction;
    try {
      transaction = database.transaction(store, mode, {durability});
    } catch {
      // The browser closed the connection behind our back.
      transaction = (await open()).transaction(store, mode, {durability});
    }
    const result = work(transaction.objectStore(store));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(result());
      // Chromium tells a transaction whose storage is cleared under it of an error, and not always of its end.
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  }

  return {
    put: (destination, added, proposal) => transact(store => {
      let kept: KindredEvent[] = [];
      const known = store.get('visitor');
      known.onsuccess = () => {
        let visitor = known.result as string | undefined;
        if (!visitor && added.some(isService)) {
          // A journal may hold events that were sent with an id which was never committed.
          visitor = (visitor ?? added.find(event => event.kinvisitor)?.kinvisitor) || proposal;
          store.put(visitor, 'visitor');
        }
        kept = added.map(event => (event.kinvisitor || !visitor || !isService(event) ? event : {...event, kinvisitor: visitor}));
        for (const event of kept) store.put(event, [destination, event.id]);
      };
      return () => kept;
    }, 'readwrite', added.some(isService) ? 'strict' : 'relaxed'),
    list: (destination, limit) => transact(store => {
      const found = store.getAll(all(destination), limit);
      return () => found.result as KindredEvent[];
    }, 'readonly'),
    remove: (destination, ids) => transact(store => {
      for (const id of ids) store.delete([destination, id]);
      return () => undefined;
    }),
    discard: (destination, unwanted) => transact(store => {
      let gone: KindredEvent[] = [];
      const found = store.getAll(all(destination));
      found.onsuccess = () => {
        gone = (found.result as KindredEvent[]).filter(unwanted);
        for (const event of gone) store.delete([destination, event.id]);
      };
      return () => gone;
    }),
    note: note => transact(store => {
      const found = store.get(note);
      return () => found.result as never;
    }, 'readonly'),
    setNotes: notes => transact(store => {
      for (const [note, value] of Object.entries(notes)) store.put(value, note);
      return () => undefined;
    }),
    close,
  };
}
