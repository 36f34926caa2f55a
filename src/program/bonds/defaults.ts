import {type Contribution, contributions, type HeldBond, heldBonds} from './bond.js';
import type {BondRule, BondRules, Condition, Weight} from './bond-rules.js';

const coCreation: Omit<Condition, 'least'> = {of: ['vote', 'idea', 'support', 'feedback', 'rating'], days: 180};
const anOrder: Condition = {of: ['order'], least: 1};
/** Once or twice can be chance. */
const theSameThreeTimes: Condition = {of: ['order'], same: 'product', least: 3};
const aFriend: Condition = {of: ['friend'], least: 1};

const usualRules: {readonly [B in HeldBond]: BondRule} = {
  acquaintance: {enter: [anOrder], stay: [anOrder], graceDays: 14, complaintDays: false},
  friend: {enter: [theSameThreeTimes], stay: [theSameThreeTimes, {...anOrder, days: 180}], graceDays: 30, complaintDays: 14},
  partner: {enter: [{...coCreation, least: 5}], stay: [{...coCreation, least: 2}], graceDays: 30, complaintDays: 14},
  kindred: {enter: [aFriend], stay: [aFriend], graceDays: 30, complaintDays: 14},
};

/** What takes time or trust counts for more, and longer, than what takes money. */
const usualWeights: {readonly [C in Contribution]: Weight} = {
  order: {halfLife: 90, drivers: {benefit: 4, relationship: 2}},
  vote: {halfLife: 180, drivers: {honour: 3, interest: 2, event: 1}},
  idea: {halfLife: 180, drivers: {honour: 5, interest: 4}},
  support: {halfLife: 90, drivers: {interest: 1, relationship: 1}},
  feedback: {halfLife: 180, drivers: {relationship: 4, honour: 3}},
  rating: {halfLife: 90, drivers: {relationship: 2}},
  friend: {halfLife: 365, drivers: {relationship: 6, honour: 4}},
  visit: {halfLife: 30, drivers: {interest: 2}},
};

/** The program's rules, with what it does not say. */
export interface BondTerms extends Required<Pick<BondRules, 'stance' | 'visitMinutes'>> {
  /** Of the bonds that the brand has, from the most distant to the closest. */
  readonly rules: readonly (BondRule & {readonly bond: HeldBond})[];
  readonly weights: {readonly [C in Contribution]: Weight};
}

export function bondTermsOf(given: BondRules): BondTerms {
  return {
    stance: given.stance ?? 'peer',
    visitMinutes: given.visitMinutes ?? 30,
    rules: heldBonds.filter(bond => !given.without?.includes(bond)).map(bond => ({bond, ...usualRules[bond], ...given[bond]})),
    weights: Object.fromEntries(contributions.map(one => [one, given.weights?.[one] ?? usualWeights[one]])) as BondTerms['weights'],
  };
}
