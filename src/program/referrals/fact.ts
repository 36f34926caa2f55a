import type {SignalReason} from './signals.js';

/** Which of the two. */
export type Side = 'member' | 'friend';

interface Stamp {
  /** A fact that comes again has the same. */
  readonly id: string;
  /** When it happened, whenever it came: RFC 3339, UTC, milliseconds. */
  readonly at: string;
}

/** A member shared an invitation. */
export interface Shared extends Stamp {
  readonly type: 'shared';
  readonly member: string;
  /** Which of the member's open invitations it is, from 1. Asked of the fact that begins a referral. */
  readonly nth: number;
}

/** A friend used the member's code. */
export interface Claimed extends Stamp {
  readonly type: 'claimed';
  readonly member: string;
  readonly friend: string;
  /** As in `Shared`. */
  readonly nth: number;
}

/** The shop says that the friend has paid an order. */
export interface Paid extends Stamp {
  readonly type: 'paid';
  readonly order: string;
  /** In the currency's minor unit. */
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
}

export interface Refunded extends Stamp {
  readonly type: 'refunded';
  readonly order: string;
  /** In the minor unit of the currency in which it was paid. Absent: all that is left. */
  readonly amount?: number;
}

/** An order that had been paid was called off. */
export interface Cancelled extends Stamp {
  readonly type: 'cancelled';
  readonly order: string;
}

/** `signals.ts` found something. */
export interface Flagged extends Stamp {
  readonly type: 'flagged';
  readonly signal: SignalReason;
}

/** What the operator says. `accepted` answers all that was flagged before; the last review holds. */
export interface Reviewed extends Stamp {
  readonly type: 'reviewed';
  readonly decision: 'accepted' | 'rejected';
}

/** One of the two is to be forgotten. */
export interface Erased extends Stamp {
  readonly type: 'erased';
  readonly side: Side;
  /** An opaque name that stands for them from now on, here and in the ledger, which has to know it before the effects. */
  readonly as: string;
}

/** What a referral keeps. */
export type Fact = Shared | Claimed | Paid | Refunded | Cancelled | Flagged | Reviewed | Erased;

/** Time has passed. Nothing else grants anything, so that what comes in a bunch is all known first. */
export interface Passed {
  readonly type: 'passed';
}

/** Facts are ordered by their own times; those of the same millisecond by their ids. */
export function isBefore(a: Stamp, b: Stamp): boolean {
  return a.at === b.at ? a.id < b.id : a.at < b.at;
}

/**
 * Facts with one more, in order. What can be so only once is kept as it was
 * first, by its own time, so that repeating it changes nothing and fills nothing.
 */
export function keep(facts: readonly Fact[], fact: Fact): readonly Fact[] {
  const held = facts.find(other => slotOf(other) === slotOf(fact));
  // A name that was given instead of a person's is in use.
  if (held && (fact.type === 'erased' || !isBefore(fact, held))) return facts;
  return [...facts.filter(other => other !== held), fact].sort((a, b) => (isBefore(a, b) ? -1 : 1));
}

function slotOf(fact: Fact): string {
  switch (fact.type) {
    case 'shared':
    case 'claimed': return fact.type;
    case 'paid':
    case 'cancelled': return `${fact.type} ${fact.order}`;
    case 'flagged': return `flagged ${fact.signal}`;
    case 'erased': return `erased ${fact.side}`;
    case 'refunded':
    case 'reviewed': return `${fact.type} ${fact.id}`;
  }
}

/** The facts of one type. */
export function factsOf<T extends Fact['type']>(facts: readonly Fact[], type: T): readonly Extract<Fact, {type: T}>[] {
  return facts.filter((fact): fact is Extract<Fact, {type: T}> => fact.type === type);
}
