/**
 * `service`: what the shopper asked for; always delivered.
 * `measurement`: what was seen or done in passing; kept in memory until
 * consent is known, dropped when it is denied.
 */
export type EventClass = 'service' | 'measurement';

/** Ways by which an invitation goes to a friend: the page's own (`copy`, `poster`), the device's (`native`), those of others. */
export const channels = ['copy', 'native', 'poster', 'wechat', 'weibo', 'whatsapp', 'line', 'kakaotalk', 'telegram', 'messenger', 'x', 'email', 'sms'] as const;
export type Channel = (typeof channels)[number];

export const shareOutcomes = ['shared', 'copied', 'dismissed', 'failed'] as const;
export type ShareOutcome = (typeof shareOutcomes)[number];

export const preferences = ['first-name', 'leaderboard', 'standing'] as const;
export type Preference = (typeof preferences)[number];

export const ratings = ['up', 'down'] as const;
export type Rating = (typeof ratings)[number];

/** What each event says, by its type. Ids are those of the program file. */
export interface EventData {
  /** What `choices`, `points` and `group` mean is in `Vote` in `src/program/counting/rule.ts`. */
  'poll.voted': {poll: string; choices: readonly string[]; points?: readonly number[] | undefined; group?: string | undefined};
  'poll.retracted': {poll: string};
  /** The event's id is the idea's. `title`: 1 to 80 characters without the space around it; `words`: at most 1,000; `picture`: an https URL; `credit`: by which name of at most 40 the author is thanked if the idea is made. */
  'idea.submitted': {poll: string; title: string; words?: string; picture?: string; credit?: string};
  'idea.supported': {poll: string; idea: string};
  'idea.unsupported': {poll: string; idea: string};
  /** A member made an invitation and let it go. `invitation`: 8 hexadecimal digits, made by the page and part of the link; `note`: what they wrote to the friend, at most 200 characters. */
  'referral.shared': {invitation: string; channel: Channel; note?: string | undefined};
  /** A friend wants what the invitation offers. `code`: the member's, as `readCode` in `src/program/referrals/codes.ts` reads it. */
  'referral.claimed': {code: string; invitation?: string | undefined};
  /** A friend thanks whoever invited them. `note`: at most 200 characters. */
  'referral.thanked': {note?: string | undefined};
  /** What a member lets others see: `first-name`, by those they invite; `leaderboard`, by all, with it; `standing`, by all, as a badge. Nobody sees anything before. */
  'preference.set': {name: Preference; value: boolean};
  /** A member was told of a promotion. `bond`: as in `src/program/bonds/bond.ts`. */
  'promotion.seen': {bond: string};
  /** A shopper says something to a persona. The event's id is the message's. `text`: 1 to 2,000 characters. */
  'chat.messaged': {persona: string; text: string};
  /** What they think of something that was said to them. `message`: its id. */
  'chat.rated': {persona: string; message: string; value: Rating};
  /** They want a person, and no longer do. */
  'handoff.requested': {persona: string};
  'handoff.withdrawn': {persona: string};
  /** For them the conversation is over. */
  'chat.closed': {persona: string};
  /** How many messages a month the brand may begin with: 0 to 4. */
  'contact.limited': {persona: string; perMonth: number};
  /** What became of an attempt to share: `dismissed` by the shopper, `failed` for want of support. */
  'share.ended': {channel: Channel; outcome: ShareOutcome};
  'poll.viewed': {poll: string};
  'results.viewed': {poll: string};
  'widget.viewed': {widget: string};
  'chat.opened': {persona: string};
  /** Measurement events that were given up since the last such report. */
  'measurement.dropped': {count: number};
}

/** `noun.verbed`; on the wire it carries the prefix `kindred.`. */
export type EventType = keyof EventData;

/** Every type of event there is, and how it may be treated. */
export const catalogue = {
  'poll.voted': 'service',
  'poll.retracted': 'service',
  'idea.submitted': 'service',
  'idea.supported': 'service',
  'idea.unsupported': 'service',
  'referral.shared': 'service',
  'referral.claimed': 'service',
  'referral.thanked': 'service',
  'preference.set': 'service',
  'promotion.seen': 'service',
  'chat.messaged': 'service',
  'chat.rated': 'service',
  'handoff.requested': 'service',
  'handoff.withdrawn': 'service',
  'chat.closed': 'service',
  'contact.limited': 'service',
  'share.ended': 'measurement',
  'poll.viewed': 'measurement',
  'results.viewed': 'measurement',
  'widget.viewed': 'measurement',
  'chat.opened': 'measurement',
  'measurement.dropped': 'measurement',
} as const satisfies {readonly [T in EventType]: EventClass};

/** The catalogue's types of measurement, as few bytes as tell them from the others: all of it that a page has to carry. A test keeps the two alike. */
export const measurementTypes = /view|op|end/;

/** So many of a product, by the shop's id of it. */
export interface Bought {
  readonly product: string;
  readonly quantity: number;
}

/** What the shop says, signed; no page can send it. An order's times are the shop's. */
export interface ShopData {
  /**
   * `amount`: in the currency's minor unit; `currency`: ISO 4217; `member`,
   * `visitor`: who bought, as far as the shop knows; `payment`, `address`:
   * hashes by a key of the shop's; `coupons`: the codes that were used;
   * `products`: what was bought, by the shop's ids.
   */
  'order.paid': {
    order: string; at: string; amount: number; currency: string;
    member?: string; visitor?: string; payment?: string; address?: string; coupons?: readonly string[]; products?: readonly Bought[];
  };
  /** `refund`: the shop's id of it; `amount`: in the minor unit; `products`: what came back. Neither: all that is left. */
  'order.refunded': {order: string; at: string; refund: string; amount?: number; products?: readonly Bought[]};
  'order.cancelled': {order: string; at: string};
  /** `complaint`: the shop's id of it; one that is opened again has the same. `member`: whose it is. */
  'complaint.opened': {complaint: string; at: string; member: string};
  'complaint.resolved': {complaint: string; at: string; member: string};
  /** `question`: the shop's id of what it asked. */
  'feedback.answered': {question: string; at: string; member: string};
}

/** What the service alone records: no page can send it. */
export interface DerivedData {
  /** `to`, `reason` and `link` are as in `Decision` in `src/program/ideas/decide.ts`. `by`: the operator, as the shop names them. */
  'idea.decided': {poll: string; idea: string; to: string; reason?: string; link?: string; by: string};
  /** What the brand said to ballots that had been set aside. `ballots`: the ids of the events that cast them; `by`: as above. */
  'ballots.reviewed': {poll: string; to: 'counted' | 'left-out'; ballots: readonly string[]; by: string};
  /** Where a referral has got to. `reason`: as in `Referral` in `src/program/referrals/referral.ts`. */
  'referral.qualified': {referral: string; member: string; friend: string; order: string};
  'referral.rewarded': {referral: string; member: string; friend: string; order: string};
  'referral.rejected': {referral: string; member: string; friend?: string; reason: string};
  'referral.reversed': {referral: string; member: string; friend: string; order: string; reason: string};
  /** What the brand said to a referral that waited, or to any other. `by`: as above. */
  'referral.reviewed': {referral: string; to: 'accepted' | 'rejected'; by: string};
  /** `entry`: the ledger's that did it. */
  'reward.granted': {entry: string; reward: string; holder: string; referral: string};
  'reward.reversed': {entry: string; reward: string; holder: string; referral: string};
  /** Coupon codes were added to a pool. */
  'coupons.added': {pool: string; count: number; by: string};
  /** A member's bond is another than before. `from`, `to`: as in `src/program/bonds/bond.ts`. */
  'bond.changed': {member: string; from: string; to: string};
  /** A persona or a person has said something in a chat. `message`: its id; `answers`: the shopper's that it answers; `by`: the operator, absent when the persona speaks. */
  'chat.replied': {persona: string; chat: string; message: string; answers?: string; by?: string};
  /** A person has taken a chat, and given it back to the persona. `by`: as above. */
  'handoff.accepted': {persona: string; chat: string; by: string};
  'handoff.returned': {persona: string; chat: string; by: string};
}
