import {expect, test} from 'vitest';
import {checkProgram, ProgramError, type SchemaProblem, termsOf} from '../../../src/program/index.js';
import {aProgram} from '../a-poll.js';
import {someRules} from './a-referral.js';

function wrong(change: (referral: any) => void): readonly SchemaProblem[] {
  const referral = structuredClone(someRules);
  change(referral);
  try {
    checkProgram({...aProgram, referral});
  } catch (error) {
    if (error instanceof ProgramError) return error.problems;
    throw error;
  }
  return [];
}

test('takes a program with a referral, from the least of it to the whole', () => {
  expect(wrong(() => {})).toEqual([]);
  expect(wrong(referral => { delete referral.smallestOrder; delete referral.milestones; })).toEqual([]);
  expect(wrong(referral => { Object.assign(referral, {refundDays: 0, claimDays: 365, most: 2, newCustomersOnly: false, velocity: false}); })).toEqual([]);
  expect(wrong(referral => { referral.velocity = {claims: 5, hours: 1}; })).toEqual([]);
});

test('what it does not say is said once', () => {
  expect(termsOf({offer: someRules.offer, rewards: someRules.rewards})).toEqual({
    offer: someRules.offer, rewards: someRules.rewards, refundDays: 14, claimDays: 30, most: 150, newCustomersOnly: true, milestones: [], velocity: {claims: 20, hours: 24},
  });
});

test('names the pointer, what was found and what is allowed', () => {
  expect(wrong(referral => { delete referral.offer.friend; })).toMatchObject([{pointer: '/referral/offer/friend', found: 'nothing'}]);
  expect(wrong(referral => { delete referral.rewards; })).toEqual([{pointer: '/referral/rewards', found: 'nothing', allowed: 'what the member and what the friend gets'}]);
  expect(wrong(referral => { referral.most = 151; })).toEqual([{pointer: '/referral/most', found: '151', allowed: 'how many invitations a member has, 1 to 150'}]);
  expect(wrong(referral => { referral.refundDays = 1.5; })).toEqual([{pointer: '/referral/refundDays', found: '1.5', allowed: 'how many days an order has to stand before anything is granted, 0 to 365'}]);
  expect(wrong(referral => { referral.claimDays = 0; })).toMatchObject([{pointer: '/referral/claimDays', found: '0'}]);
  expect(wrong(referral => { referral.smallestOrder = {amount: 19.99, currency: 'eur'}; })).toEqual([
    {pointer: '/referral/smallestOrder/amount', found: '19.99', allowed: 'a whole number of the currency’s minor unit, from 1'},
    {pointer: '/referral/smallestOrder/currency', found: '"eur"', allowed: 'an ISO 4217 code, as EUR'},
  ]);
  expect(wrong(referral => { referral.rewards.member.from = {}; })).toContainEqual(
    {pointer: '/referral/rewards/member/from', found: '{}', allowed: 'where it is taken from: {"pool": name} of single-use coupon codes, {"call": name} to the shop, or both; names of a-z, 0-9 and "-"'},
  );
  expect(wrong(referral => { referral.rewards.member.from = {pool: 'cups', call: 'coupon'}; })).toEqual([]);
  expect(wrong(referral => { referral.rewards.friend.days = 0; })).toEqual([{pointer: '/referral/rewards/friend/days', found: '0', allowed: 'how many days it is good for, 1 to 3650'}]);
  expect(wrong(referral => { referral.velocity = true; })).toEqual([{pointer: '/referral/velocity', found: 'true', allowed: 'false, or an object with claims and hours'}]);
  expect(wrong(referral => { referral.leaderboard = true; })).toMatchObject([{pointer: '/referral/leaderboard', found: 'an unknown field'}]);
});

test('finds what the schema cannot say', () => {
  const pot = someRules.milestones![0]!;
  const of = (...friends: readonly number[]): readonly SchemaProblem[] => wrong(referral => {
    referral.most = 10;
    referral.milestones = friends.map((friends, i) => ({friends, reward: {...pot.reward, id: `pot-${i}`}}));
  });
  expect(of(2, 5, 10)).toEqual([]);
  expect(of(2, 2)).toEqual([{pointer: '/referral/milestones/1/friends', found: '2', allowed: 'more than the milestone before has (2)'}]);
  expect(of(2, 11)).toEqual([{pointer: '/referral/milestones/1/friends', found: '11', allowed: 'at most as many as a member may invite (10)'}]);
  expect(wrong(referral => { referral.rewards.friend.id = 'cup'; })).toEqual([{pointer: '/referral/rewards/friend/id', found: '"cup"', allowed: 'an id that no other reward has'}]);
  expect(wrong(referral => { referral.milestones[0].reward.id = 'small-cup'; })).toEqual([{pointer: '/referral/milestones/0/reward/id', found: '"small-cup"', allowed: 'an id that no other reward has'}]);
});
