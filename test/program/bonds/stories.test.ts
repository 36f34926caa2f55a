import {describe, expect, test} from 'vitest';
import {type BondFact, type BondRules, nextTurn, type Standing} from '../../../src/program/index.js';
import {aFriend, announced, aPartner, at, cancelled, day, fact, fold, friendPaid, on, opened, paid, refunded, resolved, reversed, voted} from './a-member.js';

/** What a reason says, as `friend enter order: 2026-03-01, …`. */
const told = ({reasons}: Standing): readonly string[] => reasons.map(({bond, part, condition, facts}) => `${bond} ${part} ${condition.of.join('/')}: ${facts.map(({at}) => at.slice(0, 10)).join(', ')}`);
const bondOn = (days: number, facts: readonly BondFact[]): string => on(days, facts).bond;

describe('a stranger', () => {
  test('has nothing, and is shown where to begin', () => {
    expect(on(0, [])).toEqual({
      bond: 'stranger',
      intimacy: {total: 0, drivers: {relationship: 0, benefit: 0, honour: 0, event: 0, interest: 0, region: 0}},
      reasons: [],
      next: {bond: 'acquaintance', conditions: [{condition: {of: ['order'], least: 1}, have: 0, need: 1, remaining: 1}], step: {kind: 'order', deed: 'order'}},
    });
  });

  test('who buys once is an acquaintance, at once and for good', () => {
    const standing = on(0, [paid(0)]);
    expect(standing).toMatchObject({bond: 'acquaintance', since: at(0), announce: 'acquaintance', intimacy: {total: 6, drivers: {benefit: 4, relationship: 2}}});
    expect(standing).not.toHaveProperty('lost');
    expect(told(standing)).toEqual(['acquaintance enter order: 2026-03-01']);
    expect(standing.next).toMatchObject({bond: 'friend', step: {kind: 'order-again', product: 'moon-tea'}, conditions: [{have: 1, need: 3, remaining: 2, product: 'moon-tea'}]});
    expect(bondOn(3650, [paid(0)])).toBe('acquaintance');
  });

  test('who votes, chats and visits stays one until an order is paid', () => {
    const busy = [voted(0), fact('visited', 1, {day: '2026-03-02', minutes: 60}), fact('chat-rated', 2, {chat: 'c'}), fact('paid', 3, {order: 'gift', amount: 0, currency: 'EUR', products: []})];
    expect(on(3, busy)).toMatchObject({bond: 'stranger', reasons: []});
    expect(on(3, busy).intimacy.total).toBeGreaterThan(0);
  });
});

describe('the same tea', () => {
  test('bought three times makes a friend; twice can be chance', () => {
    expect(bondOn(2, aFriend.slice(0, 2))).toBe('acquaintance');
    const standing = on(4, aFriend);
    expect(standing).toMatchObject({bond: 'friend', since: at(4), announce: 'friend'});
    expect(told(standing)).toEqual([
      'acquaintance enter order: 2026-03-05',
      'friend enter order: 2026-03-01, 2026-03-03, 2026-03-05',
      'friend stay order: 2026-03-05',
    ]);
    expect(standing.reasons[1]!.product).toBe('moon-tea');
  });

  test('is not three different ones, nor three of it at once', () => {
    expect(bondOn(4, [paid(0, 'a'), paid(2, 'b'), paid(4, 'c')])).toBe('acquaintance');
    expect(bondOn(4, [fact('paid', 0, {order: 'o', amount: 7500, currency: 'EUR', products: [{product: 'moon-tea', quantity: 3}]})])).toBe('acquaintance');
  });

  test('of an order that the shop tells of twice is bought once', () => {
    expect(bondOn(4, [paid(0), paid(2), {...paid(2), id: 'again', at: at(3)}])).toBe('acquaintance');
  });
});

describe('a refund', () => {
  test('of the third tea lets a friend fall, after a grace with a date', () => {
    const facts = [...aFriend, refunded(10, 'o4')];
    expect(on(10, facts)).toMatchObject({bond: 'friend', falling: {since: at(10), until: at(40)}, lost: {at: at(40), to: 'acquaintance'}});
    expect(bondOn(39.99, facts)).toBe('friend');
    expect(on(40, facts)).toMatchObject({bond: 'acquaintance', since: at(0)});
  });

  test('does nothing when a fourth is bought within the grace', () => {
    const facts = [...aFriend, refunded(10, 'o4'), paid(30)];
    expect(on(60, facts)).toMatchObject({bond: 'friend', since: at(4)});
    expect(on(60, facts)).not.toHaveProperty('falling');
  });

  test('of all there was makes a stranger again', () => {
    for (const fall of [refunded(5, 'o0'), cancelled(5, 'o0'), refunded(5, 'o0', {amount: 2500}), refunded(5, 'o0', {products: [{product: 'moon-tea', quantity: 1}]})]) {
      expect(on(5, [paid(0), fall])).toMatchObject({bond: 'acquaintance', lost: {at: at(19), to: 'stranger'}, intimacy: {total: 0}});
      expect(on(19, [paid(0), fall])).toMatchObject({bond: 'stranger', reasons: []});
    }
  });

  test('of a part leaves the rest, and the product that is gone is not counted', () => {
    expect(bondOn(100, [paid(0), refunded(5, 'o0', {amount: 1000})])).toBe('acquaintance');
    const two = fact('paid', 4, {order: 'o4', amount: 5000, currency: 'EUR', products: [{product: 'moon-tea', quantity: 1}, {product: 'cup', quantity: 2}]});
    const facts = (product: string, quantity: number): readonly BondFact[] => [paid(0), paid(2), two, refunded(5, 'o4', {products: [{product, quantity}]})];
    expect([bondOn(35, facts('moon-tea', 1)), bondOn(35, facts('cup', 2))]).toEqual(['acquaintance', 'friend']);
  });

  test('that is told twice is one', () => {
    const half = {amount: 1300};
    expect(on(100, [paid(0), refunded(5, 'o0', half), {...refunded(5, 'o0', half), id: 'again'}]).bond).toBe('acquaintance');
    expect(on(100, [paid(0), refunded(5, 'o0', half), refunded(6, 'o0', half)]).bond).toBe('stranger');
  });
});

describe('a friend who takes part', () => {
  test('in five ways within half a year is a partner', () => {
    const facts = [...aFriend, voted(5), fact('idea-made', 6, {idea: 'i'}), fact('idea-supported', 7, {idea: 'j'}), fact('feedback-answered', 8, {question: 'q'})];
    expect(bondOn(9, facts)).toBe('friend');
    expect(on(9, facts).next).toMatchObject({bond: 'partner', step: {kind: 'vote'}, conditions: [{have: 4, need: 5, remaining: 1}]});
    expect(on(9, [...facts, voted(9)])).toMatchObject({bond: 'partner', since: at(9), announce: 'partner'});
  });

  test('by five votes in one poll, or over years, is not', () => {
    expect(bondOn(10, [...aFriend, ...[5, 6, 7, 8, 9].map(days => voted(days, 'one'))])).toBe('friend');
    const orders = [0, 100, 200, 300, 400].map(days => paid(days));
    expect(bondOn(400, [...orders, ...[1, 100, 200, 300, 400].map(days => voted(days))])).toBe('friend');
  });

  test('and takes a vote back has not given it', () => {
    expect(bondOn(10, [...aPartner, fact('vote-withdrawn', 9.5, {poll: 'p9'})])).toBe('partner');
    expect(bondOn(10, [...aPartner, fact('vote-withdrawn', 8.5, {poll: 'p8'})])).toBe('friend');
  });

  test('and takes a vote back in the moment of casting it has not given it either', () => {
    expect(bondOn(10, [...aPartner, fact('vote-withdrawn', 9, {poll: 'p9'})])).toBe('friend');
  });

  test('and casts again what was taken back has given it when it was cast first, and is told of both', () => {
    const facts = [...aPartner, fact('vote-withdrawn', 20, {poll: 'p5'}), voted(30, 'p5')];
    const only: BondRules = {friend: {enter: [{of: ['order'], least: 3}], stay: [{of: ['order'], least: 1}]}, partner: {enter: [{of: ['vote'], least: 5, days: 100}], stay: [{of: ['vote'], least: 5, days: 100}], graceDays: 0}};
    const votes = on(40, facts, only).reasons.filter(({bond, part}) => bond === 'partner' && part === 'enter').flatMap(({facts}) => facts);
    expect(votes.map(({at}) => at)).toEqual([5, 6, 7, 8, 9, 30].map(at));
    expect(on(40, facts, only)).toMatchObject({bond: 'partner', since: at(30), lost: {at: at(105)}});
  });

  test('stays a partner with two a half-year, which is less than it took', () => {
    const facts = [...aPartner, paid(170), voted(150), voted(160)];
    expect(on(300, facts)).toMatchObject({bond: 'partner', since: at(9), lost: {at: at(360), to: 'friend'}});
    expect(told(on(300, facts)).filter(reason => reason.startsWith('partner'))).toHaveLength(2);
  });
});

describe('a friend’s first order', () => {
  test('makes a partner who invited them kindred, at once', () => {
    const standing = on(20, [...aPartner, friendPaid(20)]);
    expect(standing).toMatchObject({bond: 'kindred', since: at(20), announce: 'kindred'});
    expect(standing).not.toHaveProperty('next');
    expect(told(standing)).toContain('kindred enter friend: 2026-03-21');
  });

  test('counts for whoever becomes a partner later', () => {
    expect(on(8, [friendPaid(0), ...aPartner.slice(0, -1)]).next!.bond).toBe('partner');
    expect(on(9, [friendPaid(0), ...aPartner])).toMatchObject({bond: 'kindred', announce: 'kindred'});
  });

  test('that is given back takes kindred away after the grace', () => {
    const facts = [...aPartner, friendPaid(20), fact('referral-rewarded', 34, {referral: 'ben'}), reversed(40)];
    expect(on(40, facts)).toMatchObject({bond: 'kindred', falling: {until: at(70)}});
    expect(bondOn(70, facts)).toBe('partner');
  });

  test('alone makes nobody kindred', () => {
    expect(on(20, [...aFriend, friendPaid(20)])).toMatchObject({bond: 'friend', next: {bond: 'partner'}});
  });
});

describe('silence', () => {
  test('of forty days costs a partner no bond, but intimacy, and the date is told', () => {
    const [before, after] = [on(9, aPartner), on(49, aPartner)];
    expect([before.bond, after.bond]).toEqual(['partner', 'partner']);
    expect(after.intimacy.total).toBeLessThan(before.intimacy.total);
    expect(after.intimacy.total).toBeGreaterThan(before.intimacy.total / 2);
    // The order of day 4 counts for 180 days, and then there are 30 to mend it; the votes last a little longer.
    expect(after.lost).toEqual({at: at(4 + 180 + 30), to: 'acquaintance'});
    expect(after).not.toHaveProperty('falling');
  });

  test('halves what an order brought in ninety days', () => {
    expect([0, 90, 180, 900].map(days => on(days, [paid(0)]).intimacy.total)).toEqual([6, 3, 1.5, 0]);
  });

  test('lets a friend fall, with a grace, and one order of anything brings them back without a fanfare', () => {
    const facts = [...aFriend, announced(4, 'friend')];
    expect(on(184, facts)).toMatchObject({bond: 'friend', falling: {since: at(184), until: at(214)}});
    expect(on(214, facts)).toMatchObject({bond: 'acquaintance', next: {bond: 'friend', step: {kind: 'order'}}});
    const again = on(300, [...facts, paid(300, 'cup')]);
    expect(again).toMatchObject({bond: 'friend', since: at(300)});
    expect(again).not.toHaveProperty('announce');
  });

  test('that ends within the grace, be it at the last moment, costs nothing', () => {
    for (const days of [190, 213.99, 214]) expect(on(days, [...aFriend, paid(days, 'cup')])).toMatchObject({bond: 'friend', since: at(4)});
    expect(on(215, [...aFriend, paid(215, 'cup')]).since).toBe(at(215));
  });

  test('takes what was above with it, and that has to be entered anew', () => {
    const facts = [...aPartner, friendPaid(20), voted(200), voted(201)];
    expect(bondOn(214, facts)).toBe('acquaintance');
    const returned = [...facts, paid(220, 'cup')];
    expect(bondOn(220, returned)).toBe('friend');
    expect(bondOn(223, [...returned, ...[221, 222, 223].map(days => voted(days))])).toBe('kindred');
  });

  test('that has begun a grace lets nobody in for what else it takes', () => {
    const rules: BondRules = {without: ['friend', 'kindred'], partner: {enter: [{of: ['vote'], least: 3}], stay: [{of: ['order'], least: 1, days: 30}], graceDays: 30}};
    const facts = [paid(0), voted(1), voted(2), voted(40)];
    expect([on(40, facts, rules).bond, on(50, [...facts, paid(50)], rules).since]).toEqual(['acquaintance', at(50)]);
  });
});

describe('a complaint', () => {
  test('lets nobody rise while it is open, and says so', () => {
    const facts = [...aPartner.slice(0, -1), opened(8.5), voted(9)];
    const standing = on(9, facts);
    expect(standing).toMatchObject({bond: 'friend', next: {bond: 'partner', waits: {complaint: 'c', since: at(8.5)}}});
    expect(standing.next).not.toHaveProperty('step');
    expect(on(12, [...facts, resolved(12)])).toMatchObject({bond: 'partner', since: at(12)});
  });

  test('that is left open lets a friend fall, after two weeks and a grace, and not an acquaintance', () => {
    const facts = [...aFriend, opened(10)];
    expect(on(10, facts)).toMatchObject({bond: 'friend', lost: {at: at(10 + 14 + 30), to: 'acquaintance'}});
    expect(on(24, facts)).toMatchObject({falling: {since: at(24), until: at(54)}});
    expect(bondOn(54, facts)).toBe('acquaintance');
    expect(bondOn(54, [...facts, resolved(53)])).toBe('friend');
    expect(bondOn(400, [paid(0), opened(10)])).toBe('acquaintance');
  });

  test('of the same moment as its end is open, and another does not end it', () => {
    const facts = [...aPartner.slice(0, -1), opened(8.5), resolved(8.5), voted(9)];
    expect(bondOn(9, facts)).toBe('friend');
    expect(bondOn(10, [...aPartner.slice(0, -1), opened(8.5, 'a'), opened(8.5, 'b'), resolved(8.7, 'b'), voted(9)])).toBe('friend');
  });
});

describe('a promotion', () => {
  test('skips two levels when what is missing for the lowest comes last', () => {
    const facts = [paid(0), paid(2), ...[5, 6, 7, 8, 9].map(days => voted(days))];
    expect(bondOn(9, facts)).toBe('acquaintance');
    expect(on(10, [...facts, friendPaid(9), paid(10)])).toMatchObject({bond: 'kindred', since: at(10), announce: 'kindred'});
  });

  test('is announced until that was done, and never again, nor one below it', () => {
    const told = [...aPartner, announced(9, 'partner')];
    expect(on(9, aPartner).announce).toBe('partner');
    expect(on(10, aPartner).announce).toBe('partner');
    expect(on(10, told)).not.toHaveProperty('announce');
    const returned = [...told, ...[400, 401, 402, 403, 404, 405].map(days => voted(days)), paid(399)];
    expect(on(390, told).bond).toBe('acquaintance');
    expect(on(399, [...told, paid(399)])).toMatchObject({bond: 'friend'});
    for (const days of [399, 405]) expect(on(days, returned)).not.toHaveProperty('announce');
    expect(on(405, [...returned, friendPaid(405)]).announce).toBe('kindred');
  });
});

test('says when the bond changes by itself, from turn to turn', () => {
  const turns = (facts: readonly BondFact[]): readonly number[] => {
    const found: number[] = [];
    for (let turn = nextTurn(fold(facts), {}, day(10)); turn !== undefined; turn = nextTurn(fold(facts), {}, turn)) found.push((turn - day(0)) / 86_400_000);
    return found;
  };
  // No order for half a year, and then the grace is over; that there are no votes either makes no difference.
  expect(turns(aPartner)).toEqual([184, 214]);
  expect(turns([...aPartner, opened(10)])).toEqual([24, 54]);
  expect(turns([paid(0)])).toEqual([]);
});
