import type {ReferralRules} from '../program.js';
import {termsOf} from './terms.js';

/**
 * What speaks against a referral, and what it does: `reject` ends it at once,
 * `review` lets it wait for the brand. An accepted review overrules either.
 *
 * No address of a connection is among them, nor anything that tells browsers
 * apart: a hundred members of one office are a hundred members.
 */
export const signals = {
  /** The friend is the member, or uses one of their visitors. */
  'self-referral': 'reject',
  /** The friend is among those who brought the member in. */
  'cycle': 'reject',
  /** The friend has used another code before. */
  'claimed-before': 'reject',
  /** The friend had paid an order before they used the code. */
  'existing-customer': 'reject',
  /** The friend paid with what the member, or another friend of theirs, has paid with. */
  'same-payment': 'review',
  /** More have their orders sent to one place than live together. */
  'same-address': 'review',
  /** Too many claims for one member in too short a time. */
  'velocity': 'review',
} as const;

export type SignalReason = keyof typeof signals;

/** How many of a member and their friends may have one address. Sharing a home is why people invite each other, and alone no reason to doubt them. */
export const household = 5;

/** A person as far as the shop and their own visits make them known. */
export interface Person {
  /** The shop's id of them. Absent: not known yet. */
  readonly member?: string;
  readonly visitors: readonly string[];
  /** Hashes of what they paid with and of where their orders were sent, by a key of the shop's. The shop sends them; a page cannot. */
  readonly payments: readonly string[];
  readonly addresses: readonly string[];
}

/** What is known about a claim. All times are RFC 3339, UTC, milliseconds. */
export interface Known {
  readonly claimed: string;
  /** Who invited. */
  readonly member: Person;
  readonly friend: Person;
  /** The other friends who have claimed of the same member. */
  readonly others: readonly Person[];
  /** Who invited the member, who invited that one, and so on: the shop's ids. */
  readonly inviters: readonly string[];
  /** When friends claimed of the same member, this one included. */
  readonly claims: readonly string[];
  /** When the friend first used another code. */
  readonly otherClaim?: string;
  /** When the friend first paid an order. */
  readonly firstPaid?: string;
}

/**
 * Which signals a claim gives. To be asked whenever more becomes known: when it
 * is made, when a visitor turns out to be a member, and when an order is paid,
 * by this friend or by one who shares a hash with them.
 */
export function signalsOf(known: Known, rules: ReferralRules): readonly SignalReason[] {
  const {velocity, newCustomersOnly} = termsOf(rules);
  const {claimed, member, friend, others, inviters, claims, otherClaim, firstPaid} = known;
  const found: {readonly [S in SignalReason]: boolean} = {
    'self-referral': isSame(member.member, friend.member) || shares(member.visitors, friend.visitors),
    'cycle': inviters.some(inviter => inviter === friend.member),
    'claimed-before': otherClaim !== undefined && otherClaim < claimed,
    'existing-customer': newCustomersOnly && firstPaid !== undefined && firstPaid < claimed,
    'same-payment': [member, ...others].some(({payments}) => shares(payments, friend.payments)),
    'same-address': friend.addresses.some(address => [member, friend, ...others].filter(({addresses}) => addresses.includes(address)).length > household),
    'velocity': velocity !== false && isTooFastFor(velocity, claimed, claims),
  };
  return (Object.keys(signals) as SignalReason[]).filter(signal => found[signal]);
}

/** Those who came before it was too much are not held up by those who came after. */
function isTooFastFor({claims: most, hours}: {readonly claims: number; readonly hours: number}, claimed: string, claims: readonly string[]): boolean {
  const until = Date.parse(claimed);
  const from = until - hours * 3_600_000;
  return claims.filter(at => Date.parse(at) > from && Date.parse(at) <= until).length >= most;
}

function isSame(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && a === b;
}

function shares(some: readonly string[], others: readonly string[]): boolean {
  return some.some(one => others.includes(one));
}
