import {channels} from '../../src/events/index.js';
import {accounts, referralStates, signals} from '../../src/program/index.js';
import {referralDecisionSchema} from './operator-referrals.js';
import {couponsSchema} from './operator-rewards.js';
import {couponStates} from './reward-store.js';

type Schema = Readonly<Record<string, unknown>>;

const ref = (name: string): Schema => ({$ref: `#/components/schemas/${name}`});
const list = (items: Schema): Schema => ({type: 'array', items});
const object = (properties: Readonly<Record<string, Schema>>, ...optional: readonly string[]): Schema =>
  ({type: 'object', required: Object.keys(properties).filter(name => !optional.includes(name)), additionalProperties: false, properties});

const text = {type: 'string'};
const flag = {type: 'boolean'};
const count = {type: 'integer', minimum: 0};
const time = {type: 'string', format: 'date-time', description: 'RFC 3339, UTC.'};
const note = {type: 'string', maxLength: 200};
const next = {type: 'string', description: 'For `after`: where the next page begins. Absent on the last.'};
const reason = {enum: ['lapsed', 'refunded', 'cancelled', 'erased', 'operator', ...Object.keys(signals)], description: 'rejected, reversed: why.'};
const person = {...object({member: text, visitor: text, erased: text}, 'member', 'visitor', 'erased'), minProperties: 1, maxProperties: 1, description: 'By the shop’s own id of them, or by their visitor’s; or by a name that stands for one who was erased.'};

const offer = {
  now: {...time, description: 'The service’s clock.'},
  offer: object({member: ref('Text'), friend: ref('Text')}),
  rewards: object({member: ref('OfferedReward'), friend: ref('OfferedReward')}),
  terms: object({
    refundDays: count,
    claimDays: count,
    most: {...count, description: 'How many invitations a member has.'},
    newCustomersOnly: flag,
    smallestOrder: object({amount: {...count, description: 'In the currency’s minor unit.'}, currency: {type: 'string', description: 'ISO 4217.'}}),
  }, 'smallestOrder'),
  closes: {...time, description: 'From when on nobody can invite or claim.'},
};
const invitation = {
  referral: text,
  state: {enum: referralStates},
  reason,
  waits: {const: true, description: 'The brand looks at it before anything is granted.'},
  until: {...time, description: 'claimed: when the claim lapses; qualified: when the order can no longer be given back.'},
};
const ofInvitation = ['reason', 'waits', 'until'];

export function referralSchemas(): Readonly<Record<string, Schema>> {
  return {
    OfferedReward: object({id: text, label: ref('Text'), days: {...count, description: 'How many days it is good for.'}}),
    ReferralView: {
      ...object({
        ...offer,
        milestones: list(object({friends: count, reward: ref('OfferedReward')})),
        member: {...ref('MemberReferrals'), description: 'As one who invites; absent while no member is signed in.'},
        friend: {...ref('FriendReferral'), description: 'As one who was invited: the latest claim.'},
        held: {...list(ref('HeldReward')), description: 'The latest first.'},
      }, 'closes', 'member', 'friend'),
      description: 'What one reader may see of referrals.',
    },
    MemberReferrals: object({
      code: {type: 'string', pattern: '^[0-9A-Z]{9}$'},
      firstName: {type: 'string', description: 'As the shop’s token gives it.'},
      shows: {...object({firstName: flag, leaderboard: flag}), description: 'What they let others see.'},
      invitations: {
        type: 'array',
        description: 'The latest first. Who the friends are is not told.',
        items: object({...invitation, at: {...time, description: 'When it was shared or, where that was never told, claimed.'}, channel: {enum: channels}, note, thanks: object({at: time, note}, 'note')}, ...ofInvitation, 'channel', 'note', 'thanks'),
      },
      left: {...count, description: 'How many more there may be.'},
      rewarded: {...count, description: 'How many led to a reward.'},
      next: {...object({friends: count, remaining: count, reward: ref('OfferedReward')}), description: 'The next milestone; absent at the top.'},
      leaderboard: {
        type: 'array',
        description: 'For those who take part: the first ten, and those around this member. Equals share a rank.',
        items: object({rank: {type: 'integer', minimum: 1}, firstName: text, rewarded: count, own: {const: true}}, 'own'),
      },
    }, 'firstName', 'next', 'leaderboard'),
    FriendReferral: object({...invitation, from: {type: 'string', description: 'The first name of whoever invited, if they let it be seen.'}, note, thanked: flag}, ...ofInvitation, 'from', 'note'),
    HeldReward: object({
      reward: text,
      referral: text,
      state: {enum: accounts.filter(account => account !== 'promised')},
      at: {...time, description: 'When it came to be so.'},
      why: {
        description: 'pending: until when the order may be given back, or that the brand has to look at it.',
        oneOf: [object({reason: {const: 'refund-window'}, until: time}), object({reason: {const: 'review'}})],
      },
      expires: {...time, description: 'granted: the first moment at which it is no longer good.'},
      label: ref('Text'),
      as: {enum: ['member', 'friend', 'milestone']},
      coupon: {type: 'string', description: 'The code to use at the checkout. A granted reward may still wait for it.'},
    }, 'why', 'expires', 'coupon'),
    InvitationView: {
      ...object({...offer, from: text, note, problem: {enum: ['referral-closed', 'too-many-invitations', 'own-code'], description: 'Why it cannot be claimed; absent when it can.'}}, 'closes', 'from', 'note', 'problem'),
      description: 'An invitation as whoever has its link sees it.',
    },
    OperatorReferral: {
      ...object({
        ...invitation,
        begun: time,
        claimed: time,
        member: person,
        friend: person,
        waits: {...list({enum: Object.keys(signals)}), description: 'Why it waits for the brand.'},
        order: {type: 'string', description: 'The order that it stands or fell with.'},
      }, ...ofInvitation, 'claimed', 'friend', 'order'),
      description: 'A referral as the brand sees it, which is not told what the two wrote to each other.',
    },
    OperatorReferralPage: object({referrals: list(ref('OperatorReferral')), next}, 'next'),
    ReferralDecision: {...referralDecisionSchema, description: '`accepted` answers all that spoke against it.'},
    LedgerPage: object({entries: list(ref('Entry')), next}, 'next'),
    Entry: {
      ...object({
        id: text,
        from: {enum: accounts},
        to: {enum: accounts},
        reward: text,
        holder: {type: 'string', description: 'member:…, by the shop’s id, or visitor:…, or erased:….'},
        cause: object({does: {enum: ['promise', 'withdraw', 'grant', 'reverse', 'use', 'expire']}, referral: text, order: text}),
        at: time,
      }),
      description: 'One reward goes from one account to another.',
    },
    Pool: {...object(Object.fromEntries([...couponStates, 'waiting'].map(state => [state, count]))), description: 'How many codes are in each state, and how many rewards wait for one.'},
    Coupons: {...couponsSchema, description: 'Single-use coupon codes.'},
    CouponsAdded: object({added: count, repeated: {...count, description: 'How many the pool had already, or were in the list before.'}}),
  };
}
