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
  const turns = some.filter(({from, until}) => from < until)
    .flatMap(({from, until}) => [{at: from, by: 1}, {at: until, by: -1}])
    // One that begins as another ends follows it without a gap.
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : b.by - a.by));
  const found: Span[] = [];
  let count = 0;
  let from: number | undefined;
  for (const {at, by} of turns) {
    count += by;
    if (count >= least) from ??= at;
    else if (from !== undefined) {
      if (from < at) found.push({from, until: at});
      from = undefined;
    }
  }
  return found;
}

/** When all of them hold. */
export function allOf(several: readonly Spans[]): Spans {
  return several.length === 0 ? always : several.length === 1 ? several[0]! : whenAtLeast(several.length, several.flat());
}

/** When any of them holds. */
export function anyOf(several: readonly Spans[]): Spans {
  return whenAtLeast(1, several.flat());
}

/** When it does not hold. */
export function not(spans: Spans): Spans {
  const ends = [-Infinity, ...spans.flatMap(({from, until}) => [from, until]), Infinity];
  return Array.from({length: ends.length / 2}, (_, i) => ({from: ends[2 * i]!, until: ends[2 * i + 1]!})).filter(({from, until}) => from < until);
}

/** The one in which a moment is. */
export function spanAt(spans: Spans, moment: number): Span | undefined {
  return spans.find(({from, until}) => from <= moment && moment < until);
}
