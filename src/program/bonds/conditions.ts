import type {Condition} from './bond-rules.js';
import type {Counted, CountedDeeds} from './counted.js';
import {anyOf, type Span, type Spans, whenAtLeast} from './spans.js';

const day = 86_400_000;

/** When a condition holds, should nothing more happen. */
export function whenHeld(condition: Condition, deeds: CountedDeeds): Spans {
  return anyOf(groups(condition, deeds).filter(([, {length}]) => length >= condition.least)
    .map(([, things]) => whenAtLeast(condition.least, things.map(thing => countedAt(condition, thing)))));
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
  let best: Count = {things: []};
  for (const [product, all] of groups(condition, deeds)) {
    const things = all.filter(thing => isIn(countedAt(condition, thing), moment));
    // Of several that count alike always the same one is told of.
    if (things.length > best.things.length || (things.length > 0 && things.length === best.things.length && product! < best.product!)) best = {things, ...(product !== undefined && {product})};
  }
  return {...best, things: [...best.things].sort((a, b) => a.at - b.at)};
}

/**
 * What made a condition hold from one moment to another: at each in between
 * the latest of what it counts, no more than it asks for.
 */
export function usedIn(condition: Condition, deeds: CountedDeeds, from: number, to: number): readonly Count[] {
  const moments = new Set([from]);
  for (const [, things] of from < to ? groups(condition, deeds) : []) {
    for (const thing of things) {
      const {from: begins, until} = countedAt(condition, thing);
      for (const turn of [begins, until]) if (turn > from && turn <= to) moments.add(turn);
    }
  }
  const used = new Map<string | undefined, Set<Counted>>();
  for (const moment of moments) {
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

/** What counts together: all deeds, or the orders of each product. */
function groups({of, same}: Condition, deeds: CountedDeeds): readonly (readonly [product: string | undefined, things: readonly Counted[]])[] {
  if (same) return [...deeds.products];
  return [[undefined, of.length === 1 ? deeds.of[of[0]!] : of.flatMap(deed => deeds.of[deed])]];
}

/** When a thing counts: while it stands and its days last. */
function countedAt({days = Infinity}: Condition, {at, from, until}: Counted): Span {
  return {from, until: Math.min(until, at + days * day)};
}

function isIn({from, until}: Span, moment: number): boolean {
  return from <= moment && moment < until;
}
