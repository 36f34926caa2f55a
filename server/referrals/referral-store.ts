import type {Preference} from '../../src/events/index.js';
import type {Fact, KeptReferral, Person, ReferralState, Competitor} from '../../src/program/index.js';
import type {PageEnd} from '../ideas/idea-store.js';

/** A member who invites. Members, friends, buyers and holders are named as `voterOf` names voters. */
export interface Inviter {
  readonly member: string;
  /** Nine symbols. */
  readonly code: string;
  /** Kept while they let it be seen, and no longer. */
  readonly firstName?: string;
  readonly preferences: {readonly [name in Preference]?: Choice};
}

/** What a member last said of a preference. */
export interface Choice {
  readonly value: boolean;
  /** The event that said it, and when that happened. */
  readonly id: string;
  readonly at: string;
}

/** An order as far as the shop has told of it. */
export interface KeptOrder {
  readonly id: string;
  readonly buyer?: string;
  /** When it was paid: RFC 3339. */
  readonly paid?: string;
  /** Hashes by a key of the shop's. */
  readonly payment?: string;
  readonly address?: string;
}

/** Somebody as their visits and orders make them known. */
export interface KnownPerson extends Person {
  /** When they first paid an order: RFC 3339. */
  readonly firstPaid?: string;
}

/** When somebody claimed. */
export interface Claim {
  readonly referral: string;
  readonly friend: string;
  readonly at: string;
}

/** One tenant's referrals, as one transaction sees and changes them. */
export interface ReferralTransaction {
  inviter(member: string): Promise<Inviter | undefined>;
  inviterOf(code: string): Promise<Inviter | undefined>;
  /** Adds an inviter, or replaces what is kept of them. */
  keepInviter(inviter: Inviter): Promise<void>;
  /** Those who take part in the leaderboard: the first ten, this member, and two on either side. */
  standings(member: string): Promise<readonly Competitor[]>;

  referral(id: string): Promise<KeptReferral | undefined>;
  /** The one whose link has these digits. */
  referralOf(member: string, invitation: string): Promise<KeptReferral | undefined>;
  referralsOf(member: string): Promise<readonly KeptReferral[]>;
  /** Those that were claimed by somebody of one of these names, in the order of their claims. */
  referralsBy(friends: readonly string[]): Promise<readonly KeptReferral[]>;
  /** Those that were claimed by a visitor, whosever it is; in the same order. */
  referralsClaimedBy(visitor: string): Promise<readonly KeptReferral[]>;
  /** Adds a referral, or replaces what is kept of it. */
  keepReferral(kept: KeptReferral): Promise<void>;
  /** How many of a member's referrals are in one of these states. */
  countReferrals(member: string, states: readonly ReferralState[]): Promise<number>;
  claimsBy(friends: readonly string[]): Promise<readonly Claim[]>;
  /** The ids of those that time does something to by now. @param at RFC 3339 */
  dueReferrals(at: string, limit: number): Promise<readonly string[]>;
  /** For the brand; the oldest first. */
  referralsIn(which: ReferralState | 'waiting', query: {readonly after?: PageEnd | undefined; readonly limit: number}): Promise<readonly KeptReferral[]>;

  order(id: string): Promise<KeptOrder | undefined>;
  ordersOf(buyer: string): Promise<readonly KeptOrder[]>;
  keepOrder(order: KeptOrder): Promise<void>;
  /** What the shop has said of an order. */
  orderFacts(order: string): Promise<readonly Fact[]>;
  /** Adds a fact. Of two with one id the earlier stays. */
  addOrderFact(order: string, fact: Fact): Promise<void>;
  persons(names: readonly string[]): Promise<ReadonlyMap<string, KnownPerson>>;
  /** Makes one buyer's orders, and one holder's entries and grants, another's. What the referrals say stays. */
  renameHolder(from: string, to: string): Promise<void>;
}
