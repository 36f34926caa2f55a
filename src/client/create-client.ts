import {atom, type PreinitializedWritableAtom} from 'nanostores';
import type {Endpoint, ReadOptions} from '../endpoints/endpoint.js';
import {envelope} from '../events/envelope.js';
import {now, parse} from '../events/natives.js';
import {serialise} from '../events/serialise.js';
import {uuidv7} from '../events/uuidv7.js';
import {openEventStore} from '../outbox/event-store.js';
import {createOutbox, type Fact, type OutboxSnapshot} from '../outbox/outbox.js';
import {writeMirror} from '../outbox/visitor-mirror.js';
import type {Client, Consent} from './client.js';
import type {ConsentSource} from './consent/consent-source.js';
import type {Token, TokenSource} from './identity.js';

export interface ClientOptions {
  /** Where events go and, when it is a full service, where polls are read. */
  readonly endpoint: Endpoint;
  /** Whether measurement events may be sent. Until it is known they wait in memory. */
  readonly consent?: Consent | ConsentSource;
}

/** Connects a page to a service: events go out through a durable outbox, what is known comes back as stores. */
export function createClient({endpoint, consent = 'unknown'}: ClientOptions): Client {
  const source = `${location.origin}/#kin-${uuidv7(now())}`;
  const store = openEventStore();
  const $outbox = atom<OutboxSnapshot>({storage: 'opening', waiting: 0, dropped: 0, failing: false});
  const $consent = atom<Consent>('unknown');
  const $reader = atom<ReadOptions>({visitor: undefined});
  const listeners = new Set<(fact: Fact) => void>();
  const stores = new Map<string, PreinitializedWritableAtom<never>>();
  let token: Token | undefined;
  let reported = 0;

  const outbox = createOutbox({
    destination: endpoint.name,
    source,
    store,
    async deliver(batch, options) {
      // A token speaks for what its own member did, and for nothing that somebody else left.
      const jwt = batch[0]!.kinvisitor === $reader.value!.visitor ? await token?.(options.closing) : undefined;
      return endpoint.deliver(batch, {...options, token: jwt});
    },
    onFact: safely(fact => listeners.forEach(listener => listener(fact))),
    onChange: safely(snapshot => {
      $outbox.set(snapshot);
      const count = snapshot.dropped - reported;
      if (!count || snapshot.waiting || $consent.value !== 'granted') return;
      reported += count;
      client.track('measurement.dropped', {count});
    }),
    onVisitor: safely(visitor => {
      if (!visitor) token = undefined;
      $reader.set({visitor, token});
    }),
  });

  const forget = (until: Promise<boolean>): void => client.outboxes.forEach(outbox => outbox.forget(until));
  let latest: TokenSource | undefined;

  const client: Client = {
    endpoint,
    outboxes: new Set([outbox]),
    $outbox,
    $consent,
    $reader,
    unsettled: outbox.unsettled,
    store<T>(name: string, initial: T, make: ($store: PreinitializedWritableAtom<T>) => void) {
      const $store = (stores.get(name) as PreinitializedWritableAtom<T> | undefined) ?? atom(initial);
      if (!stores.has(name)) make($store);
      stores.set(name, $store as never);
      return $store;
    },
    onFact(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    track(type, data) {
      try {
        // A copy, as it will be sent: the page may change the object, and one that cannot be sent would keep others from being saved.
        const event = envelope(type, parse(serialise(data)) as typeof data, source, now());
        client.outboxes.forEach(outbox => outbox.add(event));
        return event.id;
      } catch (error) {
        console.error(`Kindred: ${type} is not plain JSON:`, error);
        return '';
      }
    },
    setConsent(decided) {
      $consent.set(decided);
      outbox.setConsent(decided);
    },
    identify(from) {
      latest = from;
      forget(import('./identity.js').then(({identify}) => identify(from, {
        notes: store,
        isLatest: () => latest === from,
        again: () => client.identify(from),
        speak: found => { token = found; },
      })));
    },
    async reset() {
      latest = undefined;
      const done = store.setNotes({visitor: '', member: undefined}).then(() => true);
      forget(done);
      // The page may leave before the database has it; the next one sees this.
      writeMirror('', true);
      await done.catch(console.warn);
    },
    refresh() {
      outbox.flush();
      $reader.set({...$reader.value!});
    },
    close() {
      client.outboxes.forEach(outbox => outbox.close());
      store.close();
    },
  };
  if (typeof consent === 'function') consent(client.setConsent);
  else client.setConsent(consent);
  return client;
}

/** Stores call the page's own listeners: one that throws must not keep an event from being saved and sent. */
function safely<T>(tell: (news: T) => void): (news: T) => void {
  return news => {
    try {
      tell(news);
    } catch (error) {
      console.error('Kindred:', error);
    }
  };
}
