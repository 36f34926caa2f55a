import type {HeldBond} from './bond.js';
import type {Condition} from './bond-rules.js';
import {implies, usedIn} from './conditions.js';
import type {BondTerms} from './defaults.js';
import type {KeptFact} from './snapshot.js';
import type {Timeline} from './timeline.js';

/** What a rule counted for a bond that the member has. */
export interface BondReason {
  readonly bond: HeldBond;
  /** Whether it let the member in, or lets them stay. */
  readonly part: 'enter' | 'stay';
  readonly condition: Condition;
  /** Which product it was, when the condition asks for the same. */
  readonly product?: string;
  /** In the order of their times. */
  readonly facts: readonly KeptFact[];
}

/**
 * Why a member has the bonds that they have: for each the deeds by which its
 * rule let them in, the last time that it would have, and those by which they
 * have stayed since. With no other deeds they would have the same bond.
 *
 * @param height how many bonds the member has
 */
export function reasonsOf({bonds, deeds}: Timeline, {rules}: BondTerms, height: number, moment: number): readonly BondReason[] {
  const reasons: BondReason[] = [];
  let entered = moment;
  for (let i = height - 1; i >= 0; i--) {
    const {enter, stay} = rules[i]!;
    const {bond, enters} = bonds[i]!;
    const last = enters.filter(({from}) => from <= entered).at(-1)!;
    entered = Math.min(entered, last.until - 1);
    const because = (part: BondReason['part'], conditions: readonly Condition[], to: number): readonly BondReason[] => conditions.flatMap(condition => usedIn(condition, deeds, entered, to)
      .map(({things, product}) => ({bond, part, condition, ...(product !== undefined && {product}), facts: things.flatMap(({facts}) => facts).sort((a, b) => (a.at < b.at ? -1 : 1))})));
    // Where the rule would let them in now, that is why they may stay, as far as it asks for that.
    const more = entered === moment ? stay.filter(kept => !enter.some(asked => implies(asked, kept))) : stay;
    reasons.unshift(...because('enter', enter, entered), ...because('stay', more, moment));
  }
  return reasons;
}
