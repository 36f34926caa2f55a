import {type Fact, factsOf, isBefore} from './fact.js';
import {ordersIn} from './orders.js';
import type {ReferralState, RejectionReason} from './referral.js';
import {type SignalReason, signals} from './signals.js';
import type {Terms} from './terms.js';

const day = 86_400_000;

/** What the friend's orders come to, whatever else is known. */
export interface Outcome {
  /** `rewarded`: it is owed; `reversed`: it was, until the order fell. */
  readonly state: ReferralState;
  readonly reason?: RejectionReason;
  readonly order?: string;
  /** When the claim lapses, or the refund window of the order passes: milliseconds since the epoch. */
  readonly until?: number;
}

/**
 * The first paid order that stands through its refund window decides. One that
 * falls before that lets the next one try, as long as the claim has not lapsed:
 * who returns the wrong size and orders the right one has still come by the
 * invitation. One that falls after it ends the matter.
 *
 * @param now milliseconds since the epoch
 */
export function outcomeOf(facts: readonly Fact[], {smallestOrder, claimDays, refundDays}: Terms, now: number): Outcome {
  const [claim] = factsOf(facts, 'claimed');
  if (!claim) return {state: 'invited'};
  const claimed = Date.parse(claim.at);
  const lapses = claimed + claimDays * day;
  let reason: RejectionReason = 'lapsed';
  for (const {id: order, paid, fell} of ordersIn(facts, smallestOrder)) {
    if (!(paid >= claimed && paid < lapses)) continue;
    const passes = paid + refundDays * day;
    if (fell && fell.at < passes) {
      reason = fell.reason;
      continue;
    }
    if (fell && now >= passes) return {state: 'reversed', reason: fell.reason, order};
    return {state: now < passes ? 'qualified' : 'rewarded', order, until: passes};
  }
  return now < lapses ? {state: 'claimed', until: lapses} : {state: 'rejected', reason};
}

/** What speaks against a referral, its orders aside. */
export interface Objection {
  /** Why there is no reward, if that is settled; of several signals the one that is declared first. */
  readonly reason?: 'operator' | SignalReason;
  /** Why the brand has to look at it first. */
  readonly waits: readonly SignalReason[];
}

/** A person has the last word: what they have accepted is not held against anyone again, what they have rejected stays so. */
export function objectionTo(facts: readonly Fact[]): Objection {
  const review = factsOf(facts, 'reviewed').at(-1);
  if (review?.decision === 'rejected') return {reason: 'operator', waits: []};
  const flagged = new Set(factsOf(facts, 'flagged').filter(flag => !review || isBefore(review, flag)).map(({signal}) => signal));
  const open = (Object.keys(signals) as SignalReason[]).filter(signal => flagged.has(signal));
  const reason = open.find(signal => signals[signal] === 'reject');
  return {...(reason && {reason}), waits: open.filter(signal => signals[signal] === 'review')};
}
