/** From a moment until another, which is no longer in it: milliseconds since the epoch. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** Spans in their order, with time between any two. */
export type Spans = readonly Span[];

export const always: Spans = [{from: -Infinity, until: Infinity}];

/** When at least so many of some spans hold, which may overlap. */
export function whenAtLeast(least: number, some: readonly Span[]): Spans {
  if (some.length < least) return [];
  const lasting = some.filter(({from, until}) => from < until);
  const begins = lasting.map(({from}) => from).sort(inNumbers);
  const ends = lasting.map(({until}) => until).sort(inNumbers);
  const found: Span[] = [];
  let from = Infinity;
  for (let begun = 0, ended = 0; ended < ends.length;) {
    // One that begins as another ends follows it without a gap.
    if (begins[begun]! <= ends[ended]!) {
      if (++begun - ended === least) from = begins[begun - 1]!;
    } else if (begun - ended++ === least && from < ends[ended - 1]!) found.push({from, until: ends[ended - 1]!});
  }
  return found;
}

/** When all of them hold. */
export function allOf(several: readonly Spans[]): Spans {
  const some = several.filter(spans => spans !== always);
  return some.length === 0 ? always : some.length === 1 ? some[0]! : whenAtLeast(some.length, some.flat());
}

/** When any of them holds. */
export function anyOf(several: readonly Spans[]): Spans {
  const some = several.filter(({length}) => length > 0);
  return some.length === 0 ? [] : whenAtLeast(1, some.flat());
}

/** When it does not hold. */
export function not(spans: Spans): Spans {
  if (spans.length === 0) return always;
  const ends = [-Infinity, ...spans.flatMap(({from, until}) => [from, until]), Infinity];
  return Array.from({length: ends.length / 2}, (_, i) => ({from: ends[2 * i]!, until: ends[2 * i + 1]!})).filter(({from, until}) => from < until);
}

/** The one in which a moment is. */
export function spanAt(spans: Spans, moment: number): Span | undefined {
  return spans.find(({from, until}) => from <= moment && moment < until);
}

function inNumbers(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
