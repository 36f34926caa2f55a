import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {addTally, type Ballot, type OwnBallot, type BallotPoll, emptyTally, pollView, type PollResult, type PollView, tallyChange, type Vote} from '../../../src/program/index.js';
import {ballotMessages} from '../../../widgets/poll/ballots/ballot-messages.js';
import {messages} from '../../../widgets/poll/ballots/messages/zh-Hans.js';
import {type Said, weightOf} from '../../../widgets/poll/ballots/weight.js';
import {kinds, options, pollOf, programOf, votesOf} from '../../server/polls/kinds-fixture.js';

type Kind = (typeof kinds)[number];

/** One's own vote, those of others, and what the brand has withdrawn since. */
interface Case {
  readonly own: Vote;
  readonly others: readonly Vote[];
  readonly withdrawn: readonly string[];
}

const caseOf = (kind: Kind): fc.Arbitrary<Case> => fc.record({
  own: votesOf[kind],
  others: fc.array(votesOf[kind], {maxLength: 12}),
  withdrawn: fc.oneof({weight: 3, arbitrary: fc.constant([])}, {weight: 1, arbitrary: fc.subarray(options, {maxLength: 3})}),
});

const ballotOf = (kind: Kind, vote: Vote): Ballot => ({id: '1', at: '2026-09-02T00:00:00.000Z', kind, ...vote});
const now = Date.parse('2026-09-02T00:00:01.000Z');

function viewOf(kind: Kind, votes: readonly Vote[], withdrawn: readonly string[] = [], own?: Vote): PollView {
  const poll = programOf({p: pollOf(kind, {options: options.map(id => ({id, label: id, picture: {src: '/a.svg', alt: ''}, withdrawn: withdrawn.includes(id)}))})}).polls.p!;
  const tally = votes.map(vote => tallyChange(undefined, ballotOf(kind, vote))).reduce(addTally, emptyTally);
  return pollView('p', poll, {tally, ballot: own && ballotOf(kind, own)}, now);
}

const weigh = (kind: BallotPoll['kind'], view: PollView): readonly Said[] => weightOf({kind, language: 'en', pick: String, view});
const said = (kind: Kind, {own, others, withdrawn}: Case): readonly Said[] => weigh(kind, viewOf(kind, [...others, own], withdrawn, own));
const times = <T>(count: number, one: T): readonly T[] => Array.from({length: count}, () => one);

/** Holds what is said against the votes; fails on what it knows nothing of. */
function forEachSaid(kind: Kind, holds: (said: Said, {own, others, withdrawn}: Case) => void): void {
  fc.assert(fc.property(caseOf(kind), made => {
    for (const one of said(kind, made)) holds(one, made);
  }), {numRuns: 400});
}

/** What a tally would say with more votes: so many for one option. */
const resultWith = (kind: Kind, {own, others, withdrawn}: Case, more: readonly Vote[]): PollResult => viewOf(kind, [...others, own, ...more], withdrawn).tally!;

function expectStanding(kind: Kind, {key, values}: Said, made: Case, oneFor: (option: string) => Vote, id: string): void {
  const after = (count: number): readonly string[] => resultWith(kind, made, times(count, oneFor(id))).leaders;
  const count = values.count as number;
  const {counts, leaders} = resultWith(kind, made, []);
  for (const other of made.own.choices) expect(counts[other] ?? 0).toBeLessThanOrEqual(counts[id]!);
  switch (key) {
    case 'aheadBy': case 'foremostAhead': {
      expect(leaders).toEqual([id]);
      const next = Object.keys(counts).filter(other => other !== id).sort((a, b) => counts[b]! - counts[a]!)[0]!;
      const caught = (more: number): readonly string[] => resultWith(kind, made, times(more, oneFor(next))).leaders;
      expect(caught(count - 1)).toEqual([id]);
      expect([...caught(count)].sort()).toEqual(expect.arrayContaining([id, next].sort()));
      if (key === 'aheadBy' && count === 1) {
        const without = viewOf(kind, made.others, made.withdrawn).tally!.counts;
        expect(without[id]).toBe(without[next]);
      }
      break;
    }
    case 'sharesLead': case 'foremostLevel':
      expect(leaders).toContain(id);
      expect(leaders.length).toBeGreaterThan(1);
      expect(after(1)).toEqual([id]);
      break;
    case 'behindBy': case 'foremostBehind': case 'beansBehind':
      expect(count).toBeGreaterThan(0);
      expect(after(count - 1)).not.toContain(id);
      expect(after(count)).toContain(id);
      expect(after(count).length).toBeGreaterThan(1);
      break;
    default: expect.fail(key);
  }
}

describe('what is said of a vote’s weight is what the votes come to', () => {
  test.each(['single', 'image'] as const)('%s', kind => {
    forEachSaid(kind, (one, made) => expectStanding(kind, one, made, id => ({choices: [id]}), made.own.choices[0]!));
  });

  test('approval', () => {
    forEachSaid('approval', (one, made) => {
      expect(made.own.choices).toContain(one.values.label);
      expectStanding('approval', one, made, id => ({choices: [id]}), String(one.values.label));
    });
  });

  test('budget', () => {
    fc.assert(fc.property(caseOf('budget'), made => {
      const [owned, standing] = said('budget', made);
      if (!owned) {
        for (const choice of made.own.choices) expect(made.withdrawn).toContain(choice);
        return;
      }
      const {label, count, n} = owned.values;
      const beansIn = ({choices, points}: Vote): number => points?.[choices.indexOf(String(label))] ?? 0;
      expect(owned.key).toBe('ownBeans');
      expect(n).toBe(beansIn(made.own));
      expect(count).toBe([...made.others, made.own].reduce((sum, vote) => sum + beansIn(vote), 0));
      if (standing) expectStanding('budget', standing, made, id => ({choices: [id], points: [1]}), String(label));
    }), {numRuns: 400});
  });

  test('score', () => {
    forEachSaid('score', ({key, values}, {own, others}) => {
      const scores = (votes: readonly Vote[]): number[] => votes.flatMap(({choices, points}) => choices.flatMap((id, i) => (id === values.label ? points![i]! : [])));
      const mean = (votes: readonly Vote[]): number => scores(votes).reduce((a, b) => a + b, 0) / scores(votes).length;
      expect(own.choices).toContain(values.label);
      if (key === 'onlyScore') return expect(scores(others)).toEqual([]);
      if (key === 'oneScore') {
        expect(values.count).toBe(scores([...others, own]).length);
        return expect(Math.abs(mean([...others, own]) - mean(others))).toBeLessThanOrEqual(0.01);
      }
      expect(key).toBe('movedMean');
      // To the second digit, rounded.
      expect(Math.abs(Number(values.mean) - mean([...others, own]))).toBeLessThanOrEqual(0.00501);
      expect(Math.abs(Number(values.other) - mean(others))).toBeLessThanOrEqual(0.00501);
      expect(values.mean).not.toBe(values.other);
    });
  });

  test('pairwise', () => {
    forEachSaid('pairwise', ({key, values}, {own, others, withdrawn}) => {
      const wins = (vote: Vote): number => vote.choices.filter((id, i) => i % 2 === 0 && id === values.label && !withdrawn.includes(vote.choices[i + 1]!)).length;
      expect(key).toBe('ownWins');
      expect(values.n).toBe(wins(own));
      expect(values.n).toBeGreaterThan(0);
      expect(values.count).toBe([...others, own].reduce((sum, vote) => sum + wins(vote), 0));
    });
  });

  test('ranked', () => {
    forEachSaid('ranked', ({key, values}, made) => {
      const {own, others, withdrawn} = made;
      const {rounds} = resultWith('ranked', made, []);
      const leftIn = (round: number): readonly string[] => Object.keys(rounds![round - 1]!.counts);
      const countsFor = ({choices}: Vote, round: number): string | undefined => choices.find(id => leftIn(round).includes(id));
      const {n, from, to, label, count, place} = values as {n: number; from: string; to: string; label: string; count: number; place: number};
      if (key === 'movedOn') return expect([countsFor(own, n - 1), countsFor(own, n)]).toEqual([from, to]);
      if (key === 'leftOver') return expect([countsFor(own, n - 1), countsFor(own, n)]).toEqual([from, undefined]);
      expect(n).toBe(rounds!.length);
      expect(countsFor(own, n)).toBe(label);
      const votesFor = (id: string): number => [...others, own].filter(vote => countsFor(vote, n) === id).length;
      const best = Math.max(...options.filter(id => id !== label && !withdrawn.includes(id)).map(votesFor));
      if (key === 'decidedRound') {
        const all = leftIn(n).reduce((sum, id) => sum + votesFor(id), 0);
        expect(own.choices[place - 1]).toBe(label);
        expect(votesFor(label) * 2).toBeGreaterThan(all);
        return expect((votesFor(label) - 1) * 2).toBeLessThanOrEqual(all - 1);
      }
      expect(key).toBe(votesFor(label) > best ? 'aheadInRound' : votesFor(label) < best ? 'behindInRound' : 'levelInRound');
      expect(count).toBe(Math.abs(votesFor(label) - best));
    });
  });
});

describe('of a ranking', () => {
  const rank = (...choices: string[]): Vote => ({choices});
  const own = rank('wave', 'pine', 'moon');

  test('it is said where the vote went, and that it decided', () => {
    const others = [rank('moon'), rank('moon'), rank('pine'), rank('pine')];
    expect(said('ranked', {own, others, withdrawn: []})).toEqual([
      {key: 'movedOn', values: {n: 3, from: 'wave', to: 'pine'}},
      {key: 'aheadInRound', values: {label: 'pine', n: 3, count: 1, place: 2}},
      {key: 'decidedRound', values: {label: 'pine', n: 3, count: 1, place: 2}},
    ]);
  });

  test('it is said when no choice was left', () => {
    const others = [...times(3, rank('moon')), ...times(3, rank('fern'))];
    expect(said('ranked', {own: rank('wave', 'pine'), others, withdrawn: []}).map(({key}) => key)).toEqual(['leftOver']);
  });
});

describe('nothing is said', () => {
  const own: Vote = {choices: ['moon']};

  test('without the counts, or without a vote that the service holds', () => {
    const {tally: _, ...hidden} = viewOf('single', [own], [], own);
    expect(weigh('single', hidden as PollView)).toEqual([]);
    expect(weigh('single', viewOf('single', [own]))).toEqual([]);
  });

  test('of a vote that was counted by another rule', () => {
    expect(weigh('approval', {...viewOf('approval', [own]), ballot: ballotOf('single', own) as unknown as OwnBallot})).toEqual([]);
  });

  test('of a vote that was set aside, which is in no count', () => {
    const view = viewOf('single', [own, own], [], own);
    expect(weigh('single', view)).not.toEqual([]);
    expect(weigh('single', {...view, ballot: {...view.ballot!, aside: true}})).toEqual([]);
  });

  test.each(kinds)('of choices that were all withdrawn: %s', kind => {
    fc.assert(fc.property(votesOf[kind].filter(({choices}) => new Set(choices).size < options.length), fc.array(votesOf[kind]), (own, others) => {
      expect(said(kind, {own, others, withdrawn: own.choices})).toEqual([]);
    }), {numRuns: 30});
  });
});

test('each language has words for it all', () => {
  expect(Object.keys(messages)).toEqual(Object.keys(ballotMessages));
});
