import {deeds as kinds, type Driver, drivers} from './bond.js';
import type {Visited} from './bond-fact.js';
import type {Weight} from './bond-rules.js';
import type {CountedDeeds} from './counted.js';
import type {BondTerms} from './defaults.js';
import type {KeptFact} from './snapshot.js';

const day = 86_400_000;

/**
 * What a member has contributed, by what drove it, each contribution halved
 * with every half-life since. Each driver is rounded to hundredths, halves
 * upwards, and the total is the sum of what is shown.
 */
export interface Intimacy {
  readonly total: number;
  readonly drivers: {readonly [D in Driver]: number};
}

/** @param moment milliseconds since the epoch; nothing in `facts` is later */
export function intimacyOf(facts: readonly KeptFact[], deeds: CountedDeeds, {weights, visitMinutes}: BondTerms, moment: number): Intimacy {
  const sums = new Map<Driver, number>(drivers.map(driver => [driver, 0]));
  const add = ({halfLife, drivers}: Weight, at: number, share: number): void => {
    const left = share * halved((moment - at) / (halfLife * day));
    for (const [driver, weight] of Object.entries(drivers) as [Driver, number][]) sums.set(driver, sums.get(driver)! + weight * left);
  };
  for (const kind of kinds) {
    for (const {at, from, until} of deeds.of[kind]) {
      if (from <= moment && moment < until) add(weights[kind], at, 1);
    }
  }
  for (const {at, share} of visitsIn(facts, visitMinutes)) add(weights.visit, at, share);
  const hundredths = drivers.map(driver => [driver, Math.round(100 * sums.get(driver)!)] as const);
  return {
    total: hundredths.reduce((sum, [, count]) => sum + count, 0) / 100,
    drivers: Object.fromEntries(hundredths.map(([driver, count]) => [driver, count / 100])) as Intimacy['drivers'],
  };
}

/**
 * Two to the power of −x. ECMAScript leaves the last digits of its own to each
 * engine (https://tc39.es/ecma262/#sec-math.pow); sums and products are the
 * same in all, so that a page and the service print the same number.
 *
 * @param x at least 0
 */
export function halved(x: number): number {
  const whole = Math.floor(x);
  const exponent = (whole - x) * Math.LN2;
  let term = 1;
  let sum = 1;
  // The seventeenth term is below half a unit in the last place.
  for (let i = 1; i < 18; i++) sum += term *= exponent / i;
  for (let i = Math.min(whole, 1100); i > 0; i--) sum /= 2;
  return sum;
}

/** What of each visit counts: no more than one visit a day in all. */
function visitsIn(facts: readonly KeptFact[], visitMinutes: number): readonly {readonly at: number; readonly share: number}[] {
  const left = new Map<string, number>();
  return facts.filter((fact): fact is Visited => fact.type === 'visited').map(({at, day, minutes}) => {
    const rest = left.get(day) ?? visitMinutes;
    const counted = Math.max(0, Math.min(rest, minutes));
    left.set(day, rest - counted);
    return {at: Date.parse(at), share: counted / visitMinutes};
  });
}
