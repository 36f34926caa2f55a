import type {Fact, OutboxSnapshot} from '../../src/outbox/outbox.js';

/** An event that the page made, as the page's script knows it. */
export interface Intended {
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
}

/** What the page is told to do, all of it in one task. */
export interface Act {
  readonly votes?: readonly {readonly poll: string; readonly choices: readonly string[]}[];
  /** How many measurement events. */
  readonly views?: number;
  /** Milliseconds by which the page's clock is wrong from now on. */
  readonly shift?: number;
  /** Whether the device has no room from now on. */
  readonly full?: boolean;
  readonly visibility?: DocumentVisibilityState;
  /** An address to leave for, or `reload` or `back`. */
  readonly go?: string;
}

/** What the page tells. */
export type News =
  | {readonly facts: readonly {readonly stage: Fact['stage']; readonly id: string; readonly reason?: string}[]}
  | {readonly outbox: OutboxSnapshot}
  /** A page begins, at this time of its own clock. */
  | {readonly opened: number}
  /** Its clock is put to this. */
  | {readonly shifted: number}
  /** The browser has thrown its database away, and says why. */
  | {readonly torn: string}
  | {readonly left: true}
  | {readonly shown: true; readonly persisted: boolean};
