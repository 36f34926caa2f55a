import type {Bond, BondSnapshot} from '../../src/program/index.js';
import type {Choice} from '../referrals/referral-store.js';

/**
 * What is kept of somebody. A visitor has facts alone, until they turn out to
 * be a member; so has an order whose buyer is not known.
 */
export interface KeptBond {
  /** As `voterOf` names voters. */
  readonly holder: string;
  readonly snapshot: BondSnapshot;
  /** A member's, as it was last computed. */
  readonly bond?: Bond;
  /** When time alone may change it: RFC 3339. */
  readonly due?: string;
  /** What the member last said of whether all may see it. */
  readonly shown?: Choice;
  /** The id of the last call by which the shop was told of it. */
  readonly told?: string;
}

/** One tenant's bonds, as one transaction sees and changes them. */
export interface BondTransaction {
  keptBond(holder: string): Promise<KeptBond | undefined>;
  /** Adds what is kept of a holder, or replaces it. */
  keepBond(kept: KeptBond): Promise<void>;
  /** Keeps what was computed anew of a member; their facts are the same. */
  renewBond(kept: KeptBond): Promise<void>;
  forgetBond(holder: string): Promise<void>;
  /** Those of whom time may have changed something by now, longest ago first. @param at RFC 3339 */
  dueBonds(at: string, limit: number): Promise<readonly KeptBond[]>;
  /**
   * Makes everybody who has a bond due, where it was computed by other rules.
   *
   * @param rules names the rules that hold now
   * @param at from when on they are due: RFC 3339
   */
  ruleBonds(rules: string, at: string): Promise<void>;
}

/** How bonds are read. */
export interface BondReads {
  keptBond(tenant: string, holder: string): Promise<KeptBond | undefined>;
  /** Of these holders, those who let it be seen. */
  shownBonds(tenant: string, holders: readonly string[]): Promise<ReadonlyMap<string, Bond>>;
}
