import {expect} from 'vitest';
import type {BallotPoll, PollResult, Round, Vote} from '../../../src/program/index.js';

/**
 * Expects a result to be what these votes come to, counted one by one and
 * without the program's rules. Two things that have no other form are checked
 * by what they mean: of a runoff, whoever leaves has no more votes than who
 * stays; of a pairwise ranking, each option has won as often as its strength
 * lets one expect.
 */
export function expectRecount(kind: BallotPoll['kind'], options: readonly string[], votes: readonly Vote[], {preferred, rounds, ...told}: PollResult): void {
  const made = votes.flatMap(({choices, points}) => choices.map((choice, i) => ({choice, point: points?.[i], other: choices[i + 1], place: i})));
  const counts = Object.fromEntries(options.map(option => [option, made
    .filter(({choice, place}) => choice === option && (kind === 'ranked' ? place === 0 : kind !== 'pairwise' || place % 2 === 0))
    .reduce((sum, {point}) => sum + (kind === 'budget' ? point! : 1), 0)]));
  const pointsOf = (option: string): number[] => made.filter(({choice}) => choice === option).map(({point}) => point!);
  const ratings = kind === 'score' && Object.fromEntries(options.map(option => [option, [1, 2, 3, 4, 5].map(score => pointsOf(option).filter(point => point === score).length)]));

  const most = Math.max(...Object.values(counts));
  const best = bestOf(kind === 'score' ? options.filter(option => counts[option]! * 2 >= most) : options, option => {
    if (kind === 'ranked') return rounds!.at(-1)!.counts[option] ?? 0;
    if (kind === 'pairwise') return Number(preferred![option]!.toFixed(6));
    if (kind === 'score') return pointsOf(option).reduce((a, b) => a + b, 0) / (counts[option]! || 1);
    return counts[option]!;
  });
  const leaders = kind === 'score' ? bestOf(best, option => counts[option]!) : best;
  expect(told).toEqual({counts, leaders: votes.length > 0 ? leaders : [], voters: votes.length, ...(ratings && {ratings})});

  if (kind === 'ranked') expectRunoff(votes, options, rounds!);
  else expect(rounds).toBeUndefined();
  if (kind === 'pairwise') expectLikeliest(options, made.filter(({place}) => place % 2 === 0).map(({choice, other}) => [choice, other!]), preferred!);
  else expect(preferred).toBeUndefined();
}

function bestOf(options: readonly string[], of: (option: string) => number): readonly string[] {
  const most = Math.max(...options.map(of));
  return options.filter(option => Math.abs(of(option) - most) < 1e-9);
}

function expectRunoff(votes: readonly Vote[], options: readonly string[], rounds: readonly Round[]): void {
  let left = options;
  for (const [i, {eliminated, ...round}] of rounds.entries()) {
    const firsts = votes.map(({choices}) => choices.find(choice => left.includes(choice)));
    const votesFor = (option: string): number => firsts.filter(first => first === option).length;
    expect(round).toEqual({counts: Object.fromEntries(left.map(option => [option, votesFor(option)])), exhausted: firsts.filter(first => first === undefined).length});
    const stay = left.filter(option => !eliminated.includes(option));
    for (const gone of eliminated) for (const other of stay) expect(votesFor(gone)).toBeLessThanOrEqual(votesFor(other));
    expect(eliminated.length > 0).toBe(i < rounds.length - 1);
    left = stay;
  }
}

/** The likelihood's derivatives are zero. Each option is also compared with a middling one, and has won and lost once. */
function expectLikeliest(options: readonly string[], comparisons: readonly (readonly [winner: string, loser: string])[], preferred: {readonly [option: string]: number}): void {
  const strength = (option: string): number => preferred[option]! / (1 - preferred[option]!);
  for (const option of options) {
    const wins = 1 + comparisons.filter(([winner]) => winner === option).length;
    const expected = comparisons
      .filter(pair => pair.includes(option))
      .map(([winner, loser]) => strength(option) / (strength(winner) + strength(loser)))
      .reduce((a, b) => a + b, 2 * preferred[option]!);
    expect(expected).toBeCloseTo(wins, 5);
  }
}
