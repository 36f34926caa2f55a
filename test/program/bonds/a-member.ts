import {apply, type BondFact, type BondRules, type BondSnapshot, noFacts, type Standing, standingOf} from '../../../src/program/index.js';

/** Days after the member first came by, as milliseconds and as facts have it. */
export const day = (days: number): number => Date.parse('2026-03-01T00:00:00Z') + days * 86_400_000;
export const at = (days: number): string => new Date(day(days)).toISOString();

type Content<T extends BondFact['type'], F = BondFact> = F extends BondFact ? (T extends F['type'] ? Omit<F, 'id' | 'at' | 'type'> : never) : never;

/** A fact of a moment. Its id says what it is, so that it is the same when it is made again. */
export function fact<T extends BondFact['type']>(type: T, days: number, content: Content<T>): BondFact {
  return {type, id: JSON.stringify([type, days, content]), at: at(days), ...content} as unknown as BondFact;
}

let made = 0;
/** A name that nothing else has. */
export const another = (): string => `n${++made}`;

export const paid = (days: number, product = 'moon-tea', order = `o${days}`): BondFact => fact('paid', days, {order, amount: 2500, currency: 'EUR', products: [{product, quantity: 1}]});
export const refunded = (days: number, order: string, rest: {readonly amount?: number; readonly products?: readonly {readonly product: string; readonly quantity: number}[]} = {}): BondFact => fact('refunded', days, {order, refund: `${days} ${order} ${JSON.stringify(rest)}`, ...rest});
export const cancelled = (days: number, order: string): BondFact => fact('cancelled', days, {order});
export const voted = (days: number, poll = `p${days}`): BondFact => fact('voted', days, {poll});
export const friendPaid = (days: number, referral = 'ben'): BondFact => fact('referral-qualified', days, {referral});
export const reversed = (days: number, referral = 'ben'): BondFact => fact('referral-reversed', days, {referral});
export const opened = (days: number, complaint = 'c'): BondFact => fact('complaint-opened', days, {complaint});
export const resolved = (days: number, complaint = 'c'): BondFact => fact('complaint-resolved', days, {complaint});
export const announced = (days: number, bond: 'acquaintance' | 'friend' | 'partner' | 'kindred'): BondFact => fact('announced', days, {bond});
export const erased = (days: number): BondFact => fact('erased', days, {});

/** The same tea three times, by the fourth day. */
export const aFriend = [paid(0), paid(2), paid(4)];
/** And five votes, by the ninth. */
export const aPartner = [...aFriend, ...[5, 6, 7, 8, 9].map(days => voted(days))];

export const fold = (facts: readonly BondFact[], from: BondSnapshot = noFacts): BondSnapshot => facts.reduce(apply, from);

/** Where somebody stands so many days after they first came by. */
export const on = (days: number, facts: readonly BondFact[], rules: BondRules = {}): Standing => standingOf(fold(facts), rules, day(days));
