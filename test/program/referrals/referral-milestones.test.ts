import {expect, test} from 'vitest';
import {milestoneMoves, type Move} from '../../../src/program/index.js';
import {claimed, live, paid, someRules} from './a-referral.js';

const fifth = {...live([claimed, paid(1)], 20).referral!, id: 'fifth'};
const rules = {...someRules, milestones: [
  {friends: 2, reward: {id: 'pot', label: 'A pot', from: {pool: 'pots'}, days: 365}},
  {friends: 5, reward: {id: 'set', label: 'A set', from: {pool: 'sets'}, days: 365}},
]};
const moves = (rewarded: number, held: {readonly [reward: string]: string} = {}): readonly string[] =>
  milestoneMoves(fifth, {member: 'ana', rewarded, held: new Map(Object.entries(held).map(([reward, referral]) => [reward, {referral, order: 'o'}]))}, rules)
    .map(({does, reward, holder, referral}: Move) => `${does} ${reward} ${holder} ${referral}`);

test('a milestone is granted when it is reached, and not again', () => {
  expect(moves(1)).toEqual([]);
  expect(moves(2)).toEqual(['promise pot ana fifth', 'grant pot ana fifth']);
  expect(moves(4, {pot: 'second'})).toEqual([]);
  expect(moves(5, {pot: 'second'})).toEqual(['promise set ana fifth', 'grant set ana fifth']);
  expect(moves(6, {pot: 'second', set: 'fifth'})).toEqual([]);
});

test('it is taken back where it was granted when a refund takes a friend away, and can be reached again', () => {
  expect(moves(4, {pot: 'second', set: 'third'})).toEqual(['reverse set ana third']);
  expect(moves(1, {pot: 'second'})).toEqual(['reverse pot ana second']);
  expect(moves(5, {pot: 'second'})).toEqual(['promise set ana fifth', 'grant set ana fifth']);
});

test('a program without milestones has none', () => {
  const {milestones: _, ...without} = someRules;
  expect(milestoneMoves(fifth, {member: 'ana', rewarded: 150, held: new Map()}, without)).toEqual([]);
});
