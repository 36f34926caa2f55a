import {expect, test} from 'vitest';
import {type Effect, type Entry, type Move, post, progressOf, type Referral, type ReferralProgress} from '../../../src/program/index.js';
import {at, claimed, day, fact, live, paid, refunded, run, shared, someRules} from './a-referral.js';

function posted(effects: readonly (Effect | Move)[], days: number): readonly Entry[] {
  const entries: Entry[] = [];
  for (const effect of effects) {
    const made = post(entries, effect, day(days));
    if (!made.ok) throw new Error(made.detail);
    entries.push(made.entry);
  }
  return entries;
}

const shown = (holder: string, {referral, effects}: {referral: Referral | undefined; effects: readonly Effect[]}, days: number, more: readonly Move[] = []): ReferralProgress =>
  progressOf(holder, [referral!], posted([...effects, ...more], days).filter(entry => entry.holder === holder), someRules);

test('an invitation is shown as it is, and who the friend is is not', () => {
  const {invitations, left, rewards} = shown('ana', run([[-1, shared]]), -1);
  expect({invitations, left, rewards}).toEqual({invitations: [{referral: shared.id, state: 'invited'}], left: 149, rewards: []});
  const pending = shown('ana', live([claimed, paid(3)], 5), 3);
  expect(pending.invitations).toEqual([{referral: claimed.id, state: 'qualified', until: at(17)}]);
  expect(JSON.stringify({...pending, invitations: [], rewards: []})).not.toMatch(/ben|o1/);
  expect(JSON.stringify(pending.rewards.map(({referral: _, ...reward}) => reward))).not.toMatch(/ben|o1/);
});

test('a pending reward has its date, or says that the brand looks at it, and not by which signal', () => {
  expect(shown('ana', live([claimed, paid(3)], 5), 3).rewards).toEqual([
    {reward: 'cup', referral: claimed.id, state: 'pending', at: at(3), why: {reason: 'refund-window', until: at(17)}},
  ]);
  const waiting = shown('ana', live([claimed, paid(3), fact('flagged', 4, {signal: 'same-payment'})], 30), 3);
  expect(waiting.rewards).toMatchObject([{state: 'pending', why: {reason: 'review'}}]);
  expect(waiting.invitations).toMatchObject([{state: 'qualified', waits: true}]);
  expect(JSON.stringify(waiting)).not.toContain('same-payment');
});

test('a granted reward has its expiry, and both sides are shown theirs', () => {
  const granted = live([claimed, paid(3)], 20);
  expect(shown('ana', granted, 17).rewards).toEqual([{reward: 'cup', referral: claimed.id, state: 'granted', at: at(17), expires: at(107)}]);
  const friend = shown('ben', granted, 17);
  expect(friend.rewards).toEqual([{reward: 'small-cup', referral: claimed.id, state: 'granted', at: at(17), expires: at(47)}]);
  expect([friend.invitations, friend.rewarded, friend.left]).toEqual([[], 0, 150]);
});

test('a reward that was used, has expired or was taken back says so', () => {
  const granted = live([claimed, paid(3)], 20);
  for (const [does, state] of [['use', 'used'], ['expire', 'expired']] as const) {
    expect(shown('ana', granted, 30, [{does, reward: 'cup', holder: 'ana', referral: claimed.id, order: 'o1', turn: 1}]).rewards).toMatchObject([{state}]);
  }
  const reversed = shown('ana', live([claimed, paid(3), refunded(20)], 30), 30);
  expect(reversed.rewards).toMatchObject([{state: 'reversed'}]);
  expect(reversed.invitations).toEqual([{referral: claimed.id, state: 'reversed', reason: 'refunded'}]);
  expect(shown('ana', live([claimed, paid(3), refunded(4)], 50), 30).rewards).toEqual([]);
});

test('the next milestone says how many friends are missing, and the last one is the top', () => {
  const rewarded = live([claimed, paid(3)], 20).referral!;
  const progress = (count: number): ReferralProgress => progressOf('ana', Array.from({length: count}, () => rewarded), [], someRules);
  expect(progress(0).next).toMatchObject({friends: 2, remaining: 2, reward: {id: 'pot'}});
  expect(progress(1).next).toMatchObject({remaining: 1});
  expect(progress(2)).not.toHaveProperty('next');
  expect(progress(2).rewarded).toBe(2);
});

test('what came to nothing makes room for another invitation', () => {
  const lapsed = live([claimed], 40).referral!;
  const open = run([[0, claimed]]).referral!;
  expect(progressOf('ana', [lapsed, open], [], someRules).left).toBe(149);
  expect(progressOf('ana', Array.from({length: 9}, () => open), [], {...someRules, most: 7}).left).toBe(0);
});
