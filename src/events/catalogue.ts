/**
 * `service`: what the shopper asked for; always delivered.
 * `measurement`: what was seen or done in passing; kept in memory until
 * consent is known, dropped when it is denied.
 */
export type EventClass = 'service' | 'measurement';

/** What each event says, by its type. Ids are those of the program file. */
export interface EventData {
  'poll.voted': {poll: string; choices: readonly string[]};
  'poll.retracted': {poll: string};
  'poll.viewed': {poll: string};
  'results.viewed': {poll: string};
  'widget.viewed': {widget: string};
  /** Measurement events that were given up on the device, for want of consent in time (`age`) or of room. */
  'measurement.dropped': {count: number; reason: 'age' | 'room'};
}

/** `noun.verbed`; on the wire it carries the prefix `kindred.`. */
export type EventType = keyof EventData;

/** Every type of event there is, and how it may be treated. */
export const catalogue: {readonly [T in EventType]: EventClass} = {
  'poll.voted': 'service',
  'poll.retracted': 'service',
  'poll.viewed': 'measurement',
  'results.viewed': 'measurement',
  'widget.viewed': 'measurement',
  'measurement.dropped': 'measurement',
};
