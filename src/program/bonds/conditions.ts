import type {Condition} from './bond-rules.js';
import type {Counted, CountedDeeds} from './counted.js';
import {anyOf, type Span, type Spans, whenAtLeast} from './spans.js';

const day = 86_400_000;

/** When a condition holds, should nothing more happen. */
export function whenHeld(condition: Condition, deeds: CountedDeeds): Spans {
  const {same, least} = condition;
  if (!same) return whenAtLeast(least, things(condition, deeds).map(thing => countedAt(condition, thing)));
  return anyOf(productsIn(deeds).map(product => whenAtLeast(least, things(condition, deeds).map(thing => countedAt(condition, thing, product)))));
}

/** What a condition counts. */
export interface Count {
  /** In the order in which it was done. */
  readonly things: readonly Counted[];
  /** Which product counts most, of which there is any. */
  readonly product?: string;
}

/** What a condition counts at a moment. */
export function countAt(condition: Condition, deeds: CountedDeeds, moment: number): Count {
  const counted = (product?: string): readonly Counted[] => things(condition, deeds)
    .filter(thing => isIn(countedAt(condition, thing, product), moment))
    .sort((a, b) => a.at - b.at);
  if (!condition.same) return {things: counted()};
  return productsIn(deeds).map(product => ({product, things: counted(product)}))
    .reduce<Count>((best, count) => (count.things.length > best.things.length ? count : best), {things: []});
}

/**
 * What made a condition hold from one moment to another: at each in between
 * the latest of what it counts, no more than it asks for.
 */
export function usedIn(condition: Condition, deeds: CountedDeeds, from: number, to: number): readonly Count[] {
  const turns = things(condition, deeds).flatMap(thing => {
    const {products = new Map<string, number>()} = thing;
    return [thing, countedAt(condition, thing), ...[...products].map(([, until]) => ({from: until, until}))].flatMap(({from, until}) => [from, until]);
  });
  const used = new Map<string | undefined, Set<Counted>>();
  for (const moment of new Set([from, ...turns.filter(turn => turn > from && turn <= to)])) {
    const {things, product} = countAt(condition, deeds, moment);
    used.set(product, new Set([...used.get(product) ?? [], ...things.slice(-condition.least)]));
  }
  return [...used].flatMap(([product, things]) => (things.size > 0 ? [{things: [...things].sort((a, b) => a.at - b.at), ...(product !== undefined && {product})}] : []));
}

/** Whether one condition holds whenever the other does. */
export function implies(one: Condition, other: Condition): boolean {
  return one.of.every(deed => other.of.includes(deed))
    && one.least >= other.least
    && (one.days ?? Infinity) <= (other.days ?? Infinity)
    && (!other.same || one.same !== undefined);
}

function things({of}: Condition, deeds: CountedDeeds): Counted[] {
  return of.flatMap(deed => deeds[deed]);
}

/** When a thing counts: while it stands and its days last, and while the product is kept. */
function countedAt({days = Infinity}: Condition, {at, from, until, products}: Counted, product?: string): Span {
  const kept = product === undefined ? Infinity : products?.get(product) ?? -Infinity;
  return {from, until: Math.min(until, at + days * day, kept)};
}

function isIn({from, until}: Span, moment: number): boolean {
  return from <= moment && moment < until;
}

/** By their names, so that of several that count alike always the same one is told of. */
function productsIn({order}: CountedDeeds): readonly string[] {
  return [...new Set(order.flatMap(({products}) => [...products!.keys()]))].sort();
}
