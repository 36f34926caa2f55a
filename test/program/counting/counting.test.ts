import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {addTally, type Ballot, type BallotPoll, countingRule, emptyTally, markOf, pollView, supersedes, type Tally, tallyChange, type Vote} from '../../../src/program/index.js';

const ids = ['moon', 'tide', 'fern', 'constructor'];
const options = ids.map(id => ({id, label: id}));
const base = {question: 'Which?', options, results: 'always'} as const;
const polls: {readonly [K in BallotPoll['kind']]: BallotPoll} = {
  single: {...base, kind: 'single'},
  image: {...base, kind: 'image'},
  approval: {...base, kind: 'approval'},
  ranked: {...base, kind: 'ranked'},
  score: {...base, kind: 'score'},
  budget: {...base, kind: 'budget', beans: 10},
  pairwise: {...base, kind: 'pairwise'},
};
const kinds = Object.keys(polls) as BallotPoll['kind'][];

const subset = fc.shuffledSubarray(ids, {minLength: 1});
const one = fc.constantFrom(...ids).map((id): Vote => ({choices: [id]}));
const pointed = (most: number): fc.Arbitrary<Vote> => subset.chain(choices => fc.array(fc.integer({min: 1, max: most}), {minLength: choices.length, maxLength: choices.length}).map(points => ({choices, points})));
const votes: {readonly [K in BallotPoll['kind']]: fc.Arbitrary<Vote>} = {
  single: one,
  image: one,
  approval: subset.map(choices => ({choices})),
  ranked: subset.map(choices => ({choices})),
  score: pointed(5),
  budget: pointed(10).filter(({points}) => points!.reduce((a, b) => a + b) <= 10),
  pairwise: fc.shuffledSubarray([['moon', 'tide'], ['fern', 'moon'], ['constructor', 'fern'], ['tide', 'constructor']], {minLength: 1}).map(pairs => ({choices: pairs.flat()})),
};

const ballots = (kind: BallotPoll['kind']): fc.Arbitrary<(Ballot & {voter: string})[]> => fc.uniqueArray(fc.tuple(
  fc.record({voter: fc.constantFrom('a', 'b', 'c', 'd', 'e'), id: fc.uuid({version: 7}), at: fc.integer({min: 0, max: 30}).map(second => new Date(second * 1000).toISOString())}),
  fc.oneof({weight: 4, arbitrary: votes[kind]}, {weight: 1, arbitrary: fc.constant<Vote>({choices: []})}),
).map(([made, vote]) => ({...made, ...vote, kind})), {selector: ({id}) => id});

/** Counts as a counter does: ballot by ballot, keeping the tally. */
function keep(ballots: readonly (Ballot & {voter: string})[]): {readonly tally: Tally; readonly held: ReadonlyMap<string, Ballot>} {
  const held = new Map<string, Ballot>();
  let tally = emptyTally;
  for (const {voter, ...ballot} of ballots) {
    if (!supersedes(ballot, held.get(voter))) continue;
    tally = addTally(tally, tallyChange(held.get(voter), ballot));
    held.set(voter, ballot);
  }
  return {tally, held};
}

const result = (poll: BallotPoll, tally: Tally): unknown => pollView('p', poll, {tally}, 0).tally;

describe.each(kinds)('%s', kind => {
  const poll = polls[kind];

  test('takes every vote of its kind', () => {
    fc.assert(fc.property(votes[kind], vote => {
      expect(countingRule(kind).problem(poll, vote)).toBeUndefined();
    }));
  });

  test('the tally that is kept gives what a recount of the ballots gives', () => {
    fc.assert(fc.property(ballots(kind), ballots => {
      const {tally, held} = keep(ballots);
      const recount = [...held.values()].reduce((sum, ballot) => addTally(sum, tallyChange(undefined, ballot)), emptyTally);
      expect(result(poll, tally)).toEqual(result(poll, recount));
    }));
  });

  test('the order of ballots never matters', () => {
    fc.assert(fc.property(ballots(kind).chain(ballots => fc.tuple(fc.constant(ballots), fc.shuffledSubarray(ballots, {minLength: ballots.length}))), ([ballots, other]) => {
      expect(result(poll, keep(ballots).tally)).toEqual(result(poll, keep(other).tally));
    }));
  });

  test('no mark is ever below zero', () => {
    fc.assert(fc.property(ballots(kind), ballots => {
      for (const count of Object.values(keep(ballots).tally.counts)) expect(count).toBeGreaterThanOrEqual(0);
    }));
  });

  test('a withdrawn option never leads and is not counted', () => {
    fc.assert(fc.property(ballots(kind), fc.subarray(ids, {minLength: 1, maxLength: 3}), (ballots, withdrawn) => {
      const after = {...poll, options: options.map(option => ({...option, withdrawn: withdrawn.includes(option.id)}))} as BallotPoll;
      const {counts, leaders} = pollView('p', after, {tally: keep(ballots).tally}, 0).tally!;
      for (const gone of withdrawn) {
        expect(leaders).not.toContain(gone);
        expect(Object.hasOwn(counts, gone)).toBe(false);
      }
    }));
  });

  test('nobody leads before the first vote', () => {
    expect(result(poll, emptyTally)).toMatchObject({voters: 0, leaders: [], counts: Object.fromEntries(ids.map(id => [id, 0]))});
  });
});

test('to approve of all changes no order', () => {
  fc.assert(fc.property(ballots('approval'), ballots => {
    const {counts} = keep(ballots).tally;
    const more = addTally(keep(ballots).tally, tallyChange(undefined, {id: 'x', at: '', kind: 'approval', choices: ids})).counts;
    for (const a of ids) for (const b of ids) expect(Math.sign(markOf(more, a) - markOf(more, b))).toBe(Math.sign(markOf(counts, a) - markOf(counts, b)));
  }));
});

test('no more beans are counted than were given out', () => {
  fc.assert(fc.property(ballots('budget'), ballots => {
    const {counts, voters} = keep(ballots).tally;
    expect(Object.values(counts).reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(voters * 10);
  }));
});

test('a score is the mean of those who gave one; few ratings lead nothing, and more go before fewer', () => {
  const {standings, marks} = countingRule('score');
  const sum = (...votes: Vote[]) => votes.map(marks).reduce((a, b) => addTally({counts: a, voters: 0}, {counts: b, voters: 0}).counts);
  const given = sum({choices: ['moon', 'tide'], points: [5, 4]}, {choices: ['tide', 'fern'], points: [4, 4]}, {choices: ['fern'], points: [4]}, {choices: ['fern'], points: [4]});
  expect(standings(given, ids, [])).toEqual({counts: {moon: 1, tide: 2, fern: 3, constructor: 0}, leaders: ['fern'], ratings: {moon: [0, 0, 0, 0, 1], tide: [0, 0, 0, 2, 0], fern: [0, 0, 0, 3, 0], constructor: [0, 0, 0, 0, 0]}});
  expect(standings(given, ['moon', 'tide'], []).leaders).toEqual(['moon']);
});

describe('a vote that cannot be counted is told why', () => {
  test.each<[string, BallotPoll, Vote, string]>([
    ['two options where one is asked', polls.single, {choices: ['moon', 'tide']}, '/data/choices: found 2 options; this poll takes one'],
    ['points where there are none', polls.single, {choices: ['moon'], points: [1]}, '/data/points: found a list; this kind'],
    ['an option approved twice', polls.approval, {choices: ['moon', 'moon']}, '/data/choices: found "moon" twice'],
    ['too many approved', {...base, kind: 'approval', max: 2}, {choices: ['moon', 'tide', 'fern']}, '/data/choices: found 3 options; this poll takes 1 to 2'],
    ['too few approved', {...base, kind: 'approval', min: 2}, {choices: ['moon']}, '/data/choices: found 1 options; this poll takes 2 to 4'],
    ['a ranking with a repeat', polls.ranked, {choices: ['moon', 'tide', 'moon']}, '/data/choices: found "moon" twice'],
    ['a score too high', polls.score, {choices: ['moon'], points: [6]}, '/data/points: found 6; a score is'],
    ['scores missing', polls.score, {choices: ['moon', 'tide'], points: [3]}, '/data/points: found 1 scores for 2 options'],
    ['no scores', polls.score, {choices: ['moon']}, '/data/points: found 0 scores for 1 options'],
    ['an overspent budget', polls.budget, {choices: ['moon', 'tide'], points: [6, 5]}, '/data/points: found 11 beans spent; there are 10'],
    ['a budget without numbers', polls.budget, {choices: ['moon']}, '/data/points: found 0 numbers for 1 options'],
  ])('%s', (_, poll, vote, told) => {
    expect(countingRule(poll.kind).problem(poll, vote)).toContain(told);
  });
});
