import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {bradleyTerry, strengths} from '../../../src/program/counting/bradley-terry.js';
import type {SinglePoll} from '../../../src/program/index.js';

// Eastern division of the American League, 1987: wins of the row over the column, and the strengths fitted in Agresti, Categorical Data Analysis, 1990, ch. 10.
const teams = ['milwaukee', 'detroit', 'toronto', 'newYork', 'boston', 'cleveland', 'baltimore'];
const season = [
  [0, 7, 9, 7, 7, 9, 11],
  [6, 0, 7, 5, 11, 9, 9],
  [4, 6, 0, 7, 7, 8, 12],
  [6, 8, 6, 0, 6, 7, 10],
  [6, 2, 6, 7, 0, 7, 12],
  [4, 4, 5, 6, 6, 0, 6],
  [2, 4, 1, 3, 1, 7, 0],
];

test('the published strengths of a baseball season are reached', () => {
  const s = strengths(season, 0);
  const logOdds = s.map(strength => Math.log(strength / s[6]!));
  for (const [i, published] of [1.58, 1.44, 1.29, 1.25, 1.11, 0.68, 0].entries()) expect(logOdds[i], teams[i]).toBeCloseTo(published, 2);
});

const options = ['a', 'b', 'c', 'd'];
const sum = (votes: readonly (readonly string[])[]): Record<string, number> => {
  const marks: Record<string, number> = {};
  for (const choices of votes) for (const mark of Object.keys(bradleyTerry.marks({choices}))) marks[mark] = (marks[mark] ?? 0) + 1;
  return marks;
};
const aVote = fc.shuffledSubarray(options, {minLength: 2, maxLength: 2});

describe('the ranking', () => {
  test('puts first who was always preferred, by more the more often', () => {
    const once = bradleyTerry.standings(sum([['a', 'b'], ['a', 'c']]), options, []);
    const often = bradleyTerry.standings(sum(Array.from({length: 9}, () => ['a', 'b', 'a', 'c'])), options, []);
    expect(once).toMatchObject({leaders: ['a'], counts: {a: 2, b: 0, c: 0, d: 0}});
    expect(often.preferred!.a).toBeGreaterThan(once.preferred!.a!);
    expect(often.preferred!.a).toBeLessThan(1);
  });
  test('has an option that was never compared in the middle', () => {
    expect(bradleyTerry.standings(sum([['a', 'b']]), options, []).preferred!.d).toBeCloseTo(0.5);
  });
  test('has two level that did alike, and nobody before the first answer', () => {
    expect(bradleyTerry.standings(sum([['a', 'b'], ['b', 'a']]), ['a', 'b'], []).leaders).toEqual(['a', 'b']);
    expect(bradleyTerry.standings({}, options, []).leaders).toEqual([]);
  });
  test('passes over comparisons with what was withdrawn', () => {
    fc.assert(fc.property(fc.array(aVote), votes => {
      const others = votes.filter(vote => !vote.includes('d'));
      expect(bradleyTerry.standings(sum(votes), ['a', 'b', 'c'], ['d'])).toEqual(bradleyTerry.standings(sum(others), ['a', 'b', 'c'], ['d']));
    }));
  });
  test('turns round when every answer does', () => {
    fc.assert(fc.property(fc.array(aVote, {minLength: 1}), votes => {
      const one = bradleyTerry.standings(sum(votes), options, []).preferred!;
      const other = bradleyTerry.standings(sum(votes.map(vote => [...vote].reverse())), options, []).preferred!;
      for (const option of options) expect(one[option]! + other[option]!).toBeCloseTo(1, 6);
    }));
  });
});

test('a vote is pairs, each once and in one order', () => {
  const poll: SinglePoll = {kind: 'single', question: 'q', options: [], results: 'always'};
  const problem = (...choices: string[]): string | undefined => bradleyTerry.problem(poll, {choices});
  expect(problem('a', 'b', 'c', 'a')).toBeUndefined();
  expect(problem('a', 'b', 'c')).toContain('/data/choices: found 3 options; pairs');
  expect(problem('a', 'b', 'b', 'a')).toContain('found a and b twice');
  expect(problem('a', 'a')).toContain('found a and a;');
});
