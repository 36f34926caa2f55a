import fc from 'fast-check';
import type {BondFact, BondRules} from '../../../src/program/index.js';
import {aFriend, aPartner, at, cancelled, erased, fact, friendPaid, opened, paid, refunded, resolved, reversed, voted} from './a-member.js';

/** The last day on which anything happens, and one on which everything is over that days limit. */
export const last = 400;
export const over = last + 800;

/** In quarters of a day, so that many things happen at once. */
export const moments = (from = 0, to = last): fc.Arbitrary<number> => fc.integer({min: 4 * from, max: 4 * to}).map(quarters => quarters / 4);

const orders = fc.constantFrom('o0', 'o2', 'o4', 'a', 'b', 'c', 'd');
const polls = fc.constantFrom('p5', 'p6', 'p7', 'q', 'r', 's', 't', 'u');
const two = fc.constantFrom('x', 'y');

/** What an order is does not depend on when it is told. */
const anOrder = (days: number, order: string): BondFact => (order === 'd'
  ? fact('paid', days, {order, amount: 5000, currency: 'EUR', products: [{product: 'moon-tea', quantity: 2}, {product: 'cup', quantity: 1}]})
  : paid(days, order === 'c' ? 'cup' : 'moon-tea', order));
const aRefund = (days: number, order: string, rest: number): BondFact => refunded(days, order, [{}, {amount: 1300}, {products: [{product: 'moon-tea', quantity: 1}]}, {products: [{product: 'cup', quantity: 1}], amount: 100}][rest]);

export const aDeed = (days = moments()): fc.Arbitrary<BondFact> => fc.oneof(
  {weight: 5, arbitrary: fc.tuple(days, orders).map(([days, order]) => anOrder(days, order))},
  {weight: 5, arbitrary: fc.tuple(days, polls).map(([days, poll]) => voted(days, poll))},
  {weight: 1, arbitrary: fc.tuple(days, two).map(([days, idea]) => fact('idea-made', days, {idea}))},
  {weight: 1, arbitrary: fc.tuple(days, two).map(([days, idea]) => fact('idea-supported', days, {idea}))},
  {weight: 1, arbitrary: fc.tuple(days, two).map(([days, question]) => fact('feedback-answered', days, {question}))},
  {weight: 1, arbitrary: fc.tuple(days, two).map(([days, chat]) => fact('chat-rated', days, {chat}))},
  {weight: 1, arbitrary: fc.tuple(days, fc.integer({min: 1, max: 50})).map(([days, minutes]) => fact('visited', days, {day: at(days).slice(0, 10), minutes}))},
  {weight: 2, arbitrary: fc.tuple(days, two).map(([days, referral]) => friendPaid(days, referral))},
  {weight: 1, arbitrary: fc.tuple(days, two).map(([days, referral]) => fact('referral-rewarded', days, {referral}))},
);

/** What may raise nobody. */
export const aDoubt = (days = moments()): fc.Arbitrary<BondFact> => fc.oneof(
  fc.tuple(days, orders, fc.nat({max: 3})).map(([days, order, rest]) => aRefund(days, order, rest)),
  fc.tuple(days, orders).map(([days, order]) => cancelled(days, order)),
  fc.tuple(days, two).map(([days, complaint]) => opened(days, complaint)),
  fc.tuple(days, two).map(([days, referral]) => reversed(days, referral)),
  fc.tuple(days, polls).map(([days, poll]) => fact('vote-withdrawn', days, {poll})),
  fc.tuple(days, two).map(([days, idea]) => fact('support-withdrawn', days, {idea})),
);

const mixed = (days = moments()): fc.Arbitrary<BondFact> => fc.oneof({weight: 12, arbitrary: aDeed(days)}, {weight: 3, arbitrary: aDoubt(days)}, {weight: 1, arbitrary: fc.tuple(days, two).map(([days, complaint]) => resolved(days, complaint))});

const historyOf = (days?: fc.Arbitrary<number>): fc.Arbitrary<readonly BondFact[]> => fc.tuple(fc.constantFrom([], [], aFriend, [...aPartner, friendPaid(12, 'x')]), fc.array(mixed(days), {maxLength: 40}))
  .map(([begins, facts]) => [...begins, ...facts]);

/** A year or so of somebody; half of them begin well, or they would seldom get far. */
export const aHistory = historyOf();
export const wholeDays = historyOf(fc.integer({min: 0, max: last}));

/** Many a history with a member who asks to be forgotten. */
export const forgottenHistory: fc.Arbitrary<readonly BondFact[]> = fc.tuple(aHistory, fc.array(moments().map(erased), {minLength: 1, maxLength: 2})).map(([facts, ends]) => [...facts, ...ends]);

/** The defaults, or others under which more happens in a year. */
export const someRules: fc.Arbitrary<BondRules> = fc.oneof(fc.constant<BondRules>({}), fc.record({
  graceDays: fc.integer({min: 0, max: 30}),
  complaintDays: fc.constantFrom(false as const, 1, 10),
  days: fc.integer({min: 20, max: 120}),
  least: fc.integer({min: 1, max: 3}),
  without: fc.constantFrom([], [], ['friend'] as const, ['acquaintance', 'kindred'] as const),
}).map(({graceDays, complaintDays, days, least, without}): BondRules => ({
  without,
  acquaintance: {graceDays, stay: [{of: ['order'], least: 1, days: 200}]},
  friend: {complaintDays, enter: [{of: ['order'], same: 'product', least: least + 1}], stay: [{of: ['order'], least: 1, days}]},
  partner: {graceDays: 2 * graceDays, complaintDays, enter: [{of: ['vote', 'idea', 'support'], least: least + 1, days}], stay: [{of: ['vote', 'idea', 'support', 'feedback'], least, days}]},
  kindred: {graceDays, enter: [{of: ['friend'], least: 1, days}, {of: ['order'], least: 1, days: 60}], stay: [{of: ['friend'], least: 1, days: 2 * days}]},
})));

/** The same facts in another order, some of them more than once. */
export const shuffled = (facts: readonly BondFact[]): fc.Arbitrary<readonly BondFact[]> =>
  fc.tuple(fc.shuffledSubarray([...facts], {minLength: facts.length}), fc.subarray([...facts])).chain(([all, again]) => fc.shuffledSubarray([...all, ...again], {minLength: all.length + again.length}));
