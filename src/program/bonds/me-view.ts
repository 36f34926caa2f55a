import type {Text} from '../program.js';
import type {Bond, Contribution, HeldBond, Stance} from './bond.js';
import type {Standing} from './standing.js';
import type {ThingNames} from './thing-names.js';

/** How the brand speaks of bonds. */
export interface BondNames {
  readonly stance: Stance;
  /** Those that the brand has, from the most distant to the closest. */
  readonly bonds: readonly HeldBond[];
  /** Names and colours (#rrggbb) of the brand's own, where it has some. */
  readonly names: {readonly [B in Bond]?: Text};
  readonly colours: {readonly [B in Bond]?: string};
}

/** What one reader may see of their own standing: `me`. */
export interface MeView extends BondNames {
  /** The service's clock: RFC 3339, as all times here. */
  readonly now: string;
  /** Absent while no member is signed in. */
  readonly member?: MemberStanding;
}

export interface MemberStanding {
  readonly standing: Standing;
  /** How much of each kind the member has contributed that stands. */
  readonly contributed: {readonly [C in Contribution]: number};
  /** What the things are called that the standing speaks of; absent: nothing has a name. */
  readonly called?: ThingNames;
  /** As the shop's token gives it (`given_name`). */
  readonly firstName?: string;
  /** Whether all may see the badge. */
  readonly shows: boolean;
}

/** The bonds of members who let them be seen, by the shop's ids of members; others are not told from those who are unknown. */
export interface StandingsView extends BondNames {
  readonly standings: {readonly [member: string]: Bond};
}
