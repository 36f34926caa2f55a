import fc from 'fast-check';
import {expect, test} from 'vitest';
import {addTally, type Ballot, emptyTally, groupTally, supersedes, type Tally, tallyChange} from '../../src/program/index.js';

const options = ['moon', 'tide', 'fern'];
const aBallot = fc.record({
  voter: fc.constantFrom('a', 'b', 'c', 'd'),
  id: fc.uuid({version: 7}),
  at: fc.integer({min: 0, max: 50}).map(second => new Date(second * 1000).toISOString()),
  choices: fc.oneof(fc.constant([]), fc.constantFrom(...options).map(option => [option])),
});

/** Counts as a counter does: ballot by ballot, keeping the tally. */
function count(ballots: readonly (Ballot & {voter: string})[]): {tally: Tally; held: Map<string, Ballot>} {
  const held = new Map<string, Ballot>();
  let tally = emptyTally;
  for (const {voter, ...ballot} of ballots) {
    if (!supersedes(ballot, held.get(voter))) continue;
    tally = addTally(tally, tallyChange(held.get(voter), ballot));
    held.set(voter, ballot);
  }
  return {tally, held};
}

/** Counts by hand: what each voter holds in the end. */
function recount(held: ReadonlyMap<string, Ballot>): Tally {
  const counts: Record<string, number> = {};
  for (const ballot of held.values()) for (const choice of ballot.choices) counts[choice] = (counts[choice] ?? 0) + 1;
  return {counts, voters: [...held.values()].filter(ballot => ballot.choices.length > 0).length};
}

const shown = ({counts, voters}: Tally): Tally => ({counts: Object.fromEntries(options.map(option => [option, counts[option] ?? 0])), voters});

test('a ballot that is set aside adds nothing, and all that it names once the brand lets it count', () => {
  const moon: Ballot = {id: '1', at: '2026-09-02T00:00:00.000Z', choices: ['moon']};
  const aside = {...moon, aside: {reason: 'velocity'}} as const;
  const decided = (decided: 'counted' | 'left-out'): Ballot => ({...moon, aside: {reason: 'velocity', decided}});
  expect(tallyChange(undefined, aside)).toEqual(emptyTally);
  expect(tallyChange(aside, decided('left-out'))).toEqual(emptyTally);
  expect(tallyChange(aside, decided('counted'))).toEqual({counts: {moon: 1}, voters: 1});
  expect(tallyChange(moon, aside)).toEqual({counts: {moon: -1}, voters: -1});
  expect(tallyChange(decided('counted'), {...moon, choices: []})).toEqual({counts: {moon: -1}, voters: -1});
});

test('the tally that is kept equals a recount of what voters hold', () => {
  fc.assert(fc.property(fc.array(aBallot), ballots => {
    const {tally, held} = count(ballots);
    expect(shown(tally)).toEqual(shown(recount(held)));
  }));
});

test('the order in which ballots arrive never matters', () => {
  const shuffled = fc.uniqueArray(aBallot, {selector: ballot => ballot.id}).chain(ballots => fc.tuple(fc.constant(ballots), fc.shuffledSubarray(ballots, {minLength: ballots.length})));
  fc.assert(fc.property(shuffled, ([ballots, other]) => {
    expect(shown(count(ballots).tally)).toEqual(shown(count(other).tally));
  }));
});

test('a ballot that arrives twice counts once', () => {
  fc.assert(fc.property(fc.array(aBallot), ballots => {
    expect(shown(count([...ballots, ...ballots]).tally)).toEqual(shown(count(ballots).tally));
  }));
});

test('the later ballot replaces the one held, and a withdrawal takes the voter out', () => {
  const first: Ballot = {id: '1', at: '2026-09-01T00:00:00.000Z', choices: ['moon']};
  const second: Ballot = {id: '2', at: '2026-09-01T00:00:01.000Z', choices: ['tide']};
  expect(supersedes(second, first)).toBe(true);
  expect(supersedes(first, second)).toBe(false);
  expect(tallyChange(first, second)).toEqual({counts: {moon: -1, tide: 1}, voters: 0});
  expect(tallyChange(second, {...second, id: '3', choices: []})).toEqual({counts: {tide: -1}, voters: -1});
});

test('the tally of each group equals a recount of what its voters hold, wherever they say they belong', () => {
  const grouped = fc.array(fc.tuple(aBallot, fc.constantFrom('north', 'south', undefined)).map(([ballot, group]) => (group === undefined ? ballot : {...ballot, group})));
  fc.assert(fc.property(grouped, ballots => {
    const {tally, held} = count(ballots);
    expect(shown(tally)).toEqual(shown(recount(held)));
    for (const group of ['north', 'south']) {
      const inGroup = new Map([...held].filter(([, ballot]) => ballot.group === group));
      expect(shown(groupTally(tally, group))).toEqual(shown(recount(inGroup)));
    }
  }));
});

test('who says another group takes the vote along, and who says none takes it out', () => {
  const first: Ballot = {id: '1', at: '2026-09-01T00:00:00.000Z', choices: ['moon'], group: 'north'};
  const moved = tallyChange(first, {...first, id: '2', choices: ['tide'], group: 'south'});
  expect(moved).toEqual({
    counts: {moon: -1, tide: 1}, voters: 0,
    groups: {north: {counts: {moon: -1}, voters: -1}, south: {counts: {tide: 1}, voters: 1}},
  });
  const {group: _, ...silent} = first;
  expect(tallyChange(first, {...silent, id: '2'})).toEqual({counts: {moon: 0}, voters: 0, groups: {north: {counts: {moon: -1}, voters: -1}}});
  expect(tallyChange(undefined, silent)).not.toHaveProperty('groups');
});

test('an option may be called as what every object inherits', () => {
  const vote: Ballot = {id: '1', at: '2026-09-01T00:00:00.000Z', choices: ['constructor']};
  const tally = addTally(emptyTally, tallyChange(undefined, vote));
  expect(tally).toEqual({counts: {constructor: 1}, voters: 1});
  expect(addTally(tally, tallyChange(vote, {...vote, id: '2', choices: []}))).toEqual({counts: {constructor: 0}, voters: 0});
});
