import type {Ballot, Review, Tally} from '../../src/program/index.js';
import type {PageEnd} from '../ideas/idea-store.js';

/** What the brand says to ballots that wait for it. */
export interface Reviewed {
  readonly poll: string;
  /** The ids of the ballots; absent: all that wait. */
  readonly ballots?: readonly string[] | undefined;
  readonly to: Review;
  /** What that adds to the kept tally. */
  readonly change: Tally;
}

/** One tenant's ballots that were set aside, as one transaction sees and changes them. A ballot waits while it names something and nothing was decided. */
export interface AsideTransaction {
  /** Those that wait, or of these ids, and who holds them. */
  waiting(poll: string, ballots?: readonly string[]): Promise<readonly (Ballot & {readonly voter: string})[]>;
  /** Keeps what was decided of ballots that `waiting` has found. */
  review(reviewed: Reviewed): Promise<void>;
}

/** How they are read. */
export interface AsideReads {
  /** Those that wait, the oldest first; and, of all that wait, how many name each option. */
  setAside(tenant: string, poll: string, query: {readonly after?: PageEnd | undefined; readonly limit: number}): Promise<SetAside>;
}

export interface SetAside {
  readonly ballots: readonly Ballot[];
  /** How many wait. */
  readonly voters: number;
  readonly counts: {readonly [option: string]: number};
}
