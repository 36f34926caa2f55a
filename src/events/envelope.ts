import type {EventData, EventType} from './catalogue.js';
import {uuidv7} from './uuidv7.js';

/**
 * A fact, in the JSON form of CloudEvents 1.0
 * (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md).
 * `source` and `id` together identify it forever.
 */
export interface KindredEvent<T extends EventType = EventType> {
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
  /** Counts the events of one `source` from 1, so that a gap can be seen. */
  readonly kinseq: number;
  /** The visitor's id. Absent on measurement events made before there was one. */
  readonly kinvisitor?: string;
}

export interface EnvelopeOptions<T extends EventType> {
  readonly type: T;
  readonly data: EventData[T];
  readonly source: string;
  readonly kinseq: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Wraps what happened into its envelope. The visitor's id is added by the outbox, which keeps it. */
export function envelope<T extends EventType>({type, data, source, kinseq, now}: EnvelopeOptions<T>): KindredEvent<T> {
  return {
    specversion: '1.0',
    id: uuidv7(now),
    source,
    type: `kindred.${type}`,
    ...('poll' in data && {subject: `polls/${data.poll}`}),
    time: new Date(now).toISOString(),
    datacontenttype: 'application/json',
    dataschema: `urn:kindred:schema:${type}:1`,
    data,
    kinseq,
  };
}
