import type {KindredEvent} from '../src/events/index.js';
import type {Ballot, Tally} from '../src/program/index.js';

/** What a poll's votes add up to, and what one voter holds, at one moment. */
export interface Counted {
  readonly tally: Tally;
  readonly ballot?: Ballot;
}

/** A ballot that replaces the one its voter holds. */
export interface Recount {
  readonly poll: string;
  readonly voter: string;
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
export interface Transaction {
  /** The event of this source and id, if it was recorded. */
  event(source: string, id: string): Promise<KindredEvent | undefined>;
  /** Records an event that `event` did not find. */
  addEvent(event: KindredEvent, times: EventTimes): Promise<void>;
  /** What the voter holds; no other transaction changes it before this one ends. */
  ballot(poll: string, voter: string): Promise<Ballot | undefined>;
  recount(recount: Recount): Promise<void>;
}

/** Where the service keeps what it must not forget. No call can see or change another tenant's. */
export interface Store {
  /**
   * Runs `work` and commits durably, all of it or, when it throws, nothing.
   *
   * @throws {StoreBusyError} when another process keeps the store; nothing was changed
   */
  transact<T>(tenant: string, work: (transaction: Transaction) => Promise<T>): Promise<T>;
  counted(tenant: string, poll: string, voter?: string): Promise<Counted>;
  /** @throws when the store answers no queries */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** Another process holds the store; the same call may succeed a little later. */
export class StoreBusyError extends Error {
  override readonly name = 'StoreBusyError';
}
