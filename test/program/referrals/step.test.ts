import {describe, expect, test} from 'vitest';
import {due, type Fact, type Referral, renamed, step} from '../../../src/program/index.js';
import {accepted, at, cancelled, claimed, day, fact, live, paid, passed, refunded, rejected, run, shared, someRules, told} from './a-referral.js';

const both = ['grant cup ana', 'grant small-cup ben'];
const back = ['reverse cup ana', 'reverse small-cup ben'];
const standing = ({state, reason, order, until}: Referral): object => ({state, ...(reason && {reason}), ...(order && {order}), ...(until && {until})});
const states = (...arrivals: Parameters<typeof run>[0]): readonly string[] => arrivals.map((_, i) => run(arrivals.slice(0, i + 1)).referral!.state);

describe('an invitation', () => {
  test('goes from invited to claimed, qualified and rewarded', () => {
    expect(states([-1, shared], [0, claimed], [3, paid(3)], [17, passed])).toEqual(['invited', 'claimed', 'qualified', 'rewarded']);
  });

  test('may begin with the claim: a code can be told', () => {
    expect(standing(run([[0, claimed]]).referral!)).toEqual({state: 'claimed', until: at(30)});
  });

  test('begins with nothing else', () => {
    for (const strange of [paid(1), refunded(1), cancelled(1), rejected(1), passed]) expect(step(undefined, strange, someRules, day(1))).toMatchObject({ok: false, reason: 'unknown-referral'});
  });

  test('is one of 150 at most, or of as many as the program says', () => {
    const nth = (nth: number, most?: number): boolean => step(undefined, fact('shared', 0, {member: 'ana', nth}), {...someRules, ...(most !== undefined && {most})}, day(0)).ok;
    expect([nth(150), nth(151), nth(5, 5), nth(6, 5)]).toEqual([true, false, true, false]);
    expect(step(undefined, fact('claimed', 0, {member: 'ana', friend: 'ben', nth: 151}), someRules, day(0))).toEqual(
      {ok: false, reason: 'too-many-invitations', detail: '/nth: found 151; a member has 150 invitations'},
    );
  });

  test('is claimed by one friend, and for the member who made it', () => {
    const {referral, refused} = run([[0, claimed], [1, fact('claimed', 1, {member: 'ana', friend: 'cem', nth: 1})], [1, fact('claimed', 1, {member: 'dan', friend: 'ben', nth: 1})]]);
    expect(refused).toEqual(['not-this-referral', 'not-this-referral']);
    expect(referral).toMatchObject({member: 'ana', friend: 'ben'});
  });

  test('counts the first of a friend’s claims, and keeps no other', () => {
    const again = (days: number): Fact => fact('claimed', days, {member: 'ana', friend: 'ben', nth: 1});
    const {referral} = run([[0, claimed], [5, again(5)], [6, again(-2)], [7, again(7)]]);
    expect(referral!.until).toBe(at(28));
    expect(referral!.facts).toHaveLength(1);
  });
});

describe('the claim', () => {
  test('lapses after its days', () => {
    const {referral, effects} = live([claimed], 31);
    expect(standing(referral!)).toEqual({state: 'rejected', reason: 'lapsed'});
    expect(effects).toEqual([]);
    expect(run([[0, claimed], [29.99, passed]]).referral!.state).toBe('claimed');
    expect(run([[0, claimed], [7, passed]], {...someRules, claimDays: 7}).referral!.state).toBe('rejected');
  });

  test('has not lapsed for an order of which the shop tells late', () => {
    const late = run([[0, claimed], [31, passed], [32, paid(29)]]);
    expect(standing(late.referral!)).toEqual({state: 'qualified', order: 'o1', until: at(43)});
  });

  test('takes no order of afterwards', () => {
    expect(run([[0, claimed], [30, paid(30)]])).toMatchObject({refused: ['too-late'], effects: []});
  });

  test('is not helped by an order of before', () => {
    expect(run([[0, claimed], [1, paid(-1)]]).referral!.state).toBe('claimed');
  });
});

describe('an order', () => {
  test('qualifies from the smallest on, in its currency', () => {
    const after = (amount: number, currency: string, rules = someRules): string => run([[0, claimed], [1, paid(1, 'o1', amount, currency)]], rules).referral!.state;
    expect([after(2000, 'EUR'), after(1999, 'EUR'), after(2000, 'USD')]).toEqual(['qualified', 'claimed', 'claimed']);
    const {smallestOrder: _, ...any} = someRules;
    expect([after(1, 'USD', any), after(0, 'EUR', any)]).toEqual(['qualified', 'claimed']);
  });

  test('pends until nothing can be given back, and is granted for then and not before', () => {
    const pending = run([[0, claimed], [3, paid(3)], [16.99, passed]]);
    expect(standing(pending.referral!)).toEqual({state: 'qualified', order: 'o1', until: at(17)});
    expect(told(pending.effects, true)).toEqual(['promise cup ana', 'promise small-cup ben']);
    expect(told(run([[0, claimed], [3, paid(3)], [17, passed], [18, passed]]).effects)).toEqual(both);
    expect(told(run([[0, claimed], [3, paid(3)], [3, passed]], {...someRules, refundDays: 0}).effects)).toEqual(both);
  });

  test('grants nothing by itself: of a bunch of late facts all are known first', () => {
    const {referral, effects} = run([[0, claimed], [40, paid(3)], [40, refunded(5)], [40, passed]]);
    expect(told(effects)).toEqual([]);
    expect(standing(referral!)).toEqual({state: 'rejected', reason: 'refunded'});
  });

  test('that was given back lets the next one try', () => {
    const {referral, effects} = live([claimed, paid(1), refunded(4), paid(5, 'o2')], 40);
    expect(referral).toMatchObject({state: 'rewarded', order: 'o2'});
    expect(told(effects, true)).toEqual(['promise cup ana', 'promise small-cup ben', 'withdraw cup ana', 'withdraw small-cup ben', 'promise cup ana', 'promise small-cup ben', ...both]);
    expect(run([[0, claimed], [1, paid(1)], [4, refunded(4)]]).referral).toMatchObject({state: 'claimed', until: at(30)});
  });

  test('that was given back after the claim’s days ends it', () => {
    expect(standing(live([claimed, paid(29), refunded(35)], 60).referral!)).toEqual({state: 'rejected', reason: 'refunded'});
    expect(standing(live([claimed, paid(29), cancelled(35)], 60).referral!)).toEqual({state: 'rejected', reason: 'cancelled'});
  });

  test('stands as long as what is left of it is enough', () => {
    expect(told(live([claimed, paid(1), refunded(2, 'o1', 500)], 40).effects)).toEqual(both);
    expect(told(live([claimed, paid(1), refunded(2, 'o1', 300), refunded(3, 'o1', 201)], 40).effects)).toEqual([]);
  });

  test('that falls after its window takes both rewards back, once, and ends it', () => {
    for (const [fall, reason] of [[refunded(20), 'refunded'], [cancelled(20), 'cancelled'], [refunded(20, 'o1', 501), 'refunded']] as const) {
      const {referral, effects} = live([claimed, paid(1), fall, fact('refunded', 21, {order: 'o1'}), paid(22, 'o2')], 60);
      expect(told(effects)).toEqual([...both, ...back]);
      expect(standing(referral!)).toEqual({state: 'reversed', reason, order: 'o1'});
    }
  });

  test('of which a refund is known before the payment is not paid', () => {
    expect(live([claimed, refunded(2)], 40).effects).toEqual([]);
    expect(told(run([[0, claimed], [2, refunded(2)], [3, paid(1)], [20, passed]]).effects)).toEqual([]);
  });

  test('is rewarded by the rules of the day, and not taken back by those of another', () => {
    const granted = live([claimed, paid(1)], 20).referral!;
    const stricter = {...someRules, smallestOrder: {amount: 9000, currency: 'USD'}, refundDays: 90, rewards: {...someRules.rewards, member: {...someRules.rewards.member, id: 'bowl'}}};
    const swept = step(granted, passed, stricter, day(21));
    expect(swept).toEqual({ok: true, referral: granted, effects: []});
    const fallen = step(granted, refunded(22), stricter, day(22));
    expect(fallen.ok && told(fallen.effects)).toEqual(back);
  });
});

describe('a signal', () => {
  const doubt = fact('flagged', 2, {signal: 'same-payment'});
  const proof = fact('flagged', 2, {signal: 'self-referral'});

  test('that is doubtful waits for the brand, however long', () => {
    const {referral, effects} = live([claimed, paid(1), doubt], 60);
    expect(told(effects)).toEqual([]);
    expect(referral).toMatchObject({state: 'qualified', waits: ['same-payment']});
    expect(due(referral!, someRules)).toBeUndefined();
  });

  test('is settled by the brand', () => {
    const accept = live([claimed, paid(1), doubt, accepted(20)], 60);
    expect([accept.referral!.state, told(accept.effects)]).toEqual(['rewarded', both]);
    expect(accept.referral).not.toHaveProperty('waits');
    const reject = live([claimed, paid(1), doubt, rejected(20)], 60);
    expect([standing(reject.referral!), told(reject.effects)]).toEqual([{state: 'rejected', reason: 'operator'}, []]);
  });

  test('that comes after a review waits again, and the last review holds', () => {
    const again = fact('flagged', 6, {signal: 'velocity'});
    expect(live([claimed, paid(1), doubt, accepted(5), again], 60).referral).toMatchObject({state: 'qualified', waits: ['velocity']});
    expect(live([claimed, paid(1), rejected(3), accepted(5)], 60).referral!.state).toBe('rewarded');
    expect(live([claimed, paid(1), accepted(3), rejected(5)], 60).referral!.state).toBe('rejected');
  });

  test('that is plain rejects at once, and a person may see it otherwise', () => {
    const {referral, effects} = live([claimed, paid(1), proof], 60);
    expect(standing(referral!)).toEqual({state: 'rejected', reason: 'self-referral'});
    expect(told(effects, true)).toEqual(['promise cup ana', 'promise small-cup ben', 'withdraw cup ana', 'withdraw small-cup ben']);
    expect(live([claimed, paid(1), proof, accepted(4)], 60).referral!.state).toBe('rewarded');
  });

  test('takes back what was granted when it is plain, and nothing while it is doubtful', () => {
    expect(told(live([claimed, paid(1), fact('flagged', 20, {signal: 'self-referral'})], 30).effects)).toEqual([...both, ...back]);
    expect(told(live([claimed, paid(1), fact('flagged', 20, {signal: 'velocity'})], 30).effects)).toEqual(both);
    expect(told(live([claimed, paid(1), fact('flagged', 20, {signal: 'velocity'}), rejected(25)], 30).effects)).toEqual([...both, ...back]);
  });
});

test('of several plain signals the one that is declared first is the reason', () => {
  const both = ['existing-customer', 'self-referral'].map(signal => fact('flagged', 2, {signal: signal as 'self-referral'}));
  expect(live([claimed, ...both], 5).referral!.reason).toBe('self-referral');
});

test('a visitor who turns out to be a member goes by that name, and their claim is the same', () => {
  const held = renamed(run([[0, fact('claimed', 0, {member: 'ana', friend: 'visitor-7', nth: 1})]]).referral!, 'friend', 'ben');
  expect(step(held, claimed, someRules, day(1))).toMatchObject({ok: true, referral: {id: held.id, friend: 'ben'}});
  expect(step(held, fact('claimed', 1, {member: 'ana', friend: 'visitor-7', nth: 1}), someRules, day(1))).toMatchObject({ok: false, reason: 'not-this-referral'});
  expect(JSON.stringify(held.facts.map(({id: _, ...kept}) => kept))).not.toContain('visitor-7');
});

describe('who asks to be forgotten', () => {
  const forget = (days: number, side: 'member' | 'friend'): Fact => fact('erased', days, {side, as: 'nobody-7'});

  test('is named nowhere any more', () => {
    for (const [side, name] of [['member', 'ana'], ['friend', 'ben']] as const) {
      for (const days of [2, 20]) {
        const {referral} = live([shared, claimed, paid(1)].concat(forget(days, side)), 30);
        const named = {...referral!, facts: referral!.facts.map(({id: _, ...kept}) => kept)};
        expect(JSON.stringify({...named, id: ''})).not.toContain(`"${name}"`);
        expect(referral![side]).toBe('nobody-7');
      }
    }
  });

  test('gets nothing that was pending, and neither does the other', () => {
    const {referral, effects} = live([claimed, paid(1), forget(2, 'friend')], 30);
    expect(standing(referral!)).toEqual({state: 'rejected', reason: 'erased'});
    expect(told(effects, true).slice(2)).toEqual(['withdraw cup ana', 'withdraw small-cup nobody-7']);
  });

  test('keeps what was granted, as long as its order stands', () => {
    const kept = live([claimed, paid(1), forget(20, 'friend')], 30);
    expect([kept.referral!.state, told(kept.effects)]).toEqual(['rewarded', both]);
    expect(told(live([claimed, paid(1), forget(20, 'friend'), refunded(25)], 30).effects)).toEqual([...both, 'reverse cup ana', 'reverse small-cup nobody-7']);
  });
});

test('says when something happens by itself, and nothing happens before or without that', () => {
  const when = (...facts: readonly Fact[]): number | undefined => due(run(facts.map(fact => [10, fact])).referral!, someRules);
  expect(when(shared)).toBeUndefined();
  expect(when(claimed)).toBe(day(30));
  expect(when(claimed, paid(3))).toBe(day(17));
  expect(when(claimed, paid(3), refunded(4))).toBe(day(30));
  expect(when(claimed, paid(3), refunded(4), paid(6, 'o2'))).toBe(day(20));
  expect(when(claimed, rejected(3))).toBeUndefined();
  for (const over of [live([claimed], 40), live([claimed, paid(1)], 40), live([claimed, paid(1), refunded(20)], 40)]) expect(due(over.referral!, someRules)).toBeUndefined();
});
