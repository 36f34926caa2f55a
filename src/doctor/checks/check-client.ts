import type {Client} from '../../client/client.js';
import type {LoggedEvent} from '../event-log.js';
import type {Finding} from '../finding.js';

/** What a client can say of itself without asking anyone: consent, and how its events fare. */
export function checkClient(client: Client, events: readonly LoggedEvent[]): Finding[] {
  const {storage, waiting, dropped, failing} = client.$outbox.get();
  const consent = client.$consent.get();
  const where = client.endpoint.name;
  const refusals = new Map(events.filter(({stage}) => stage === 'refused').map(event => [`${event.type} ${event.reason}`, event]));
  return [
    ...(storage === 'memory' ? [{kind: 'memoryOnly', level: 'mend', where: 'IndexedDB'} as const] : []),
    ...(failing && waiting ? [{kind: 'waitingLong', level: 'know', where, values: {count: waiting}} as const] : []),
    ...[...refusals.values()].map(({type, id, reason, detail}) => ({kind: 'eventRefused', level: 'mend', where: id, values: {type, reason: reason!}, said: detail} as const)),
    ...(dropped ? [{kind: 'eventsDropped', level: 'know', where, values: {count: dropped}} as const] : []),
    ...(consent === 'granted' ? [] : [{kind: consent === 'denied' ? 'consentDenied' : 'consentUnknown', level: 'know', where: 'data-consent'} as const]),
  ];
}
