import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {type Account, type Balance, balances, type Entry, type Fact, milestoneMoves, type Move, type Passed, post, progressOf, type Referral, sidesOf, step} from '../../../src/program/index.js';
import {at, day, someRules} from './a-referral.js';

const move = (does: Move['does'], turn = 1): Move => ({does, reward: 'cup', holder: 'ana', referral: 'r1', order: 'o1', turn});
const post1 = (entries: readonly Entry[], next: Move): readonly Entry[] => {
  const posted = post(entries, next, day(0));
  if (!posted.ok) throw new Error(`${posted.reason}: ${posted.detail}`);
  return [...entries, posted.entry];
};
const after = (...moves: readonly Move[]): readonly Entry[] => moves.reduce(post1, [] as readonly Entry[]);

describe('an entry', () => {
  test('names what was moved, from where to where, and why', () => {
    expect(after(move('promise'))).toEqual([
      {id: 'promise/r1/cup/1', from: 'promised', to: 'pending', reward: 'cup', holder: 'ana', cause: {does: 'promise', referral: 'r1', order: 'o1'}, at: at(0)},
    ]);
  });

  test('is not posted twice', () => {
    const entries = after(move('promise'), move('grant'));
    for (const again of [move('promise'), move('grant')]) expect(post(entries, again, day(9))).toMatchObject({ok: false, reason: 'posted'});
  });

  test('takes a reward from where it is, and nothing from where it is not', () => {
    const allowed: {readonly [D in Move['does']]: readonly Account[]} = {
      promise: ['promised'], withdraw: ['pending'], grant: ['pending'], use: ['granted'], expire: ['granted'], reverse: ['granted', 'used', 'expired'],
    };
    const reached: {readonly [A in Account]: readonly Entry[]} = {
      promised: after(move('promise'), move('withdraw')),
      pending: after(move('promise')),
      granted: after(move('promise'), move('grant')),
      used: after(move('promise'), move('grant'), move('use')),
      expired: after(move('promise'), move('grant'), move('expire')),
      reversed: after(move('promise'), move('grant'), move('reverse')),
    };
    for (const [account, entries] of Object.entries(reached) as [Account, readonly Entry[]][]) {
      for (const does of Object.keys(allowed) as Move['does'][]) expect(post(entries, move(does, 2), day(0)).ok, `${does} from ${account}`).toBe(allowed[does].includes(account));
    }
  });

  test('of another referral or reward is another’s', () => {
    expect(post(after(move('promise')), {...move('promise'), referral: 'r2'}, day(0)).ok).toBe(true);
    expect(post(after(move('promise')), {...move('grant'), reward: 'pot'}, day(0))).toMatchObject({ok: false, reason: 'not-there'});
  });
});

/** A service with several members, whose friends do anything at any time. */
const people = ['ana', 'ben', 'cem'];
const someday = fc.integer({min: 0, max: 60});
const anAct = fc.record({
  referral: fc.integer({min: 0, max: 4}),
  days: someday,
  does: fc.constantFrom('paid', 'paid', 'paid', 'refunded', 'cancelled', 'flagged', 'accepted', 'rejected', 'passed', 'passed', 'passed', 'use', 'expire'),
  order: fc.constantFrom('o1', 'o2'),
});

function factOf({does, days, order}: {does: string; days: number; order: string}): Fact | Passed {
  const stamp = {id: `${does} ${days} ${order}`, at: at(days)};
  switch (does) {
    case 'paid': return {type: 'paid', ...stamp, order, amount: 2500, currency: 'EUR'};
    case 'refunded': return {type: 'refunded', ...stamp, order};
    case 'cancelled': return {type: 'cancelled', ...stamp, order};
    case 'flagged': return {type: 'flagged', ...stamp, signal: 'same-payment'};
    case 'passed': return {type: 'passed'};
    default: return {type: 'reviewed', ...stamp, decision: does as 'accepted'};
  }
}

function history(acts: readonly {referral: number; days: number; does: string; order: string}[]): {readonly entries: readonly Entry[]; readonly referrals: readonly Referral[]; readonly refused: readonly Move[]} {
  const referrals: Referral[] = [];
  let entries: readonly Entry[] = [];
  const refused: Move[] = [];
  const add = (moves: readonly Move[]): void => {
    for (const next of moves) {
      const posted = post(entries, next, day(60));
      if (posted.ok) entries = [...entries, posted.entry];
      else refused.push(next);
    }
  };
  const climb = (referral: Referral): void => {
    const {member} = referral;
    const grants = entries.filter(({to, reward, holder}) => to === 'granted' && reward === 'pot' && holder === member);
    const held = new Map(grants.filter(({cause}) => !entries.some(({to, reward, cause: other}) => to === 'reversed' && reward === 'pot' && other.referral === cause.referral)).map(({reward, cause}) => [reward, cause]));
    const rewarded = referrals.filter(other => other.member === member && other.state === 'rewarded').length;
    add(milestoneMoves(referral, {member, rewarded, held}, someRules));
  };
  for (const act of acts) {
    const {referral: n} = act;
    const [member, friend] = [people[n % 2]!, people[n % 2 + 1]!];
    const held = referrals[n] ?? (step(undefined, {type: 'claimed', id: `r${n}`, at: at(0), member, friend, nth: 1}, someRules, day(0)) as {referral: Referral}).referral;
    referrals[n] = held;
    if (act.does === 'use' || act.does === 'expire') {
      const granted = entries.filter(({cause}) => cause.referral === held.id).at(-1)?.to === 'granted';
      if (granted) add([{does: act.does, reward: 'cup', holder: member, referral: held.id, order: 'o1', turn: 1}]);
      continue;
    }
    const stepped = step(held, factOf(act), someRules, day(60));
    if (!stepped.ok) continue;
    referrals[n] = stepped.referral;
    add(stepped.effects);
    if ((held.state === 'rewarded') !== (stepped.referral.state === 'rewarded')) climb(stepped.referral);
  }
  return {entries, referrals: referrals.filter(Boolean), refused};
}

const aHistory = fc.array(anAct, {maxLength: 40, size: 'max'}).map(history);

describe('after any beginning of any history', () => {
  test('what was taken from accounts is what is in others, and none but the brand owes', () => {
    fc.assert(fc.property(aHistory, ({entries}) => {
      for (let end = 0; end <= entries.length; end++) {
        const now = balances(entries.slice(0, end));
        expect(now.reduce((sum, {count}) => sum + count, 0)).toBe(0);
        for (const {account, count} of now) expect(account === 'promised' ? -count : count).toBeGreaterThan(0);
      }
    }), {numRuns: 300});
  });

  test('the balances that are kept entry by entry are those of a recount', () => {
    fc.assert(fc.property(aHistory, ({entries}) => {
      const kept = new Map<string, number>();
      const key = ({account, reward, holder}: Balance): string => JSON.stringify([account, reward, holder]);
      entries.forEach((entry, i) => {
        for (const side of sidesOf(entry)) kept.set(key(side), (kept.get(key(side)) ?? 0) + side.count);
        const recount = new Map(balances(entries.slice(0, i + 1)).map(balance => [key(balance), balance.count]));
        expect([...kept].filter(([, count]) => count !== 0).sort()).toEqual([...recount].sort());
      });
    }), {numRuns: 100});
  });

  test('what a member is shown is what the ledger has for them', () => {
    fc.assert(fc.property(aHistory, ({entries, referrals}) => {
      for (const member of people) {
        const own = entries.filter(({holder}) => holder === member);
        const shown = progressOf(member, referrals.filter(({member: one, friend}) => one === member || friend === member), own, someRules);
        const counted = balances(own).filter(({account}) => account !== 'promised');
        const sums = new Map<string, number>();
        for (const {state, reward} of shown.rewards) sums.set(JSON.stringify([state, reward]), (sums.get(JSON.stringify([state, reward])) ?? 0) + 1);
        expect([...sums].sort()).toEqual(counted.map(({account, reward, count}) => [JSON.stringify([account, reward]), count]).sort());
      }
    }), {numRuns: 300});
  });

  test('every effect has its entry, and each entry an id of its own', () => {
    fc.assert(fc.property(aHistory, ({entries, referrals, refused}) => {
      expect(refused).toEqual([]);
      expect(new Set(entries.map(({id}) => id)).size).toBe(entries.length);
      for (const {id, state} of referrals) {
        const at = entries.filter(({cause, reward}) => cause.referral === id && reward === 'small-cup').at(-1)?.to ?? 'promised';
        expect({qualified: 'pending', rewarded: 'granted', reversed: 'reversed'}[state as 'qualified'] ?? 'promised').toBe(at);
      }
    }), {numRuns: 300});
  });

  test('a member holds a milestone’s reward exactly when they have the friends for it', () => {
    fc.assert(fc.property(aHistory, ({entries, referrals}) => {
      for (const member of people) {
        const rewarded = referrals.filter(referral => referral.member === member && referral.state === 'rewarded').length;
        const pots = balances(entries).find(({account, reward, holder}) => account === 'granted' && reward === 'pot' && holder === member)?.count ?? 0;
        expect(pots).toBe(rewarded >= 2 ? 1 : 0);
      }
    }), {numRuns: 300});
  });
});
