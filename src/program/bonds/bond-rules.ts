import type {Text} from '../program.js';
import type {Bond, Contribution, Deed, Driver, HeldBond, Stance} from './bond.js';

/** So many deeds of the kinds that are named, counted together. */
export interface Condition {
  readonly of: readonly Deed[];
  readonly least: number;
  /** How long each counts, in days from when it was done. Absent: as long as it stands. */
  readonly days?: number;
  /** Only orders with the same product count together; several of it in one order are one. */
  readonly same?: 'product';
}

/** What it takes to have a bond. Whoever has one has those below it as well. */
export interface BondRule {
  /** All of it, and all of `stay`, has to hold in one moment. */
  readonly enter: readonly Condition[];
  /** What has to go on holding; asking less than `enter` does keeps a bond from flapping. */
  readonly stay: readonly Condition[];
  /** How many days there are to mend what no longer holds. */
  readonly graceDays: number;
  /** After how many days an open complaint is reason to fall; `false`: never. */
  readonly complaintDays: number | false;
}

/** How close one contribution brings, and in how many days half of that is gone. */
export interface Weight {
  readonly halfLife: number;
  /** What is absent is 0. */
  readonly drivers: {readonly [D in Driver]?: number};
}

/** What the brand says of bonds; what it does not say is in `defaults.ts`. */
export interface BondRules extends Given {
  readonly stance?: Stance;
  /** Which bonds the brand does without. */
  readonly without?: readonly HeldBond[];
  /** Names of its own. */
  readonly names?: {readonly [B in Bond]?: Text};
  /** Colours of its own: #rrggbb. */
  readonly colours?: {readonly [B in Bond]?: string};
  /** What the shop calls its products, by its ids of them: reasons name what was bought. */
  readonly products?: {readonly [product: string]: Text};
  readonly weights?: {readonly [C in Contribution]?: Weight};
  /** How many minutes of a day count as one visit; fewer count in proportion. */
  readonly visitMinutes?: number;
  /** The name of the call by which the shop is told when a bond changes. */
  readonly call?: string;
}

type Given = {readonly [B in HeldBond]?: Partial<BondRule>};
