/**
 * `service`: what the shopper asked for; always delivered.
 * `measurement`: what was seen or done in passing; kept in memory until
 * consent is known, dropped when it is denied.
 */
export type EventClass = 'service' | 'measurement';

/** What each event says, by its type. Ids are those of the program file. */
export interface EventData {
  /** What `choices` and `points` mean is the poll's kind's to say: see `Vote` in `src/program/counting/rule.ts`. */
  'poll.voted': {poll: string; choices: readonly string[]; points?: readonly number[] | undefined};
  'poll.retracted': {poll: string};
  'poll.viewed': {poll: string};
  'results.viewed': {poll: string};
  'widget.viewed': {widget: string};
  /** Measurement events that were given up since the last such report. */
  'measurement.dropped': {count: number};
}

/** `noun.verbed`; on the wire it carries the prefix `kindred.`. */
export type EventType = keyof EventData;

/** Every type of event there is, and how it may be treated. */
export const catalogue = {
  'poll.voted': 'service',
  'poll.retracted': 'service',
  'poll.viewed': 'measurement',
  'results.viewed': 'measurement',
  'widget.viewed': 'measurement',
  'measurement.dropped': 'measurement',
} as const satisfies {readonly [T in EventType]: EventClass};

type ServiceType = {[T in EventType]: (typeof catalogue)[T] extends 'service' ? T : never}[EventType];

/** The catalogue's service types: all of it that a page has to carry. The compiler keeps the two alike. */
export const serviceTypes: {readonly [T in ServiceType]: 1} = {'poll.voted': 1, 'poll.retracted': 1};
