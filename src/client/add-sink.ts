import {atom, type ReadableAtom} from 'nanostores';
import type {Endpoint} from '../endpoints/endpoint.js';
import type {EventDraft} from '../events/envelope.js';
import {now} from '../events/natives.js';
import {uuidv7} from '../events/uuidv7.js';
import {openEventStore} from '../outbox/event-store.js';
import {createOutbox} from '../outbox/create-outbox.js';
import type {OutboxSnapshot} from '../outbox/outbox.js';
import type {Reporter} from './client.js';
import {privacyControlOn} from './consent/privacy-control-on.js';

/**
 * Reports what the client reports, from now on, to somebody else besides. A
 * sink has an outbox of its own, so that a slow or dead one holds back no
 * other. It is given nothing without consent, of whatever class, nor to a
 * shopper whose browser refuses it by Global Privacy Control.
 *
 * @returns how its outbox is doing
 */
export function addSink(client: Reporter, {name, deliver}: Endpoint): ReadableAtom<OutboxSnapshot> {
  const $outbox = atom<OutboxSnapshot>({storage: 'opening', waiting: 0, dropped: 0, failing: false});
  const outbox = createOutbox({
    destination: name,
    source: uuidv7(now()),
    store: openEventStore(),
    deliver,
    needsConsent: () => true,
    onFact: () => undefined,
    onChange: snapshot => $outbox.set(snapshot),
    onVisitor: () => undefined,
  });
  client.$consent.subscribe(consent => outbox.setConsent(privacyControlOn() ? 'denied' : consent));
  client.outboxes.add({...outbox, add: event => outbox.add(withoutNote(event))});
  return $outbox;
}

/** What people write to each other is theirs. */
function withoutNote<E extends EventDraft>(event: E): E {
  if (!('note' in event.data)) return event;
  const {note: _, ...data} = event.data;
  return {...event, data};
}
