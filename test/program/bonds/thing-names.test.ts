import {expect, test} from 'vitest';
import {memberStandingOf, type Poll} from '../../../src/program/index.js';
import {aProgram} from '../a-poll.js';
import {aFriend, day, fold, paid, voted} from './a-member.js';

const bonds = {products: {'moon-tea': {'en': 'Moon Tea', 'zh-Hans': '月茶'}, 'cup': 'The cup'}};
const polls = {...aProgram.polls, tin: {...Object.values(aProgram.polls)[0]!, question: 'Which tin?'} as Poll};

test('names the products and polls that a standing speaks of, and no others', () => {
  const votes = ['tin', 'gone', 'p2', 'p3', 'p4'].map((poll, i) => voted(5 + i, poll));
  expect(memberStandingOf(fold([...aFriend, ...votes]), {polls, bonds}, day(10)).called).toEqual({products: {'moon-tea': bonds.products['moon-tea']}, polls: {tin: 'Which tin?'}});
  expect(memberStandingOf(fold([paid(0, 'cup')]), {polls, bonds}, day(1)).called).toEqual({products: {cup: 'The cup'}, polls: {}});
});

test('names nothing that has no name, whatever its id', () => {
  expect(memberStandingOf(fold([paid(0, 'toString'), paid(1, 'pot')]), {polls, bonds}, day(2)).called).toEqual({products: {}, polls: {}});
  expect(memberStandingOf(fold([...aFriend]), {polls, bonds: {}}, day(10)).called).toEqual({products: {}, polls: {}});
});
