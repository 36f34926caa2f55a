import type {Money} from '../program.js';
import type {Fact} from './fact.js';
import type {SignalReason} from './signals.js';

export const referralStates = ['invited', 'claimed', 'qualified', 'rewarded', 'rejected', 'reversed'] as const;

/**
 * Where an invitation has got to: a member made it; a friend has used it; the
 * friend has paid an order, which may still be given back; both have their
 * rewards; there will be none; there were, and they were taken back.
 */
export type ReferralState = (typeof referralStates)[number];

/** Why a referral is rejected or reversed: the claim lapsed, the order did not stand, somebody asked to be forgotten, the brand said so, or a signal. */
export type RejectionReason = 'lapsed' | 'refunded' | 'cancelled' | 'erased' | 'operator' | SignalReason;

/** One invitation to one friend: what happened, and what that comes to. */
export interface Referral {
  /** The id of the fact that began it. */
  readonly id: string;
  readonly member: string;
  /** Absent until it is claimed. */
  readonly friend?: string;
  /** In the order of their own times. */
  readonly facts: readonly Fact[];
  readonly state: ReferralState;
  /** When it is `rejected` or `reversed`. */
  readonly reason?: RejectionReason;
  /** Why it waits for the brand; absent when it does not. */
  readonly waits?: readonly SignalReason[];
  /** The order that it stands or fell with. */
  readonly order?: string;
  /** `claimed`: when the claim lapses; `qualified`: when the order can no longer be given back. RFC 3339. */
  readonly until?: string;
  readonly promised?: Promised;
  readonly given?: Given;
}

/** The states in which an invitation counts towards the most that there may be: those that came to nothing make room. */
export const openStates: readonly ReferralState[] = referralStates.filter(state => state !== 'rejected');

/** How many of a member's invitations count towards the most that there may be. */
export function openInvitations(referrals: readonly Pick<Referral, 'state'>[]): number {
  return referrals.filter(({state}) => openStates.includes(state)).length;
}

/** What was pending when the referral last became `qualified`. The program may name other rewards since. */
export interface Promised {
  /** The ids of the rewards. */
  readonly member: string;
  readonly friend: string;
  /** Which time it was, from 1: an order may be given back, and another be paid. */
  readonly turn: number;
}

/** For what was granted that was promised, by the rules of that day: what the program says later takes nothing back. */
export interface Given {
  readonly order: string;
  readonly smallestOrder?: Money;
  /** RFC 3339, as all times here. */
  readonly granted: string;
  readonly reversed?: {readonly at: string; readonly reason: RejectionReason};
}
