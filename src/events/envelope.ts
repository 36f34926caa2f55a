import {type EventData, type EventType, measurementTypes} from './catalogue.js';

/**
 * A fact, in the JSON form of CloudEvents 1.0
 * (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md).
 * `source` and `id` together identify it forever.
 */
export interface KindredEvent<T extends EventType = EventType> extends EventDraft<T> {
  /** Counts the events that left the consent gate of one `source`, from 1, so that a gap can be seen. */
  readonly kinseq: number;
  /** The visitor's id. Absent on measurement events made before there was one. */
  readonly kinvisitor?: string | undefined;
}

/** A fact as it is at the gesture: what the outbox adds is still missing. */
export interface EventDraft<T extends EventType = EventType> {
  readonly specversion: '1.0';
  /** UUIDv7, made at the gesture. */
  readonly id: string;
  /** The page's origin and the client instance: `https://shop.example/#kin-…`. */
  readonly source: string;
  readonly type: `kindred.${T}`;
  /** The resource it is about: `polls/autumn-tin`. */
  readonly subject?: string;
  /** When the gesture was made, by the device's clock: RFC 3339, UTC, milliseconds. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly dataschema: string;
  readonly data: EventData[T];
}

/**
 * Wraps what happened into its envelope.
 *
 * @param now milliseconds since the epoch
 */
export function envelope<T extends EventType>(type: T, data: EventData[T], source: string, now: number, id: string): EventDraft<T> {
  return {
    specversion: '1.0',
    id,
    source,
    type: `kindred.${type}`,
    ...('poll' in data && {subject: `polls/${data.poll}`}),
    time: isoTime(now),
    datacontenttype: 'application/json',
    dataschema: `urn:kindred:schema:${type}:1`,
    data,
  };
}

/** Whether the shopper asked for what this event reports. */
export function isService(event: EventDraft): boolean {
  return !measurementTypes.test(event.type);
}

/** The catalogue's name of an event's type. */
export function typeOf(event: EventDraft): EventType {
  return event.type.slice(8) as EventType;
}

let latest = NaN;
let text = '';

/** RFC 3339 in UTC. Writing it costs more than all else at a gesture, and in a burst many share their millisecond. */
export function isoTime(now: number): string {
  if (now !== latest) text = new Date((latest = now)).toISOString();
  return text;
}
