import type {Trigger} from './cues.js';

interface Stamp {
  /** A fact that comes again has the same, and says the same. */
  readonly id: string;
  /** When it happened, whenever it came, by the service's clock: RFC 3339, UTC, milliseconds. */
  readonly at: string;
}

/** A person is to be fetched. */
export interface PersonRequested extends Stamp {
  readonly type: 'requested';
  readonly why: Trigger;
}

/** The service has put the conversation before the brand's people. */
export interface PersonQueued extends Stamp {
  readonly type: 'queued';
}

/** One of the brand's people takes it, asked for or not. */
export interface PersonAccepted extends Stamp {
  readonly type: 'accepted';
  readonly person: string;
}

/** They are gone, without a word or to let another do it: the shopper waits again, where they stood. */
export interface PersonLeft extends Stamp {
  readonly type: 'left';
  readonly person: string;
}

/** They give it back to the persona. */
export interface PersonReturned extends Stamp {
  readonly type: 'returned';
  readonly person: string;
}

/** The shopper no longer waits. */
export interface RequestWithdrawn extends Stamp {
  readonly type: 'withdrawn';
}

/** It is over, by the shopper's word when nobody else is named. */
export interface ChatClosed extends Stamp {
  readonly type: 'closed';
  readonly person?: string;
}

/** The shopper says something. */
export interface ShopperSpoke extends Stamp {
  readonly type: 'spoke';
}

/** The persona or a person says something, because of what made the conversation theirs. */
export interface ChatReplied extends Stamp {
  readonly type: 'replied';
  /** Absent: the persona. */
  readonly person?: string;
  /** `Handoff.since` as the speaker knew it. */
  readonly since: string;
}

export type HandoffFact = PersonRequested | PersonQueued | PersonAccepted | PersonLeft | PersonReturned | RequestWithdrawn | ChatClosed | ShopperSpoke | ChatReplied;
