import type {ChatMessage, Heard, Persona, Trigger} from '../../src/program/index.js';

/** What a shopper said, and what a brain may know of it. */
export interface BrainTurn {
  readonly persona: Persona;
  /** The program's id of it. */
  readonly id: string;
  readonly question: string;
  /** What the rules hear in it, and would do. Graver words have fetched a person before any brain is asked. */
  readonly heard: Heard;
  /** What was said before, the oldest first. */
  readonly messages: readonly ChatMessage[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Something that a brain does while it answers, in this order as often as it likes. */
export type BrainEvent =
  | {readonly type: 'text'; readonly delta: string}
  /** The id of one of the persona's products. */
  | {readonly type: 'product'; readonly product: string}
  /** What was meant? Ids of entries. */
  | {readonly type: 'offer'; readonly entries: readonly string[]}
  /** The words stand in this entry of the FAQ. */
  | {readonly type: 'source'; readonly entry: string}
  | {readonly type: 'person'; readonly why: Trigger}
  /** How much of the limits it took; `micros`: millionths of the currency in which the limit is. */
  | {readonly type: 'used'; readonly tokens: number; readonly micros: number}
  /** It cannot go on. `detail` is for the log. */
  | {readonly type: 'failed'; readonly reason: 'truncated' | 'upstream' | 'limit'; readonly detail: string};

/** What answers for a persona. Whatever it yields is data: it changes no rule and no limit. */
export interface Brain {
  /** @param signal aborts when nobody listens any more; what it asks elsewhere ends with it */
  answer(turn: BrainTurn, options: {readonly signal: AbortSignal}): AsyncIterable<BrainEvent>;
}
