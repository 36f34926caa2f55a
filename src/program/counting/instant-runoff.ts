import {type CountingRule, countsOf, type Marks, markOf, noPoints, repeated, type Round, type Standings} from './rule.js';

/**
 * How many options a ranked poll may have. The tally then has at most 5,120
 * marks, and counting it takes a few milliseconds, however many have voted.
 */
export const mostRanked = 10;

/**
 * Options in order of preference, as many as one likes (instant-runoff voting,
 * Robert's Rules of Order §45, "preferential voting"). Each vote counts for
 * the first of its options that is in the running. Until one has more than
 * half of the votes that still count, the one with the fewest leaves, and its
 * votes go to their next option; a vote with none left is exhausted.
 *
 * Of several with the fewest, all leave if together they have fewer than the
 * next; else the one that had fewer in the latest round in which they
 * differed; else the one that the program lists last. Where all that remain
 * are level, they share the first place. A withdrawn option is passed over
 * from the start.
 *
 * A ballot's marks say of each of its options which others stand above it, and
 * not in which order: a vote counts for an option just when all above it have
 * left. So tallies stay small and give the exact count of every round.
 */
export const instantRunoff: CountingRule = {
  problem: (_, vote) => noPoints(vote) ?? repeated(vote.choices),
  marks: ({choices}) => Object.fromEntries(choices.map((choice, i) => [mark(choices.slice(0, i).sort().join('+'), choice), 1])),
  standings: runoff,
};

/** @param above in code point order, joined by `+` */
function mark(above: string, option: string): string {
  return above === '' ? option : `${above}>${option}`;
}

/** Every choice of some of these, none and all included, as a mark has it. */
function subsets(options: Iterable<string>): readonly string[] {
  return [...options].sort().reduce<readonly string[]>((sets, option) => [...sets, ...sets.map(set => (set === '' ? option : `${set}+${option}`))], ['']);
}

function runoff(marks: Marks, running: readonly string[], withdrawn: readonly string[]): Standings {
  const voters = Object.entries(marks).reduce((sum, [mark, count]) => (mark.includes('>') ? sum : sum + count), 0);
  const gone = new Set(withdrawn);
  const rounds: Round[] = [];

  for (let left = running; ; left = left.filter(option => !gone.has(option))) {
    // Looking up the marks that count takes a tenth of the time of reading them all.
    const above = subsets(gone);
    const counts = Object.fromEntries(left.map(option => [option, above.reduce((sum, set) => sum + markOf(marks, mark(set, option)), 0)]));
    const counting = Object.values(counts).reduce((a, b) => a + b, 0);
    const most = Math.max(...Object.values(counts));
    const leaders = left.filter(option => counts[option] === most);
    const decided = counting === 0 || most * 2 > counting || leaders.length === left.length;
    const eliminated = decided ? [] : fewest(left, counts, rounds);
    rounds.push({counts, exhausted: voters - counting, eliminated});
    if (decided) return {counts: countsOf(marks, running), leaders: counting === 0 ? [] : leaders, rounds};
    for (const option of eliminated) gone.add(option);
  }
}

function fewest(left: readonly string[], counts: Marks, before: readonly Round[]): readonly string[] {
  const least = Math.min(...left.map(option => markOf(counts, option)));
  let last = left.filter(option => counts[option] === least);
  const next = Math.min(...left.filter(option => !last.includes(option)).map(option => markOf(counts, option)));
  if (least * last.length < next) return last;
  for (const round of [...before].reverse()) {
    const fewer = Math.min(...last.map(option => markOf(round.counts, option)));
    last = last.filter(option => markOf(round.counts, option) === fewer);
  }
  return last.slice(-1);
}
