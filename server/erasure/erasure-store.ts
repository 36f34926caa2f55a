import type {KeptReferral} from '../../src/program/index.js';

export interface ErasureReads {
  /** Up to when nothing is kept of this one, who may be called by that name anew: RFC 3339. */
  erasedAt(tenant: string, name: string): Promise<string | undefined>;
}

/** One tenant's forgotten members, as one transaction sees and makes them. Names are those that `voterOf` gives. */
export interface ErasureTransaction {
  /** Which of these were erased, and up to when nothing of them is kept: RFC 3339. */
  erased(names: readonly string[]): Promise<ReadonlyMap<string, string>>;
  keepErased(names: readonly string[], at: string): Promise<void>;
  /** Every visitor who belongs to a member. */
  visitorsOf(member: string): Promise<readonly string[]>;
  /** Deletes what a member's visitors and the shop said of them; the visitors belong to nobody any more. */
  eraseEvents(who: Erasing): Promise<void>;
  /** Calls that would still tell the shop of their bond, or of what they said in a chat; of those that it answered, and of rewards, it has to know. */
  eraseCalls(who: Erasing): Promise<void>;
  /** How much models have answered them. */
  eraseUsage(who: Erasing): Promise<void>;
  eraseInviter(name: string): Promise<void>;
  /** Takes out by what an order of theirs could be told from others: cards and addresses. */
  eraseOrders(who: Erasing): Promise<void>;
  /** Gives what counts in a poll to nobody, and deletes what nobody else has seen. */
  eraseVoter(who: Erasing): Promise<void>;
  /** Takes out of what the other of the two has sent what they wrote. */
  eraseNotes(referral: KeptReferral): Promise<void>;
  /** Puts the other name, for all that they had, into what the service itself recorded of referrals. */
  renameInEvents(referrals: readonly string[], who: Erasing): Promise<void>;
}

/** A member who is to be forgotten. */
export interface Erasing {
  /** The shop's id of them. */
  readonly member: string;
  /** As they are named until now. */
  readonly name: string;
  /** What stands for them from now on, where something has to: nobody can be found by it. */
  readonly as: string;
  readonly visitors: readonly string[];
  /** RFC 3339. */
  readonly at: string;
}
