import type {Channel} from '../../events/index.js';
import type {Money, Text} from '../program.js';
import type {ShownInvitation, ShownReward} from './referral-progress.js';

/** A reward as everyone may know it. */
export interface OfferedReward {
  readonly id: string;
  readonly label: Text;
  /** How many days it is good for. */
  readonly days: number;
}

/** What is offered to whom, and on which terms. Times are RFC 3339. */
export interface ReferralOffer {
  /** The service's clock. */
  readonly now: string;
  readonly offer: {readonly member: Text; readonly friend: Text};
  readonly rewards: {readonly member: OfferedReward; readonly friend: OfferedReward};
  readonly terms: {
    readonly refundDays: number;
    readonly claimDays: number;
    /** How many invitations a member has. */
    readonly most: number;
    readonly newCustomersOnly: boolean;
    readonly smallestOrder?: Money;
  };
  /** From when on nobody can invite or claim. */
  readonly closes?: string;
}

/** What one reader may see of referrals: `me/referral`. */
export interface ReferralView extends ReferralOffer {
  readonly milestones: readonly {readonly friends: number; readonly reward: OfferedReward}[];
  /** As one who invites; absent while no member is signed in. */
  readonly member?: MemberReferrals;
  /** As one who was invited: the latest claim. */
  readonly friend?: FriendReferral;
  /** As either, the latest first. */
  readonly held: readonly HeldReward[];
}

export interface MemberReferrals {
  /** Nine symbols without hyphens. */
  readonly code: string;
  /** As the shop's token gives it (`given_name`). */
  readonly firstName?: string;
  /** What they let others see. */
  readonly shows: {readonly firstName: boolean; readonly leaderboard: boolean};
  /** The latest first. */
  readonly invitations: readonly MemberInvitation[];
  /** How many more there may be. */
  readonly left: number;
  /** How many led to a reward. */
  readonly rewarded: number;
  readonly next?: {readonly friends: number; readonly remaining: number; readonly reward: OfferedReward};
  /** For those who take part: the first ten, and those around this member. */
  readonly leaderboard?: readonly Place[];
}

/** An invitation as its member may see it: not who the friend is. */
export interface MemberInvitation extends ShownInvitation {
  /** When it was shared or, where that was never told, claimed. */
  readonly at: string;
  readonly channel?: Channel;
  readonly note?: string;
  readonly thanks?: {readonly at: string; readonly note?: string};
}

export interface FriendReferral extends ShownInvitation {
  /** The first name of whoever invited, if they let it be seen. */
  readonly from?: string;
  readonly note?: string;
  readonly thanked: boolean;
}

export interface HeldReward extends ShownReward {
  readonly label: Text;
  /** For what: having invited, having come, or having brought so many. */
  readonly as: 'member' | 'friend' | 'milestone';
  /** The code to use at the checkout. A granted reward may still wait for it. */
  readonly coupon?: string;
}

export interface Place {
  /** From 1; equals share theirs. */
  readonly rank: number;
  readonly firstName: string;
  readonly rewarded: number;
  readonly own?: true;
}

/** An invitation as whoever has its link sees it: `referrals/KC4T9XWP3.1a2b3c4d`. */
export interface InvitationView extends ReferralOffer {
  readonly from?: string;
  readonly note?: string;
  /** Why it cannot be claimed; absent when it can. */
  readonly problem?: 'referral-closed' | 'too-many-invitations' | 'own-code';
}
