import type {ReferralRules} from '../program.js';
import type {Move} from './ledger.js';
import type {Referral} from './referral.js';
import {termsOf} from './terms.js';

/** Whom milestones are for, and how far they have got. */
export interface Climb {
  readonly member: string;
  /** How many of the member's referrals are rewarded, the last step included. */
  readonly rewarded: number;
  /** Which rewards of milestones they hold: the grant that is not reversed, by the reward's id. */
  readonly held: ReadonlyMap<string, Pick<Move, 'referral' | 'order'>>;
}

/**
 * What a referral that was just rewarded or reversed does to the milestones.
 * A milestone is reached by the referral that makes up the number; should a
 * refund take that away, the next one may reach it again.
 */
export function milestoneMoves({id, order}: Referral, {member, rewarded, held}: Climb, rules: ReferralRules): readonly Move[] {
  return termsOf(rules).milestones.flatMap(({friends, reward}): Move[] => {
    const by = held.get(reward.id);
    const move = {reward: reward.id, holder: member, turn: 1};
    if (rewarded < friends) return by ? [{does: 'reverse', ...move, referral: by.referral, order: by.order}] : [];
    return by ? [] : (['promise', 'grant'] as const).map(does => ({does, ...move, referral: id, order: order!}));
  });
}
