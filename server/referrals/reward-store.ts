import type {HandoffCallBody} from '../chats/handoff-call.js';
import type {Bond, Entry, Intimacy} from '../../src/program/index.js';
import type {NamedPerson} from './person-of.js';

/** How a reward that was granted gets to its holder. */
export interface Grant {
  /** The ledger's that granted it. */
  readonly entry: string;
  readonly referral: string;
  readonly reward: string;
  readonly holder: string;
  /** RFC 3339. */
  readonly at: string;
  /** As in the reward's `from`. */
  readonly pool?: string;
  readonly call?: string;
  /** The code to use at the checkout, once there is one. */
  readonly code?: string;
}

/** What became of a code: nothing yet; it was given to a holder; they used it; it is no longer good. */
export const couponStates = ['free', 'given', 'used', 'void'] as const;
export type CouponState = (typeof couponStates)[number];

/** How many codes of a pool are in each state, and how many grants wait for one. */
export type PoolCount = {readonly [state in CouponState | 'waiting']: number};

/** A call to the shop that is to be made, and made again until it is answered. */
export interface Call {
  /** Of the ledger's entry that it tells of, or made of the event's; the same at each attempt. */
  readonly id: string;
  /** The name of the call, as in the program. */
  readonly call: string;
  readonly body: CallBody | BondCallBody | HandoffCallBody;
  /** How often it has failed. */
  readonly attempts: number;
}

/** What the shop is told. Times are RFC 3339. */
export interface CallBody {
  readonly type: 'reward.granted' | 'reward.reversed';
  readonly timestamp: string;
  readonly data: {
    readonly entry: string;
    readonly reward: string;
    readonly holder: NamedPerson;
    readonly referral: string;
    /** The first moment at which it is no longer good. */
    readonly expires?: string;
    /** The pool's code that its holder was given. */
    readonly coupon?: {readonly code: string};
  };
}

/** The same about a member's bond. */
export interface BondCallBody {
  readonly type: 'bond.changed';
  readonly timestamp: string;
  readonly data: {
    /** The shop's id of them. */
    readonly member: string;
    readonly from: Bond;
    readonly to: Bond;
    /** Since when they have had it or a closer one; absent for a stranger. */
    readonly since?: string;
    readonly intimacy: Intimacy;
  };
}

/** One tenant's ledger, grants, coupons and calls, as one transaction sees and changes them. */
export interface RewardTransaction {
  /** Those about one reward of a referral, in the order in which they were posted. */
  entries(referral: string, reward: string): Promise<readonly Entry[]>;
  /** Those that name one of these as the holder, in the same order. */
  entriesOf(holders: readonly string[]): Promise<readonly Entry[]>;
  /** All, in the same order. @param after the last place of the page before, from 1 */
  ledger(query: {readonly after?: number | undefined; readonly limit: number}): Promise<readonly (Entry & {readonly place: number})[]>;
  addEntry(entry: Entry): Promise<void>;

  addGrant(grant: Grant): Promise<void>;
  grant(referral: string, reward: string): Promise<Grant | undefined>;
  grantsOf(holders: readonly string[]): Promise<readonly Grant[]>;
  /** Those with one of these codes, in whatever case. */
  grantsWith(codes: readonly string[]): Promise<readonly Grant[]>;
  /** Those of one reward that were granted before a time and are still good; who waits for a code is not among them. @param before RFC 3339 */
  grantsBefore(reward: string, before: string, limit: number): Promise<readonly Grant[]>;
  /** It is no longer good, and neither is its code. */
  endGrant(entry: string, state: 'used' | 'void'): Promise<void>;

  /** Adds codes to a pool; those that it has stay as they are. @returns how many it did not have */
  addCoupons(pool: string, codes: readonly string[]): Promise<number>;
  /** Gives free codes to those who wait, the oldest first. @returns who was given one */
  giveCoupons(pool: string, limit: number): Promise<readonly (Grant & {readonly code: string})[]>;
  /** The pools for whose codes somebody waits. */
  waitingPools(): Promise<readonly string[]>;
  pool(pool: string): Promise<PoolCount>;

  /** @param call `after`: the id of the call that has to be answered first. @param nextAt milliseconds since the epoch, as everywhere in calls */
  addCall(call: Omit<Call, 'attempts'> & {readonly after?: string}, nextAt: number): Promise<void>;
  /**
   * The shop has answered.
   *
   * @param coupon the code that it gave, if the reward has no pool
   * @returns the holder who has a code now, whose pages want to know
   */
  callAnswered(id: string, coupon?: {readonly code: string}): Promise<string | undefined>;
  callFailed(id: string, nextAt: number): Promise<void>;
}

/** How calls are read. */
export interface CallReads {
  /** Those to be made by now, the oldest first. @param now milliseconds since the epoch */
  dueCalls(tenant: string, now: number, limit: number): Promise<readonly Call[]>;
}
