import {describe, expect, test} from 'vitest';
import {type BallotPoll, favoured, isNewVisitor, isTooFast, usualVelocity, velocityOf, type Vote} from '../../src/program/index.js';
import {uuidv7} from '../../src/events/index.js';
import {aPoll, duringPoll} from './a-poll.js';

const minute = 60_000;
const at = (time: number): string => new Date(time).toISOString();

test('a poll has the usual velocity, its own or none, and none where votes are vouched for or ideas are taken', () => {
  const of = (more: object): unknown => velocityOf({...aPoll, ...more});
  expect(of({})).toEqual({votes: 20, minutes: 10});
  expect(of({velocity: {votes: 5, minutes: 60}})).toEqual({votes: 5, minutes: 60});
  expect([of({velocity: false}), of({assurance: 'member'}), of({assurance: 'order'}), of({kind: 'open'})]).toEqual([undefined, undefined, undefined, undefined]);
});

test('a visitor is new for some minutes, by its own clock, whatever that clock says', () => {
  const year = 365 * 24 * 60 * minute;
  for (const clock of [duringPoll, duringPoll + year, duringPoll - year]) {
    const visitor = uuidv7(clock);
    expect([0, 9 * minute, 10 * minute - 1, 10 * minute, year].map(age => isNewVisitor(visitor, at(clock + age), 10))).toEqual([true, true, true, false, false]);
  }
});

test('a visitor that tells no time, or one that was yet to come, is new', () => {
  expect(isNewVisitor('00000000-0000-4000-8000-000000000001', at(duringPoll), 10)).toBe(true);
  expect(isNewVisitor(uuidv7(duringPoll + 1), at(duringPoll), 10)).toBe(true);
});

describe('a vote does the most', () => {
  const cases: [BallotPoll['kind'], Vote, string[]][] = [
    ['single', {choices: ['moon']}, ['moon']],
    ['image', {choices: ['moon']}, ['moon']],
    ['approval', {choices: ['moon', 'pine']}, ['moon', 'pine']],
    ['ranked', {choices: ['moon', 'pine', 'wave']}, ['moon']],
    ['score', {choices: ['moon', 'pine', 'wave'], points: [4, 5, 5]}, ['pine', 'wave']],
    ['budget', {choices: ['moon', 'pine'], points: [2, 8]}, ['pine']],
    ['pairwise', {choices: ['moon', 'pine', 'pine', 'wave', 'moon', 'wave']}, ['moon']],
  ];
  test.each(cases)('of kind %s', (kind, vote, options) => {
    expect(favoured(kind, vote)).toEqual(options);
  });
});

test('votes are too fast from the twentieth of one mind on, and not while a fifth think otherwise', () => {
  const crowds: [agreeing: number, all: number, tooFast: boolean][] = [
    [1, 1, false], [19, 19, false], [20, 20, true], [20, 24, true], [20, 25, false], [33, 100, false], [80, 100, false], [81, 100, true], [200, 200, true],
  ];
  expect(crowds.map(([agreeing, all]) => [agreeing, all, isTooFast({agreeing, all}, usualVelocity)])).toEqual(crowds);
});
