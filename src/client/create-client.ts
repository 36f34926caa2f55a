import {atom, type PreinitializedWritableAtom} from 'nanostores';
import type {Endpoint, ReadOptions} from '../endpoints/endpoint.js';
import {envelope} from '../events/envelope.js';
import {uuidv7} from '../events/uuidv7.js';
import {createOutbox, type Fact, type OutboxSnapshot} from '../outbox/outbox.js';
import type {Client, Consent} from './client.js';

export interface ClientOptions {
  /** Where events go and, when it is a full service, where polls are read. */
  readonly endpoint: Endpoint;
  /** Whether measurement events may be sent. Until it is known they wait in memory. */
  readonly consent?: Consent;
}

/** Connects a page to a service: events go out through a durable outbox, what is known comes back as stores. */
export function createClient({endpoint, consent = 'unknown'}: ClientOptions): Client {
  const source = `${location.origin}/#kin-${uuidv7(Date.now())}`;
  const $outbox = atom<OutboxSnapshot>({storage: 'opening', waiting: 0, dropped: 0, failing: false});
  const $consent = atom<Consent>(consent);
  const $reader = atom<ReadOptions>({visitor: undefined});
  const listeners = new Set<(fact: Fact) => void>();
  const stores = new Map<string, PreinitializedWritableAtom<never>>();

  const outbox = createOutbox({
    destination: endpoint.name,
    source,
    deliver: endpoint.deliver,
    onFact: safely(fact => listeners.forEach(listener => listener(fact))),
    onChange: safely($outbox.set),
    onVisitor: safely(visitor => $reader.set({visitor})),
  });
  outbox.setConsent(consent);

  return {
    endpoint,
    $outbox,
    $consent,
    $reader,
    unsettled: outbox.unsettled,
    onFact(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    store<T>(name: string, initial: T, make: ($store: PreinitializedWritableAtom<T>) => void) {
      const $store = (stores.get(name) as PreinitializedWritableAtom<T> | undefined) ?? atom(initial);
      if (!stores.has(name)) make($store);
      stores.set(name, $store as never);
      return $store;
    },
    track(type, data) {
      const event = envelope(type, data, source, Date.now());
      outbox.add(event);
      return event.id;
    },
    setConsent(decided) {
      $consent.set(decided);
      outbox.setConsent(decided);
    },
    refresh() {
      outbox.flush();
      $reader.set({...$reader.value});
    },
    close: outbox.close,
  };
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
