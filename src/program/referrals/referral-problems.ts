import type {ReferralRules} from '../program.js';
import type {SchemaProblem} from '../schema-problems.js';
import {termsOf} from './terms.js';

/** What the schema cannot say of `referral`. */
export function referralProblems(rules: ReferralRules): readonly SchemaProblem[] {
  const {rewards, milestones, most} = termsOf(rules);
  const problems: SchemaProblem[] = [];
  milestones.forEach(({friends}, i) => {
    const before = milestones[i - 1]?.friends ?? 0;
    const allowed = friends <= before ? `more than the milestone before has (${before})` : `at most as many as a member may invite (${most})`;
    if (friends <= before || friends > most) problems.push({pointer: `/referral/milestones/${i}/friends`, found: String(friends), allowed});
  });
  const named = [
    {pointer: '/referral/rewards/member/id', id: rewards.member.id},
    {pointer: '/referral/rewards/friend/id', id: rewards.friend.id},
    ...milestones.map(({reward: {id}}, i) => ({pointer: `/referral/milestones/${i}/reward/id`, id})),
  ];
  named.forEach(({pointer, id}, i) => {
    if (named.findIndex(other => other.id === id) < i) problems.push({pointer, found: JSON.stringify(id), allowed: 'an id that no other reward has'});
  });
  return problems;
}
