/**
 * `service`: what the shopper asked for; always delivered.
 * `measurement`: what was seen or done in passing; kept in memory until
 * consent is known, dropped when it is denied.
 */
export type EventClass = 'service' | 'measurement';

/** What each event says, by its type. Ids are those of the program file. */
export interface EventData {
  /** What `choices`, `points` and `group` mean is in `Vote` in `src/program/counting/rule.ts`. */
  'poll.voted': {poll: string; choices: readonly string[]; points?: readonly number[] | undefined; group?: string | undefined};
  'poll.retracted': {poll: string};
  /** The event's id is the idea's. `title`: 1 to 80 characters without the space around it; `words`: at most 1,000; `picture`: an https URL; `credit`: by which name of at most 40 the author is thanked if the idea is made. */
  'idea.submitted': {poll: string; title: string; words?: string; picture?: string; credit?: string};
  'idea.supported': {poll: string; idea: string};
  'idea.unsupported': {poll: string; idea: string};
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
  'idea.submitted': 'service',
  'idea.supported': 'service',
  'idea.unsupported': 'service',
  'poll.viewed': 'measurement',
  'results.viewed': 'measurement',
  'widget.viewed': 'measurement',
  'measurement.dropped': 'measurement',
} as const satisfies {readonly [T in EventType]: EventClass};

/** The catalogue's service types, as few bytes as tell them from the others: all of it that a page has to carry. A test keeps the two alike. */
export const serviceTypes = /voted|retracted|idea/;

/** What the service alone records: no page can send it. */
export interface DerivedData {
  /** `to`, `reason` and `link` are as in `Decision` in `src/program/ideas/decide.ts`. `by`: the operator, as the shop names them. */
  'idea.decided': {poll: string; idea: string; to: string; reason?: string; link?: string; by: string};
  /** What the brand said to ballots that had been set aside. `ballots`: the ids of the events that cast them; `by`: as above. */
  'ballots.reviewed': {poll: string; to: 'counted' | 'left-out'; ballots: readonly string[]; by: string};
}
