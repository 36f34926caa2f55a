import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {addTally, type Ballot, emptyTally, type Round, type Standings, tallyChange} from '../../../src/program/index.js';
import {instantRunoff} from '../../../src/program/counting/instant-runoff.js';

type Ranking = readonly string[];

/** The marks of so many ballots of each ranking. */
function tally(ballots: readonly (readonly [count: number, ranking: Ranking])[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const [count, choices] of ballots) {
    for (const [mark, times] of Object.entries(instantRunoff.marks({choices}))) sum[mark] = (sum[mark] ?? 0) + count * times;
  }
  return sum;
}

const runoff = (options: Ranking, ballots: readonly (readonly [number, Ranking])[], withdrawn: Ranking = []): Standings =>
  instantRunoff.standings(tally(ballots), options.filter(option => !withdrawn.includes(option)), withdrawn);

describe('the published count is reached', () => {
  // https://en.wikipedia.org/wiki/Instant-runoff_voting, the example of Tennessee's capital.
  test('of Tennessee’s capital: Knoxville, which is last but one at first', () => {
    expect(runoff(['memphis', 'nashville', 'chattanooga', 'knoxville'], [
      [42, ['memphis', 'nashville', 'chattanooga', 'knoxville']],
      [26, ['nashville', 'chattanooga', 'knoxville', 'memphis']],
      [15, ['chattanooga', 'knoxville', 'nashville', 'memphis']],
      [17, ['knoxville', 'chattanooga', 'nashville', 'memphis']],
    ])).toEqual({
      counts: {memphis: 42, nashville: 26, chattanooga: 15, knoxville: 17},
      leaders: ['knoxville'],
      rounds: [
        {counts: {memphis: 42, nashville: 26, chattanooga: 15, knoxville: 17}, exhausted: 0, eliminated: ['chattanooga']},
        {counts: {memphis: 42, nashville: 26, knoxville: 32}, exhausted: 0, eliminated: ['nashville']},
        {counts: {memphis: 42, knoxville: 58}, exhausted: 0, eliminated: []},
      ],
    });
  });

  // Burlington's mayoral election of 2009, its ballots reduced to the last three: https://electowiki.org/wiki/2009_Burlington_mayoral_election.
  // The city's own count of the last round, by hand where machines could not read, is 4,313 to 4,061.
  test('of Burlington in 2009: Kiss over Wright by 4,314 to 4,064, after Montroll', () => {
    const {leaders, rounds} = runoff(['kiss', 'montroll', 'wright'], [
      [1332, ['montroll', 'kiss', 'wright']],
      [767, ['montroll', 'wright', 'kiss']],
      [455, ['montroll']],
      [2043, ['kiss', 'montroll', 'wright']],
      [371, ['kiss', 'wright', 'montroll']],
      [568, ['kiss']],
      [1513, ['wright', 'montroll', 'kiss']],
      [495, ['wright', 'kiss', 'montroll']],
      [1289, ['wright']],
    ]);
    expect(leaders).toEqual(['kiss']);
    expect(rounds).toEqual([
      {counts: {kiss: 2982, montroll: 2554, wright: 3297}, exhausted: 0, eliminated: ['montroll']},
      {counts: {kiss: 4314, wright: 4064}, exhausted: 455, eliminated: []},
    ]);
  });
});

describe('the stated rule decides', () => {
  test('that one with more than half wins at once', () => {
    expect(runoff(['a', 'b', 'c'], [[3, ['a']], [2, ['b', 'c']]]).rounds).toHaveLength(1);
  });
  test('that half is not more than half', () => {
    expect(runoff(['a', 'b', 'c'], [[2, ['a']], [1, ['b']], [1, ['c', 'b']]]).rounds).toHaveLength(2);
  });
  test('that all leave at once whose votes together are fewer than the next’s', () => {
    const {leaders, rounds} = runoff(['a', 'b', 'c', 'd'], [[5, ['a']], [4, ['b']], [1, ['c', 'b']], [1, ['d', 'b']]]);
    expect(rounds![0]!.eliminated).toEqual(['c', 'd']);
    expect(leaders).toEqual(['b']);
  });
  test('that of two with the fewest the one leaves that had fewer before', () => {
    // Round 2: b and c have 3 each; c had 2 in round 1 and b had 3.
    const {rounds} = runoff(['a', 'c', 'b', 'd'], [[4, ['a']], [3, ['b', 'a']], [2, ['c', 'a']], [1, ['d', 'c']]]);
    expect(rounds!.map(({eliminated}) => eliminated)).toEqual([['d'], ['c'], []]);
  });
  test('that of two that were always level the one leaves that is listed last', () => {
    expect(runoff(['a', 'b', 'c'], [[3, ['a']], [2, ['b']], [2, ['c']]]).rounds![0]!.eliminated).toEqual(['c']);
  });
  test('that those share the first place who are level in the end', () => {
    expect(runoff(['a', 'b', 'c'], [[2, ['a']], [1, ['b']], [1, ['c', 'b']]]).leaders).toEqual(['a', 'b']);
  });
  test('that nobody leads before the first vote', () => {
    expect(runoff(['a', 'b'], [])).toEqual({counts: {a: 0, b: 0}, leaders: [], rounds: [{counts: {a: 0, b: 0}, exhausted: 0, eliminated: []}]});
  });
  test('that votes for withdrawn options alone elect nobody', () => {
    expect(runoff(['a', 'b', 'c'], [[9, ['c']]], ['c'])).toMatchObject({leaders: [], rounds: [{exhausted: 9}]});
  });
});

const options = ['a', 'b', 'c', 'd', 'e'];
const ranking = fc.shuffledSubarray(options, {minLength: 1});
const ballots = fc.array(ranking, {minLength: 1, maxLength: 30});

/** Counts ballot by ballot, without marks; of the rules for leaving it takes over what the count under test did. */
function recount(rankings: readonly Ranking[], running: Ranking, rounds: readonly Round[]): Omit<Round, 'eliminated'>[] {
  let left = running;
  return rounds.map(({eliminated}) => {
    const firsts = rankings.map(ranking => ranking.find(option => left.includes(option)));
    const round = {
      counts: Object.fromEntries(left.map(option => [option, firsts.filter(first => first === option).length])),
      exhausted: firsts.filter(first => first === undefined).length,
    };
    left = left.filter(option => !eliminated.includes(option));
    return round;
  });
}

test('every round equals a recount of the ballots, whatever was withdrawn', () => {
  fc.assert(fc.property(ballots, fc.subarray(options, {maxLength: 4}), (rankings, withdrawn) => {
    const running = options.filter(option => !withdrawn.includes(option));
    const {rounds} = runoff(options, rankings.map(ranking => [1, ranking]), withdrawn);
    expect(rounds!.map(({counts, exhausted}) => ({counts, exhausted}))).toEqual(recount(rankings, running, rounds!));
  }));
});

test('whoever leaves has no more votes than any that stays, and who leads in the end has more than half of what still counts or is level with all', () => {
  fc.assert(fc.property(ballots, rankings => {
    const {leaders, rounds} = runoff(options, rankings.map(ranking => [1, ranking]));
    for (const {counts, eliminated} of rounds!) {
      const stay = Object.keys(counts).filter(option => !eliminated.includes(option));
      for (const gone of eliminated) for (const other of stay) expect(counts[gone]!).toBeLessThanOrEqual(counts[other]!);
    }
    const {counts} = rounds!.at(-1)!;
    const all = Object.values(counts).reduce((a, b) => a + b, 0);
    if (leaders.length === 1) expect(counts[leaders[0]!]! * 2).toBeGreaterThan(all);
    else expect(leaders).toEqual(Object.keys(counts));
  }));
});

test('a withdrawn option never wins', () => {
  fc.assert(fc.property(ballots, fc.subarray(options, {minLength: 1, maxLength: 4}), (rankings, withdrawn) => {
    for (const leader of runoff(options, rankings.map(ranking => [1, ranking]), withdrawn).leaders) expect(withdrawn).not.toContain(leader);
  }));
});

test('a ranking that is replaced leaves nothing behind', () => {
  fc.assert(fc.property(ranking, ranking, (first, second) => {
    const ballot = (id: string, choices: Ranking): Ballot => ({id, at: '2026-09-01T00:00:00.000Z', kind: 'ranked', choices});
    const held = ballot('1', first);
    const next = ballot('2', second);
    const replaced = addTally(addTally(emptyTally, tallyChange(undefined, held)), tallyChange(held, next));
    expect(Object.fromEntries(Object.entries(replaced.counts).filter(([, count]) => count !== 0))).toEqual(tallyChange(undefined, next).counts);
    expect(replaced.voters).toBe(1);
  }));
});

test('ten options make at most 5,120 marks', () => {
  const ten = Array.from({length: 10}, (_, i) => `o${i}`);
  const marks = new Set<string>();
  for (let i = 0; i < 20_000; i++) {
    const choices = [...ten].map(option => [Math.sin(i * 97 + option.charCodeAt(1) * 31), option] as const).sort(([a], [b]) => a - b).map(([, option]) => option);
    for (const mark of Object.keys(instantRunoff.marks({choices}))) marks.add(mark);
  }
  expect(marks.size).toBeLessThanOrEqual(10 * 2 ** 9);
});
