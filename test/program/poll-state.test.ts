import {expect, test} from 'vitest';
import {nextChange, pollState} from '../../src/program/index.js';
import {aPoll, duringPoll} from './a-poll.js';

const opens = Date.parse(aPoll.opens!);
const closes = Date.parse(aPoll.closes!);

test('a poll is scheduled until it opens, and closed from the moment it closes', () => {
  expect([opens - 1, opens, closes - 1, closes].map(now => pollState(aPoll, now))).toEqual(['scheduled', 'open', 'open', 'closed']);
});

test('a poll without times is always open', () => {
  expect(pollState({}, 0)).toBe('open');
  expect(nextChange({}, 0)).toBeUndefined();
});

test('knows the next moment at which the state changes by itself', () => {
  expect(nextChange(aPoll, opens - 5)).toBe(opens);
  expect(nextChange(aPoll, duringPoll)).toBe(closes);
  expect(nextChange(aPoll, closes)).toBeUndefined();
});
