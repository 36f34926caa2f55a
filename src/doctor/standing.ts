import type {Client} from '../client/client.js';
import type {Say} from '../element/kin-element.js';
import {addressOf, type ServiceChecked, tolerance} from './checks/check-service.js';
import type {DoctorKey} from './doctor-messages.js';
import type {LoggedEvent} from './event-log.js';
import {version} from './version.js';

/** How things stand, as lines of a table: what, and how it is. */
export function standing(say: Say<DoctorKey>, client: Client | undefined, service: ServiceChecked | undefined, events: readonly LoggedEvent[]): readonly (readonly [what: DoctorKey, how: string])[] {
  const files = ['files', say('release', {version})] as const;
  const origin = ['origin', location.origin] as const;
  if (!client) return [files, origin];
  const address = addressOf(client);
  const {dropped, storage, waiting} = client.$outbox.get();
  const count = (stage: LoggedEvent['stage']): string => String(events.filter(event => event.stage === stage).length);
  return [
    files,
    ['service', address ? [address.base, service?.version && say('release', {version: service.version})].filter(Boolean).join(', ') : client.endpoint.name.startsWith('kindred-local:') ? say('inPage') : client.endpoint.name],
    ...(address ? [['key', address.key] as const] : []),
    origin,
    ['consent', client.$consent.get()],
    ['storage', say(storage)],
    ...(service?.ahead === undefined ? [] : [['clock', clock(say, service.ahead)] as const]),
    ['waiting', String(waiting)],
    ['recorded', count('recorded')],
    ['refused', count('refused')],
    ['dropped', String(dropped)],
  ];
}

function clock(say: Say<DoctorKey>, ahead: number): string {
  const count = Math.round(Math.abs(ahead) / 1000);
  return Math.abs(ahead) <= tolerance ? say('inStep') : say(ahead > 0 ? 'ahead' : 'behind', {count});
}
