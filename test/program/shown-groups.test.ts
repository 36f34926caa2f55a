import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {addTally, type Ballot, type BallotPoll, emptyTally, type Groups, pollView, type PollView, type ResultsVisibility, shownGroups, type Tally, tallyChange} from '../../src/program/index.js';
import {aPoll, duringPoll} from './a-poll.js';

const names = ['north', 'south', 'east', 'west'];
const groupsOf = (smallest: number): Groups => ({question: 'Where do you live?', smallest, options: names.map(id => ({id, label: id}))});

const ballot = (choice: string, group?: string): Ballot => ({id: '1', at: '2026-09-02T00:00:00.000Z', choices: [choice], ...(group !== undefined && {group})});
const tallyOf = (ballots: readonly Ballot[]): Tally => ballots.map(one => tallyChange(undefined, one)).reduce(addTally, emptyTally);
/** So many voters of each group, and of none. */
const sized = (sizes: {readonly [group: string]: number}): Tally =>
  tallyOf(Object.entries(sizes).flatMap(([group, size]) => Array.from({length: size}, () => ballot('moon', group === 'none' ? undefined : group))));

// `lost` is a group that the program no longer has.
const ballots = fc.array(fc.tuple(fc.constantFrom('moon', 'tide', 'fern'), fc.constantFrom(...names, 'lost', undefined)), {maxLength: 60})
  .map(made => made.map(([choice, group]) => ballot(choice, group)));
const smallest = fc.integer({min: 5, max: 12});

function view(ballots: readonly Ballot[], smallest: number, more: Partial<BallotPoll> = {}): PollView {
  return pollView('p', {...aPoll, ...more, groups: groupsOf(smallest)} as BallotPoll, {tally: tallyOf(ballots)}, duringPoll);
}

function subsets<T>(all: readonly T[]): readonly (readonly T[])[] {
  return all.reduce<readonly (readonly T[])[]>((sets, one) => [...sets, ...sets.map(set => [...set, one])], [[]]);
}

describe('a group is shown', () => {
  const shown = (sizes: {readonly [group: string]: number}): readonly string[] => shownGroups(groupsOf(5), sized(sizes));

  test('when it has as many voters as the program asks for', () => {
    expect(shown({north: 5, south: 4, none: 10})).toEqual(['north']);
  });
  test('in the program’s order, whichever is larger', () => {
    expect(shown({west: 9, north: 5, south: 7})).toEqual(['north', 'south', 'west']);
  });
  test('but not the smallest of them, when it and the whole would show a small group', () => {
    expect(shown({north: 9, south: 7, east: 8, west: 2})).toEqual(['north', 'east']);
  });
  test('but not the last of equal ones, when it and the whole would show few who are in no group', () => {
    expect(shown({north: 7, south: 7, none: 4})).toEqual(['north']);
    expect(shown({north: 7, none: 1})).toEqual([]);
  });
  test('beside several small groups that have enough voters together', () => {
    expect(shown({north: 9, south: 3, east: 2})).toEqual(['north']);
    expect(shown({north: 9, south: 2, east: 2})).toEqual([]);
  });
  test('with those whose group the program has lost counted as being in none', () => {
    expect(shown({north: 9, lost: 4})).toEqual([]);
    expect(shown({north: 9, lost: 5})).toEqual(['north']);
  });
  test('never, when nobody votes', () => {
    expect(shown({})).toEqual([]);
  });
});

test('no sum or difference of what is shown is the counts of a few voters', () => {
  fc.assert(fc.property(ballots, smallest, (ballots, smallest) => {
    const {splits, tally} = view(ballots, smallest);
    expect(tally!.voters).toBe(ballots.length);
    for (const taken of subsets(splits!.map(({group}) => group))) {
      const [part, rest] = [true, false].map(inside => ballots.filter(({group}) => taken.includes(group!) === inside).length) as [number, number];
      for (const voters of [part, ...(taken.length > 0 ? [rest] : [])]) expect(voters === 0 || voters >= smallest, `${taken.join()} of ${ballots.length}`).toBe(true);
    }
  }), {numRuns: 500});
});

test('no more is held back than has to be', () => {
  fc.assert(fc.property(ballots, smallest, (ballots, smallest) => {
    const sizeOf = (group: string): number => ballots.filter(ballot => ballot.group === group).length;
    const large = names.filter(group => sizeOf(group) >= smallest);
    const rest = ballots.length - large.reduce((sum, group) => sum + sizeOf(group), 0);
    const held = rest > 0 && rest < smallest && large.length > 0 ? 1 : 0;
    expect(view(ballots, smallest).splits).toHaveLength(large.length - held);
  }));
});

test('what is shown of a group is what its own voters’ ballots come to', () => {
  fc.assert(fc.property(ballots, ballots => {
    for (const {group, tally} of view(ballots, 5).splits!) {
      expect(tally).toEqual(pollView('p', aPoll, {tally: tallyOf(ballots.filter(ballot => ballot.group === group).map(({group: _, ...ballot}) => ballot))}, duringPoll).tally);
    }
  }));
});

test.each<[ResultsVisibility, boolean]>([['always', true], ['after-vote', false], ['after-close', false], ['never', false]])('splits are where the counts are: %s', (results, shown) => {
  const many = Array.from({length: 8}, () => ballot('moon', 'north'));
  const seen = view(many, 5, {results});
  expect('splits' in seen).toBe(shown);
  expect('tally' in seen).toBe(shown);
});

test('a poll without groups has no splits, whatever its ballots say', () => {
  const seen = pollView('p', aPoll, {tally: sized({north: 9})}, duringPoll);
  expect(seen).not.toHaveProperty('splits');
  expect(seen.tally).toEqual({voters: 9, counts: {moon: 9, tide: 0, fern: 0}, leaders: ['moon']});
});
