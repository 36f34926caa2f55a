import type {Reward, ReferralMilestone, ReferralRules} from '../program.js';
import type {Entry} from './ledger.js';
import {openInvitations, type Referral, type ReferralState, type RejectionReason} from './referral.js';
import {termsOf} from './terms.js';

const day = 86_400_000;

/** An invitation as its member may see it. Who the friend is, what they bought and what looks doubtful is not in it. */
export interface ShownInvitation {
  readonly referral: string;
  readonly state: ReferralState;
  readonly reason?: RejectionReason;
  /** The brand looks at it before anything is granted. */
  readonly waits?: true;
  /** As in `Referral`. */
  readonly until?: string;
}

export interface ShownReward {
  readonly reward: string;
  readonly referral: string;
  readonly state: 'pending' | 'granted' | 'used' | 'expired' | 'reversed';
  /** When it came to be so: RFC 3339. */
  readonly at: string;
  /** `pending`: until when the order may be given back, or that the brand has to look at it. */
  readonly why?: {readonly reason: 'refund-window'; readonly until: string} | {readonly reason: 'review'};
  /** `granted`: the first moment at which it is no longer good. */
  readonly expires?: string;
}

/** What a member may be shown of their invitations and rewards. */
export interface ReferralProgress {
  readonly invitations: readonly ShownInvitation[];
  /** How many more there may be. */
  readonly left: number;
  /** As the one who invited, and as a friend who was. */
  readonly rewards: readonly ShownReward[];
  /** How many of their invitations led to a reward. */
  readonly rewarded: number;
  /** What they are on their way to; absent at the top. */
  readonly next?: ReferralMilestone & {readonly remaining: number};
}

/**
 * Composes what may leave the service for one member.
 *
 * @param referrals those in which they are the member or the friend
 * @param entries the ledger's that name them as the holder, in the order in which they were posted
 */
export function progressOf(member: string, referrals: readonly Referral[], entries: readonly Entry[], rules: ReferralRules): ReferralProgress {
  const {milestones, most, rewards} = termsOf(rules);
  const own = referrals.filter(referral => referral.member === member);
  const rewarded = own.filter(({state}) => state === 'rewarded').length;
  const next = milestones.find(({friends}) => friends > rewarded);
  const byId = new Map(referrals.map(referral => [referral.id, referral]));
  const known = new Map([rewards.member, rewards.friend, ...milestones.map(({reward}) => reward)].map(reward => [reward.id, reward]));
  const last = new Map(entries.map(entry => [JSON.stringify([entry.cause.referral, entry.reward]), entry]));
  return {
    invitations: own.map(shownInvitation),
    left: Math.max(0, most - openInvitations(own)),
    rewards: [...last.values()].flatMap(entry => shownReward(entry, byId.get(entry.cause.referral), known.get(entry.reward)) ?? []),
    rewarded,
    ...(next && {next: {...next, remaining: next.friends - rewarded}}),
  };
}

export function shownInvitation({id, state, reason, waits, until}: Referral): ShownInvitation {
  return {
    referral: id,
    state,
    ...(reason && {reason}),
    ...(waits && {waits: true}),
    ...(until !== undefined && {until}),
  };
}

/** @param reward the program's; absent when it has lost it */
function shownReward({to, reward: id, cause, at}: Entry, referral: Referral | undefined, reward: Reward | undefined): ShownReward | undefined {
  if (to === 'promised') return undefined;
  const until = referral?.until;
  return {
    reward: id,
    referral: cause.referral,
    state: to,
    at,
    ...(to === 'pending' && (referral?.waits ? {why: {reason: 'review'}} : until !== undefined && {why: {reason: 'refund-window', until}})),
    ...(to === 'granted' && reward && {expires: expiryOf(at, reward)}),
  };
}

/**
 * The first moment at which a reward is no longer good.
 *
 * @param granted RFC 3339
 */
export function expiryOf(granted: string, {days}: Pick<Reward, 'days'>): string {
  return new Date(Date.parse(granted) + days * day).toISOString();
}
