import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type BondFact, halved, type Intimacy} from '../../../src/program/index.js';
import {at, fact, friendPaid, on, paid, refunded, reversed, voted} from './a-member.js';

const of = (days: number, facts: readonly BondFact[], rules = {}): Intimacy => on(days, facts, rules).intimacy;
const visited = (days: number, minutes: number, id = 'v'): BondFact => ({...fact('visited', days, {day: at(days).slice(0, 10), minutes}), id: `${id} ${days}`});

test('halves are what two to the power of −x is, to the last digits but one', () => {
  fc.assert(fc.property(fc.double({min: 0, max: 60, noNaN: true}), x => Math.abs(halved(x) / 2 ** -x - 1) < 4 * Number.EPSILON));
  expect([0, 1, 2, 10].map(halved)).toEqual([1, 0.5, 0.25, 1 / 1024]);
  expect(halved(1e6)).toBe(0);
});

test('halves are the same digits in every engine', () => {
  // By sums, products and quotients alone, which IEEE 754 says to the bit.
  expect([0.1, 0.5, 0.9, 1.7, 33.3].map(halved)).toEqual([0.9330329915368074, 0.7071067811865475, 0.5358867312681466, 0.3077861033362291, 9.455862412651036e-11]);
  expect(halved.toString()).not.toMatch(/\*\*|Math\.(pow|exp)/);
});

test('each contribution counts by what drives it, and the total is the sum of what is shown', () => {
  expect(of(0, [paid(0), voted(0)])).toEqual({total: 12, drivers: {relationship: 2, benefit: 4, honour: 3, event: 1, interest: 2, region: 0}});
  const {total, drivers} = of(33, [paid(0), voted(1), friendPaid(2), visited(3, 17)]);
  expect(Math.round(100 * Object.values(drivers).reduce((a, b) => a + b, 0))).toBe(Math.round(100 * total));
  for (const sum of [total, ...Object.values(drivers)]) expect(Number(sum.toFixed(2))).toBe(sum);
});

test('time counts by the minute, up to a visit a day', () => {
  const interest = (...facts: readonly BondFact[]): number => of(2, facts, {weights: {visit: {halfLife: 3650, drivers: {interest: 3}}}}).drivers.interest;
  expect([10, 20, 30, 300].map(minutes => interest(visited(1.9, minutes)))).toEqual([1, 2, 3, 3]);
  expect(interest(visited(1.1, 20, 'a'), visited(1.9, 20, 'b'))).toBe(3);
  expect(interest(visited(0.9, 20, 'a'), visited(1.9, 20, 'b'))).toBe(4);
  expect(of(2, [visited(2, 20)], {visitMinutes: 60, weights: {visit: {halfLife: 30, drivers: {interest: 3}}}}).drivers.interest).toBe(1);
});

test('what was given back, taken back or did not stand counts no longer', () => {
  for (const [begun, ended] of [[paid(0), refunded(5, 'o0')], [voted(0), fact('vote-withdrawn', 5, {poll: 'p0'})], [friendPaid(0), reversed(5)]] as const) {
    expect(of(4, [begun, ended]).total).toBeGreaterThan(0);
    expect(of(5, [begun, ended]).total).toBe(0);
  }
});

test('the brand weighs for itself', () => {
  expect(of(30, [paid(0), voted(0)], {weights: {order: {halfLife: 30, drivers: {region: 7}}, vote: {halfLife: 1, drivers: {}}}})).toMatchObject({total: 3.5, drivers: {region: 3.5}});
});
