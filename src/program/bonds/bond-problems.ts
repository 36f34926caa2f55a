import type {Poll, ReferralRules} from '../program.js';
import {termsOf} from '../referrals/terms.js';
import type {SchemaProblem} from '../schema-problems.js';
import type {Deed} from './bond.js';
import type {BondRule, BondRules, Condition} from './bond-rules.js';
import {implies} from './conditions.js';
import {type BondTerms, bondTermsOf} from './defaults.js';

/** What of a program bonds depend on. */
export interface AroundBonds {
  readonly polls: {readonly [poll: string]: Pick<Poll, 'kind'>};
  readonly referral?: ReferralRules;
}

type Rule = BondTerms['rules'][number];

/** What the schema cannot say of `bonds`: rules that contradict each other, or that nobody can ever meet. */
export function bondProblems(given: BondRules, around: AroundBonds): readonly SchemaProblem[] {
  const {rules} = bondTermsOf(given);
  return [
    ...(given.without ?? []).filter(bond => given[bond]).map(bond => ({pointer: `/bonds/${bond}`, found: 'a rule', allowed: `nothing, when /bonds/without has "${bond}"`})),
    ...rules.flatMap((rule, i) => [...conditionsOf(rule, around), ...hysteresisOf(rule), ...graceOf(rule, given[rule.bond]), ...heightOf(rule, rules[i - 1])]),
  ];
}

function conditionsOf(rule: Rule, around: AroundBonds): SchemaProblem[] {
  return (['enter', 'stay'] as const).flatMap(part => rule[part].flatMap((condition, i) => {
    const {of, least, days, same} = condition;
    const pointer = `/bonds/${rule.bond}/${part}/${i}`;
    const problems: SchemaProblem[] = [];
    if (same && (of.length > 1 || of[0] !== 'order')) problems.push({pointer: `${pointer}/same`, found: '"product"', allowed: 'nothing, unless of is ["order"]: nothing else has products'});
    if (days !== undefined && days < least) problems.push({pointer: `${pointer}/days`, found: String(days), allowed: `at least ${least}, a day for each: nobody is asked for more`});
    const reasons = of.map(deed => impossible(deed, least, around));
    if (reasons.every(reason => reason !== undefined)) {
      problems.push({pointer: `${pointer}/of`, found: show(condition), allowed: `what can happen: ${[...new Set(reasons)].join(', ')}; or "${rule.bond}" in /bonds/without`});
    }
    return problems;
  }));
}

/** Why members can never have done a deed so often. */
function impossible(deed: Deed, least: number, {polls, referral}: AroundBonds): string | undefined {
  const kinds = Object.values(polls).map(({kind}) => kind);
  switch (deed) {
    case 'vote': return kinds.some(kind => kind !== 'open') ? undefined : 'the program has no poll that is voted in';
    case 'idea':
    case 'support': return kinds.includes('open') ? undefined : 'the program has no poll of kind "open"';
    case 'friend': {
      if (!referral) return 'the program has no referral';
      const {most} = termsOf(referral);
      return least > most ? `a member may invite ${most}` : undefined;
    }
    default: return undefined;
  }
}

/** Who has just entered must not fall for want of what they were not asked for. */
function hysteresisOf({bond, enter, stay}: Rule): SchemaProblem[] {
  return stay.flatMap((kept, i) => {
    const less = enter.find(asked => implies(kept, asked) && !implies(asked, kept));
    return less ? [{pointer: `/bonds/${bond}/stay/${i}`, found: show(kept), allowed: `no more than to enter, which takes ${show(less)}`}] : [];
  });
}

function graceOf({bond, stay, complaintDays}: Rule, given: Partial<BondRule> | undefined): SchemaProblem[] {
  if (stay.length > 0 || complaintDays !== false || !given?.graceDays) return [];
  return [{pointer: `/bonds/${bond}/graceDays`, found: String(given.graceDays), allowed: 'nothing, or 0, when stay asks for nothing and complaintDays is false: there is no fall to be spared'}];
}

/** Whoever enters the one below must not have entered this one by that alone. */
function heightOf({bond, enter, stay}: Rule, below: Rule | undefined): SchemaProblem[] {
  const known = below ? [...below.enter, ...below.stay] : [];
  if (!below || ![...enter, ...stay].every(asked => known.some(held => implies(held, asked)))) return [];
  return [{pointer: `/bonds/${bond}/enter`, found: enter.map(show).join(', '), allowed: `something that "${below.bond}" does not take as well, which is further from the brand`}];
}

/** 5 of vote, idea in 90 days. */
function show({of, least, days, same}: Condition): string {
  return `${least} of ${of.join(', ')}${same ? ' with the same product' : ''}${days === undefined ? '' : ` in ${days} days`}`;
}
