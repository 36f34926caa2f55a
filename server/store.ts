import type {KindredEvent} from '../src/events/index.js';
import type {Ballot, Tally} from '../src/program/index.js';
import type {AsideReads, AsideTransaction} from './polls/aside-store.js';
import type {BondReads, BondTransaction} from './bonds/bond-store.js';
import type {ChatTransaction} from './chats/chat-store.js';
import type {UsageTransaction} from './brains/usage-store.js';
import type {DerivedEvent} from './derived-event.js';
import type {ErasureReads, ErasureTransaction} from './erasure/erasure-store.js';
import type {IdeaReads, IdeaTransaction} from './ideas/idea-store.js';
import type {ReferralTransaction} from './referrals/referral-store.js';
import type {CallReads, RewardTransaction} from './referrals/reward-store.js';
import type {ShopEvent} from './referrals/shop-event.js';

/** What a poll's votes add up to, and what one voter holds, at one moment. */
export interface Counted {
  readonly tally: Tally;
  readonly ballot?: Ballot;
}

/** Whose ballot a reader is shown: the one that this visitor cast, or the latest that is kept under one of these names. */
export type Holder = {readonly visitor: string} | {readonly voters: readonly string[]};

/** A ballot that replaces the one its voter holds. */
export interface Recount {
  readonly poll: string;
  readonly voter: string;
  /** Who cast it. */
  readonly visitor: string;
  readonly ballot: Ballot;
  /** What replacing it adds to the kept tally. */
  readonly change: Tally;
}

/** When an event happened and when it came, by the service's clock: RFC 3339, UTC, milliseconds. */
export interface EventTimes {
  readonly occurred: string;
  readonly received: string;
}

/** One tenant's facts and counts, as one transaction sees and changes them. */
export interface Transaction extends IdeaTransaction, AsideTransaction, ReferralTransaction, RewardTransaction, BondTransaction, ChatTransaction, ErasureTransaction, UsageTransaction {
  /** The event of this source and id, if it was recorded. */
  event(source: string, id: string): Promise<KindredEvent | undefined>;
  /** Records an event that `event` did not find. @param member whom its visitor belongs to */
  addEvent(event: KindredEvent | DerivedEvent | ShopEvent, times: EventTimes, member?: string): Promise<void>;
  /** Whom these visitors belong to; those that belong to nobody are left out. */
  membersOf(visitors: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Joins a visitor for whom `membersOf` found nobody; the events that it has sent become the member's. @param at RFC 3339 */
  join(visitor: string, member: string, at: string): Promise<void>;
  /** What was cast by the visitor and is held by it or by its member. */
  ballotsBy(visitor: string): Promise<readonly {readonly poll: string; readonly ballot: Ballot}[]>;
  /** What the voter holds; no other transaction changes it before this one ends. */
  ballot(poll: string, voter: string): Promise<Ballot | undefined>;
  recount(recount: Recount): Promise<void>;
  /** Adds to a poll's kept tally. */
  addToTally(poll: string, change: Tally): Promise<void>;
  /** Takes the voter's ballot out. @param change what that adds to the kept tally */
  takeBack(poll: string, voter: string, change: Tally): Promise<void>;
}

/** Where the service keeps what it must not forget. No call can see or change another tenant's. */
export interface Store extends IdeaReads, AsideReads, CallReads, BondReads, ErasureReads {
  /**
   * Runs `work` and commits durably, all of it or, when it throws, nothing.
   *
   * @throws {StoreBusyError} when another process keeps the store; nothing was changed
   */
  transact<T>(tenant: string, work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** @param grouped whether the tally is to have those of its groups */
  counted(tenant: string, poll: string, holder?: Holder, grouped?: boolean): Promise<Counted>;
  /** @throws when the store answers no queries */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** Another process holds the store; the same call may succeed a little later. */
export class StoreBusyError extends Error {
  override readonly name = 'StoreBusyError';
}
