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
  /** The oldest events that wait: `enough` of them, or a few more. */
  list(destination: string, enough: number): Promise<KindredEvent[]>;
  /** Removes what is unwanted, and answers it. With `enough` of them it looks no further. */
  discard(destination: string, enough: number, unwanted: (event: KindredEvent) => boolean): Promise<KindredEvent[]>;
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

/**
 * Events under `[destination, id]`, those of one commit in one record under
 * the first one's id, because each record costs the page two tasks; notes
 * under their names.
 */
const store = 'outbox';

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
  const busy = new Set<IDBTransaction>();
  let awake: Promise<unknown> | undefined;

  // In WebKit a transaction of a page that rests in the back/forward cache goes on resting, and every other page waits for it (https://github.com/w3c/IndexedDB/issues/381).
  addEventListener('pagehide', () => {
    busy.forEach(transaction => transaction.abort());
    awake = new Promise(resolve => addEventListener('pageshow', resolve));
  });

  function open(): Promise<IDBDatabase> {
    return (opening = new Promise((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      const timer = setTimeout(reject, patience, new Error('IndexedDB hangs'));
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
  async function transact<T>(work: (kept: IDBObjectStore) => (() => T) | void, mode: IDBTransactionMode = 'readwrite', durability: IDBTransactionDurability = 'relaxed'): Promise<T> {
    await awake;
    const database = await (opening ?? open());
    let transaction: IDBTransaction;
    try {
      transaction = database.transaction(store, mode, {durability});
    } catch {
      // The browser closed the connection behind our back.
      transaction = (await open()).transaction(store, mode, {durability});
    }
    busy.add(transaction);
    const result = work(transaction.objectStore(store));
    return new Promise<T>((resolve, reject) => {
      transaction.oncomplete = () => resolve(result?.() as T);
      // Chromium tells a transaction whose storage is cleared under it of an error, and not always of its end.
      transaction.onerror = transaction.onabort = ({target}) => reject((target as IDBRequest).error);
    }).finally(() => busy.delete(transaction));
  }

  /** `list`, and `discard` where something is unwanted. */
  const search = (destination: string, enough: number, unwanted?: (event: KindredEvent) => boolean): Promise<KindredEvent[]> => transact(store => {
    const found: KindredEvent[] = [];
    const request = store.openCursor(IDBKeyRange.bound([destination], [destination, []]));
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor) return;
      // The first version kept each event in a record of its own.
      const events = [cursor.value as KindredEvent[] | KindredEvent].flat();
      const rest = events.filter(event => (unwanted && !unwanted(event)) || !found.push(event));
      if (unwanted && rest.length < events.length) void (rest.length ? cursor.update(rest) : cursor.delete());
      if (found.length < enough) cursor.continue();
    };
    return () => found;
  }, unwanted ? 'readwrite' : 'readonly');

  return {
    put: (destination, added, proposal) => transact(store => {
      let kept: KindredEvent[] = [];
      const known = store.get('visitor');
      known.onsuccess = () => {
        let visitor = known.result as string | undefined;
        if (!visitor && added.some(isService)) store.put((visitor = proposal), 'visitor');
        kept = added.map(event => (event.kinvisitor || !visitor || !isService(event) ? event : {...event, kinvisitor: visitor}));
        store.put(kept, [destination, kept[0]!.id]);
      };
      return () => kept;
    }, 'readwrite', added.some(isService) ? 'strict' : 'relaxed'),
    list: search,
    discard: search,
    note: note => transact(store => {
      const found = store.get(note);
      return () => found.result as never;
    }, 'readonly'),
    setNotes: notes => transact(store => {
      for (const [note, value] of Object.entries(notes)) store.put(value, note);
    }),
    close,
  };
}
