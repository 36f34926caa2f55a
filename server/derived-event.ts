import {type DerivedData, uuidv7} from '../src/events/index.js';

/** A fact that the service itself made. No delivery can hold one: `parseEvent` does not know its type. */
export interface DerivedEvent<T extends keyof DerivedData = keyof DerivedData> {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: 'urn:kindred:service';
  readonly type: `kindred.${T}`;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly data: DerivedData[T];
}

/** @param now milliseconds since the epoch */
export function derivedEvent<T extends keyof DerivedData>(type: T, data: DerivedData[T], now: number): DerivedEvent<T> {
  return {
    specversion: '1.0',
    id: uuidv7(now),
    source: 'urn:kindred:service',
    type: `kindred.${type}`,
    subject: subjectOf(data),
    time: new Date(now).toISOString(),
    datacontenttype: 'application/json',
    data,
  };
}

/** The resource it is about. */
function subjectOf(data: DerivedData[keyof DerivedData]): string {
  if ('referral' in data) return `referrals/${data.referral}`;
  if ('member' in data) return `members/${encodeURIComponent(data.member)}`;
  if ('chat' in data) return `chats/${data.chat}`;
  return 'pool' in data ? `pools/${data.pool}` : `polls/${data.poll}`;
}
