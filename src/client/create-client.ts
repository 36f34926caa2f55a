import {atom, type PreinitializedWritableAtom} from 'nanostores';
import type {ReadOptions} from '../endpoints/endpoint.js';
import {openEventStore} from '../outbox/event-store.js';
import {writeMirror} from '../outbox/visitor-mirror.js';
import type {Client} from './client.js';
import {type ClientOptions, createReporter} from './create-reporter.js';
import type {Token, TokenSource} from './identity.js';

export type {ClientOptions};

/** Connects a page to a service: events go out through a durable outbox, what is known comes back as stores. */
export function createClient(options: ClientOptions): Client {
  const {endpoint} = options;
  const store = openEventStore();
  const $reader = atom<ReadOptions>({visitor: undefined});
  const stores = new Map<string, PreinitializedWritableAtom<never>>();
  let token: Token | undefined;
  let latest: TokenSource | undefined;
  let refused: string | undefined;
  let pending = false;

  const reporter = createReporter(options, {
    store,
    async deliver(batch, delivery) {
      // A token speaks for what its own member did, and for nothing that somebody else left.
      const jwt = batch[0]!.kinvisitor === $reader.value.visitor ? await token?.(delivery.closing, refused) : undefined;
      const receipt = await endpoint.deliver(batch, {...delivery, token: jwt});
      // Perhaps for its token.
      refused = receipt[0]?.status === 'retry' ? jwt : undefined;
      return receipt;
    },
    onVisitor(visitor) {
      // Who a member is as a visitor is known by then, and is no reason to read anew.
      if (visitor && visitor === $reader.value.visitor) return;
      token = (visitor && token) as typeof token;
      $reader.set({visitor, token, pending});
    },
  });
  const forget = (until: Promise<boolean>): void => reporter.outboxes.forEach(outbox => outbox.forget(until));

  const client: Client = {
    ...reporter,
    $reader,
    store<T>(name: string, initial: T, make: ($store: PreinitializedWritableAtom<T>) => void) {
      const $store = (stores.get(name) as PreinitializedWritableAtom<T> | undefined) ?? atom(initial);
      if (!stores.has(name)) make($store);
      stores.set(name, $store as never);
      return $store;
    },
    identify(from) {
      latest = from;
      pending = true;
      // Said at once, so that everything is read once. A member may read before this browser has a visitor.
      const speak = (found?: Token, visitor?: string): void => {
        token = found;
        pending = false;
        $reader.set({visitor, token, pending});
      };
      const known = import('./identity.js').then(({identify}) => identify(from, {
        notes: store,
        isLatest: () => latest === from,
        again: () => client.identify(from),
        speak,
      }));
      forget(known);
      known.catch(() => latest === from && speak());
    },
    async reset() {
      latest = undefined;
      pending = false;
      const done = store.setNotes({visitor: '', member: undefined}).then(() => true);
      forget(done);
      // The page may leave before the device has it; the next one sees this.
      writeMirror('', true);
      await done.catch(console.warn);
    },
    refresh() {
      reporter.flush();
      $reader.set({...$reader.value});
    },
  };
  return client;
}
