import type {ReferralRules, Reward} from '../program.js';
import {factsOf} from './fact.js';
import type {KeptReferral} from './kept-referral.js';
import type {Entry} from './ledger.js';
import {progressOf, shownInvitation, type ShownReward} from './referral-progress.js';
import type {FriendReferral, HeldReward, InvitationView, MemberInvitation, MemberReferrals, OfferedReward, Place, ReferralOffer, ReferralView} from './referral-view.js';
import {isClosed, termsOf} from './terms.js';

/** What is known of one who reads. */
export interface ReferralReader {
  /** Absent while no member is signed in. */
  readonly member?: Pick<MemberReferrals, 'code' | 'firstName' | 'shows' | 'leaderboard'> & {
    /** As in `Referral`. */
    readonly name: string;
  };
  /** The referrals that they began as a member. */
  readonly invited: readonly KeptReferral[];
  /** Those that they claimed as a friend, the latest claim last. */
  readonly claimed: readonly KeptReferral[];
  /** The first name of whose code they claimed last, if that member lets it be seen. */
  readonly from?: string;
  /** The ledger's that name them as the holder, in the order in which they were posted. */
  readonly entries: readonly Entry[];
  readonly coupons: readonly {readonly referral: string; readonly reward: string; readonly code: string}[];
}

/** What one reader may see of referrals. @param now the service's clock, milliseconds since the epoch */
export function composeReferralView(rules: ReferralRules, {member, invited, claimed, from, entries, coupons}: ReferralReader, now: number): ReferralView {
  const {milestones} = termsOf(rules);
  const {invitations: _, rewards, left, rewarded, next} = progressOf(member?.name ?? '', [...invited, ...claimed].map(({referral}) => referral), entries, rules);
  const latest = claimed.at(-1);
  return {
    ...offerOf(rules, now),
    milestones: milestones.map(({friends, reward}) => ({friends, reward: offered(reward)})),
    ...(member && {
      member: {
        code: member.code,
        ...(member.firstName !== undefined && {firstName: member.firstName}),
        shows: member.shows,
        invitations: invited.map(memberInvitation).sort(byTime),
        left,
        rewarded,
        ...(next && {next: {friends: next.friends, remaining: next.remaining, reward: offered(next.reward)}}),
        ...(member.leaderboard && {leaderboard: member.leaderboard}),
      },
    }),
    ...(latest && {friend: friendReferral(latest, from)}),
    held: rewards.map(reward => heldReward(reward, {invited, claimed, coupons}, rules)).sort(byTime),
  };
}

/** What is known of an invitation for one who has its link. */
export interface InvitationReader {
  /** The member's first name, if they let it be seen. */
  readonly from?: string | undefined;
  readonly note?: string | undefined;
  /** Whether the one who reads is the member. */
  readonly own: boolean;
  /** Whether the member has no invitation left for one who comes by this link. */
  readonly full: boolean;
}

export function composeInvitationView(rules: ReferralRules, {from, note, own, full}: InvitationReader, now: number): InvitationView {
  const problem = isClosed(rules, now) ? 'referral-closed' : own ? 'own-code' : full ? 'too-many-invitations' : undefined;
  return {...offerOf(rules, now), ...(from !== undefined && {from}), ...(note !== undefined && {note}), ...(problem && {problem})};
}

/** A member who takes part in the leaderboard. */
export interface Competitor extends Omit<Place, 'own'> {
  readonly member: string;
}

/** The leaderboard as one of those who take part sees it. @param standings some of it, in any order */
export function placesOf(standings: readonly Competitor[], own: string): readonly Place[] {
  return [...standings]
    .sort((a, b) => a.rank - b.rank || (a.member < b.member ? -1 : 1))
    .map(({member, rank, firstName, rewarded}) => ({rank, firstName, rewarded, ...(member === own && {own: true})}));
}

function offerOf(rules: ReferralRules, now: number): ReferralOffer {
  const {offer, rewards, refundDays, claimDays, most, newCustomersOnly, smallestOrder, closes} = termsOf(rules);
  return {
    now: new Date(now).toISOString(),
    offer,
    rewards: {member: offered(rewards.member), friend: offered(rewards.friend)},
    terms: {refundDays, claimDays, most, newCustomersOnly, ...(smallestOrder && {smallestOrder})},
    ...(closes !== undefined && {closes}),
  };
}

/** Where it is taken from is not for pages to know. */
function offered({id, label, days}: Reward): OfferedReward {
  return {id, label, days};
}

function memberInvitation({referral, begun, channel, note, thanks}: KeptReferral): MemberInvitation {
  return {
    ...shownInvitation(referral),
    at: factsOf(referral.facts, 'shared')[0]?.at ?? factsOf(referral.facts, 'claimed')[0]?.at ?? begun,
    ...(channel && {channel}),
    ...(note !== undefined && {note}),
    ...(thanks && {thanks}),
  };
}

function friendReferral({referral, note, thanks}: KeptReferral, from: string | undefined): FriendReferral {
  return {...shownInvitation(referral), ...(from !== undefined && {from}), ...(note !== undefined && {note}), thanked: thanks !== undefined};
}

function heldReward(shown: ShownReward, {invited, claimed, coupons}: Pick<ReferralReader, 'invited' | 'claimed' | 'coupons'>, rules: ReferralRules): HeldReward {
  const {rewards, milestones} = termsOf(rules);
  const known = [rewards.member, rewards.friend, ...milestones.map(({reward}) => reward)].find(({id}) => id === shown.reward);
  const promisedTo = (side: 'member' | 'friend', kept: readonly KeptReferral[]): boolean =>
    kept.some(({referral: {id, promised}}) => id === shown.referral && promised?.[side] === shown.reward);
  const code = coupons.find(({referral, reward}) => referral === shown.referral && reward === shown.reward)?.code;
  return {
    ...shown,
    label: known?.label ?? shown.reward,
    as: promisedTo('friend', claimed) ? 'friend' : promisedTo('member', invited) ? 'member' : 'milestone',
    ...(shown.state === 'granted' && code !== undefined && {coupon: code}),
  };
}

function byTime(a: {readonly at: string}, b: {readonly at: string}): number {
  return a.at < b.at ? 1 : a.at > b.at ? -1 : 0;
}
