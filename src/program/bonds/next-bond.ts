import type {Deed, HeldBond} from './bond.js';
import type {Condition} from './bond-rules.js';
import {countAt, implies} from './conditions.js';
import type {BondTerms} from './defaults.js';
import {spanAt} from './spans.js';
import type {Timeline} from './timeline.js';

/** What a member is on their way to. */
export interface NextBond {
  readonly bond: HeldBond;
  /** What it takes: all that lets one in, and what of the rest is missing. */
  readonly conditions: readonly ConditionProgress[];
  /** A complaint that has to be resolved before anyone is let in, and since when it is open: RFC 3339. */
  readonly waits?: {readonly complaint: string; readonly since: string};
  /** What to do now. Absent when there is only to wait. */
  readonly step?: NextStep;
}

export interface ConditionProgress {
  readonly condition: Condition;
  readonly have: number;
  readonly need: number;
  readonly remaining: number;
  /** The product that has got furthest, when the condition asks for the same. */
  readonly product?: string;
}

/** One thing to do, which brings the first condition that is missing nearer by one. */
export interface NextStep {
  readonly kind: 'order' | 'order-again' | 'vote' | 'idea' | 'invite' | 'feedback';
  /** As what it will count. */
  readonly deed: Deed;
  /** `order-again`: of what. */
  readonly product?: string;
}

const kinds: {readonly [D in Deed]: NextStep['kind']} = {order: 'order', vote: 'vote', idea: 'idea', support: 'idea', feedback: 'feedback', rating: 'feedback', friend: 'invite'};

/**
 * What the bond above takes.
 *
 * @param height how many bonds the member has
 * @returns nothing at the top
 */
export function nextBond({complaints, deeds}: Timeline, {rules}: BondTerms, height: number, moment: number): NextBond | undefined {
  const rule = rules[height];
  if (!rule) return undefined;
  const progress = (condition: Condition): ConditionProgress => {
    const {things: {length: have}, product} = countAt(condition, deeds, moment);
    return {condition, have, need: condition.least, remaining: Math.max(0, condition.least - have), ...(product !== undefined && {product})};
  };
  const more = rule.stay.filter(kept => !rule.enter.some(asked => implies(asked, kept)));
  const conditions = [...rule.enter.map(progress), ...more.map(progress).filter(({remaining}) => remaining > 0)];
  const open = complaints.find(complaint => spanAt([complaint], moment));
  const missing = conditions.find(({remaining}) => remaining > 0);
  return {
    bond: rule.bond,
    conditions,
    ...(open && {waits: {complaint: open.complaint, since: new Date(open.from).toISOString()}}),
    ...(missing && {step: stepTowards(missing)}),
  };
}

function stepTowards({condition: {of}, product}: ConditionProgress): NextStep {
  const deed = of[0]!;
  return product === undefined ? {kind: kinds[deed], deed} : {kind: 'order-again', deed, product};
}
