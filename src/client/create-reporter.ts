import {atom} from 'nanostores';
import type {Endpoint} from '../endpoints/endpoint.js';
import {envelope} from '../events/envelope.js';
import {now, parse} from '../events/natives.js';
import {serialise} from '../events/serialise.js';
import {uuidv7Source} from '../events/uuidv7.js';
import {type EventStore, openEventStore} from '../outbox/event-store.js';
import {createOutbox} from '../outbox/create-outbox.js';
import type {Fact, OutboxOptions, OutboxSnapshot} from '../outbox/outbox.js';
import type {Consent, Reporter} from './client.js';
import type {ConsentSource} from './consent/consent-source.js';

export interface ClientOptions {
  /** Where events go and, when it is a full service, where polls are read. */
  readonly endpoint: Endpoint;
  /** Whether measurement events may be sent. Until it is known they wait in memory. */
  readonly consent?: Consent | ConsentSource;
}

/** What a client that also reads and knows members does otherwise. */
export interface ReporterParts extends Partial<Pick<OutboxOptions, 'deliver' | 'onVisitor'>> {
  readonly store?: EventStore;
}

/** Connects a page to an endpoint: events go out through a durable outbox. */
export function createReporter(
  {endpoint, consent = 'unknown'}: ClientOptions,
  {store = openEventStore(), deliver = endpoint.deliver, onVisitor = () => undefined}: ReporterParts = {},
): Reporter {
  const newId = uuidv7Source();
  const source = `${location.origin}/#kin-${newId(now())}`;
  const $outbox = atom<OutboxSnapshot>({storage: 'opening', waiting: 0, dropped: 0, failing: false});
  const $consent = atom<Consent>('unknown');
  const listeners = new Set<(fact: Fact) => void>();
  let reported = 0;

  const outbox = createOutbox({
    destination: endpoint.name,
    source,
    store,
    deliver,
    onVisitor: safely(onVisitor),
    onFact: safely(fact => listeners.forEach(listener => listener(fact))),
    onChange: safely(snapshot => {
      $outbox.set(snapshot);
      const count = snapshot.dropped - reported;
      if (!count || snapshot.waiting || $consent.value !== 'granted') return;
      reported += count;
      reporter.track('measurement.dropped', {count});
    }),
  });

  const reporter: Reporter = {
    endpoint,
    outboxes: new Set([outbox]),
    $outbox,
    $consent,
    unsettled: outbox.unsettled,
    onFact(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    track(type, data) {
      try {
        const at = now();
        // A copy, as it will be sent: the page may change the object, and one that cannot be sent would keep others from being saved.
        const event = envelope(type, parse(serialise(data)) as typeof data, source, at, newId(at));
        reporter.outboxes.forEach(outbox => outbox.add(event));
        return event.id;
      } catch (error) {
        console.error(`Kindred: no JSON: ${type}`, error);
        return '';
      }
    },
    setConsent(decided) {
      $consent.set(decided);
      outbox.setConsent(decided);
    },
    flush: outbox.flush,
    close() {
      reporter.outboxes.forEach(outbox => outbox.close());
      store.close();
    },
  };
  if (typeof consent === 'function') consent(reporter.setConsent);
  else reporter.setConsent(consent);
  return reporter;
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
