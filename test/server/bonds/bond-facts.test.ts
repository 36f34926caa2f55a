import {describe, expect, it} from 'vitest';
import {aPartner, type BondService, createBondService, day, event, seenAt, visitor, votes} from './bonds-fixture.js';
import {hour, noon, retraction, vote} from '../service-fixture.js';

const contributed = async (service: BondService, member = 'mia'): Promise<Record<string, number>> =>
  Object.fromEntries(Object.entries((await service.member(member)).contributed).filter(([, count]) => count > 0));

describe('what the shop says', () => {
  it('makes a member of a stranger, and a friend of who buys the same three times', async () => {
    const service = createBondService();
    expect(await service.bond('mia')).toBe('stranger');
    await service.buys('mia', 'o1');
    expect(await service.bond('mia')).toBe('acquaintance');
    await service.buys('mia', 'o2', 'cup');
    await service.buys('mia', 'o3');
    expect(await service.bond('mia')).toBe('acquaintance');
    await service.buys('mia', 'o4');
    expect(await service.standing('mia')).toMatchObject({bond: 'friend', since: '2026-03-01T12:00:00.000Z'});
    expect(service.changes()).toEqual(['mia: stranger → acquaintance', 'mia: acquaintance → friend']);
    expect(await contributed(service)).toEqual({order: 4});
  });

  it('is said once, and counts once', async () => {
    const service = createBondService();
    for (const said of ['recorded', 'duplicate', 'duplicate']) expect(await service.buys('mia', 'o1')).toBe(said);
    expect([await contributed(service), service.changes()]).toEqual([{order: 1}, ['mia: stranger → acquaintance']]);
  });

  it('takes back what was refunded or cancelled, also where that is known before the payment', async () => {
    const service = createBondService({acquaintance: {graceDays: 0}});
    const order = (order: string, quantity: number): Promise<string> => service.says('order.paid', {order, amount: 2500, currency: 'EUR', member: 'mia', products: [{product: 'tea', quantity}]}, noon - hour);
    for (const id of ['o1', 'o2', 'o3']) await order(id, 2);
    expect(await contributed(service)).toEqual({order: 3});
    await service.says('order.refunded', {order: 'o1', refund: 'r1', products: [{product: 'tea', quantity: 1}]});
    expect(await contributed(service)).toEqual({order: 3});
    await service.says('order.refunded', {order: 'o1', refund: 'r2', products: [{product: 'tea', quantity: 1}]});
    await service.says('order.cancelled', {order: 'o2'});
    expect(await contributed(service)).toEqual({order: 1});
    await service.says('order.refunded', {order: 'o4', refund: 'r1'});
    await order('o4', 1);
    expect(await contributed(service)).toEqual({order: 1});
    expect((await service.store.keptBond('tea', 'order:o4'))).toBeUndefined();
    await service.says('order.refunded', {order: 'o3', refund: 'r3', amount: 2500});
    expect([await contributed(service), await service.bond('mia')]).toEqual([{}, 'stranger']);
  });

  it('is of whoever the buyer turns out to be', async () => {
    const service = createBondService();
    const order = (order: string, more: object): Promise<string> => service.says('order.paid', {order, amount: 2500, currency: 'EUR', products: [{product: 'tea', quantity: 1}], ...more});
    await order('o1', {visitor: visitor(1)});
    await order('o2', {visitor: visitor(1)});
    await order('guest', {});
    expect(await service.bond('mia')).toBe('stranger');
    await service.does([vote('p0', 'moon')], 'mia');
    expect([await service.bond('mia'), await contributed(service)]).toEqual(['acquaintance', {order: 2, vote: 1}]);
    // The shop knows both, and so does the service from now on.
    await service.does([vote('p1', 'moon', {by: 2})]);
    await order('o3', {visitor: visitor(2), member: 'mia'});
    await service.says('order.refunded', {order: 'o1', refund: 'r'});
    expect([await service.bond('mia'), await contributed(service)]).toEqual(['acquaintance', {order: 2, vote: 2}]);
  });

  it('counts answers once, and lets an open complaint raise nobody', async () => {
    const service = createBondService();
    await service.says('feedback.answered', {question: 'q1', member: 'mia'});
    await service.says('feedback.answered', {question: 'q1', member: 'mia'}, noon - hour);
    await service.says('feedback.answered', {question: 'q2', member: 'mia'});
    expect(await contributed(service)).toEqual({feedback: 2});
    await service.says('complaint.opened', {complaint: 'c', member: 'mia'}, noon - hour);
    await service.buys('mia', 'o1');
    expect(await service.standing('mia')).toMatchObject({bond: 'stranger', next: {waits: {complaint: 'c'}}});
    await service.says('complaint.resolved', {complaint: 'c', member: 'mia'});
    expect(await service.bond('mia')).toBe('acquaintance');
    service.clock.time += hour;
    await service.says('complaint.opened', {complaint: 'c', member: 'mia'});
    expect(await service.standing('mia')).toMatchObject({bond: 'acquaintance', next: {waits: {complaint: 'c', since: '2026-03-01T13:00:00.000Z'}}});
  });
});

describe('what a member does', () => {
  it('counts a vote while it is held, whichever comes first', async () => {
    const service = createBondService();
    const [cast, back, again] = [vote('p0', 'moon', {at: noon - 3 * hour}), retraction('p0', {at: noon - 2 * hour}), vote('p0', 'pine', {at: noon - hour})];
    await service.does([back], 'mia');
    await service.does([cast], 'mia');
    expect(await contributed(service)).toEqual({});
    await service.does([again, vote('p1', 'moon'), vote('p1', 'pine')], 'mia');
    expect(await contributed(service)).toEqual({vote: 2});
  });

  it('counts a vote from the first in its poll, also where that comes last', async () => {
    const told = [vote('p0', 'moon', {at: noon - 60 * day}), vote('p0', 'pine', {at: noon - hour})];
    const intimacies: unknown[] = [];
    for (const inTurn of [told, told.toReversed()]) {
      const service = createBondService();
      for (const one of inTurn) await service.does([one], 'mia');
      intimacies.push((await service.standing('mia')).intimacy);
    }
    expect(intimacies[0]).toMatchObject({total: 4.76});
    expect(intimacies[1]).toEqual(intimacies[0]);
  });

  it('counts no vote that is set aside before the brand has let it count', async () => {
    const service = createBondService({}, {network: () => 'a network'});
    const fast = [1, 2, 3].map(by => vote('watched', 'moon', {by}));
    await service.does(fast);
    for (const by of [2, 3]) await service.does([seenAt(by, noon)], `member-${by}`);
    expect([await contributed(service, 'member-2'), await contributed(service, 'member-3')]).toEqual([{visit: 1}, {visit: 1}]);
    await service.operator('polls/watched/set-aside/decision', {to: 'counted', ballots: [fast[1]!.id]});
    await service.operator('polls/watched/set-aside/decision', {to: 'left-out', ballots: [fast[2]!.id]});
    expect([await contributed(service, 'member-2'), await contributed(service, 'member-3')]).toEqual([{visit: 1, vote: 1}, {visit: 1}]);
    service.clock.time += hour;
    await service.does([retraction('watched', {by: 2, at: service.clock.time})], 'member-2');
    expect(await contributed(service, 'member-2')).toEqual({visit: 1});
  });

  it('counts a vote that was set aside where it is a change of the member’s own', async () => {
    const service = createBondService({}, {network: () => 'a network'});
    await service.does([vote('watched', 'pine', {by: 9, at: noon - hour})], 'mia');
    await service.does([1, 2].map(by => vote('watched', 'moon', {by})));
    await service.does([seenAt(2, noon)], 'mia');
    expect((await service.view('watched', {token: await service.token('mia')})).tally).toMatchObject({voters: 2});
    expect(await contributed(service)).toEqual({vote: 1, visit: 1});
  });

  it('counts an idea once it is published, and the support of those of others', async () => {
    const service = createBondService();
    const idea = (poll: string, by: number): ReturnType<typeof event<'idea.submitted'>> => event('idea.submitted', {poll, title: `A tin of ${poll} by ${by}`}, {by});
    const [held, free, others] = [idea('held', 1), idea('free', 1), idea('free', 2)];
    await service.does([held, free], 'mia');
    await service.does([others], 'noa');
    expect(await contributed(service)).toEqual({idea: 1});
    await service.operator(`ideas/${held.id}/decision`, {to: 'published'});
    await service.operator(`ideas/${held.id}/decision`, {to: 'in-review'});
    expect(await contributed(service)).toEqual({idea: 2});
    await service.does([event('idea.supported', {poll: 'free', idea: others.id}), event('idea.supported', {poll: 'free', idea: free.id})], 'mia');
    expect(await contributed(service)).toEqual({idea: 2, support: 1});
    service.clock.time += hour;
    await service.does([event('idea.unsupported', {poll: 'free', idea: others.id}, {at: service.clock.time})], 'mia');
    expect([await contributed(service), await contributed(service, 'noa')]).toEqual([{idea: 2}, {idea: 1}]);
    const declined = idea('held', 1);
    await service.does([declined], 'mia');
    await service.operator(`ideas/${declined.id}/decision`, {to: 'declined', reason: 'No.'});
    expect(await contributed(service)).toEqual({idea: 2});
  });

  it('counts one visit a day, on however many devices', async () => {
    const service = createBondService();
    service.clock.time = noon + 3 * day;
    const at = (days: number, hours = 0): number => noon + days * day + hours * hour;
    await service.does([seenAt(1, at(0)), seenAt(1, at(0, 1)), seenAt(1, at(1))], 'mia');
    await service.does([seenAt(2, at(0, -1)), seenAt(2, at(2))]);
    expect((await service.member('mia')).contributed.visit).toBe(2);
    await service.does([seenAt(2, at(2, 1))], 'mia');
    const {contributed: {visit}, standing: {intimacy}} = await service.member('mia');
    expect(visit).toBe(3);
    const {kinvisitor: _, ...nobodys} = seenAt(1, at(3));
    await service.does([nobodys], 'mia');
    expect(await service.member('mia')).toMatchObject({contributed: {visit: 3}, standing: {intimacy}});
  });

  it('becomes theirs when they sign in, once, and what comes after it as well', async () => {
    const service = createBondService();
    await service.does(votes(3, {by: 1}));
    await service.does(votes(5, {by: 2}));
    expect(await service.store.keptBond('tea', `visitor:${visitor(1)}`)).toMatchObject({snapshot: {facts: {length: 3}}});
    for (const by of [1, 2, 1]) await service.does([seenAt(by, noon)], 'mia');
    await service.does([vote('p7', 'moon', {by: 2})]);
    expect(await contributed(service)).toEqual({vote: 6, visit: 1});
    for (const by of [1, 2]) expect(await service.store.keptBond('tea', `visitor:${visitor(by)}`)).toBeUndefined();
  });

  it('is told of a promotion once', async () => {
    const service = createBondService();
    await service.buys('mia', 'o1');
    expect((await service.standing('mia')).announce).toBe('acquaintance');
    expect(await service.does([event('promotion.seen', {bond: 'acquaintance'}, {by: 3})])).toEqual(['refused: members-only']);
    expect((await service.standing('mia')).announce).toBe('acquaintance');
    expect(await service.does([event('promotion.seen', {bond: 'acquaintance'})], 'mia')).toEqual(['accepted']);
    expect(await service.standing('mia')).not.toHaveProperty('announce');
    await service.says('order.refunded', {order: 'o1', refund: 'r'});
    await service.pass(20);
    expect(await service.bond('mia')).toBe('stranger');
    await service.buys('mia', 'o2');
    expect(await service.standing('mia')).not.toHaveProperty('announce');
  });
});

describe('a friend whom a partner invited', () => {
  async function invited(service: BondService): Promise<void> {
    await aPartner(service, 'mia', 1);
    const {member} = (await (await service.get('me/referral', {member: 'mia'})).json()) as {member: {code: string}};
    await service.does([event('referral.claimed', {code: member.code}, {by: 7})]);
  }
  const order = (service: BondService, order: string, more: object = {}): Promise<string> => service.says('order.paid', {order, amount: 2500, currency: 'EUR', member: 'ben', visitor: visitor(7), ...more});

  it('makes them kindred with a first paid order, and no longer when that is given back', async () => {
    const service = createBondService();
    await invited(service);
    expect(await service.bond('mia')).toBe('partner');
    service.clock.time += hour;
    await order(service, 'first');
    expect([await service.bond('mia'), await contributed(service)]).toEqual(['kindred', {order: 3, vote: 5, friend: 1}]);
    service.clock.time += hour;
    await service.says('order.refunded', {order: 'first', refund: 'r'});
    expect(await service.standing('mia')).toMatchObject({bond: 'kindred', falling: {since: '2026-03-01T14:00:00.000Z'}});
    expect((await contributed(service)).friend).toBeUndefined();
    service.clock.time += hour;
    await order(service, 'second');
    expect((await service.standing('mia')).falling).toBeUndefined();
    await service.pass(20);
    expect([await service.bond('mia'), (await contributed(service)).friend]).toEqual(['kindred', 1]);
    expect(service.changes().filter(change => change.startsWith('mia'))).toEqual(['mia: stranger → acquaintance', 'mia: acquaintance → friend', 'mia: friend → partner', 'mia: partner → kindred']);
  });

  it('counts by the order that stands, also where all is heard of at once', async () => {
    const service = createBondService();
    await invited(service);
    for (const [id, refunded] of [['first', true], ['second', false]] as const) {
      service.clock.time += hour;
      await service.says('order.paid', {order: id, amount: 2500, currency: 'EUR', member: 'ben'});
      service.clock.time += hour;
      if (refunded) await service.says('order.refunded', {order: id, refund: 'r'});
    }
    expect(await service.bond('mia')).toBe('partner');
    await service.does([seenAt(7, service.clock.time)], 'ben');
    expect([await service.bond('mia'), (await contributed(service)).friend]).toEqual(['kindred', 1]);
  });

  it('does not count while the brand has to look at it', async () => {
    const service = createBondService();
    await service.says('order.paid', {order: 'own', amount: 2500, currency: 'EUR', member: 'mia', payment: 'card'});
    await invited(service);
    service.clock.time += hour;
    await order(service, 'first', {payment: 'card'});
    expect(await service.bond('mia')).toBe('partner');
    const {referrals: [waiting]} = (await (await service.get('referrals', {member: 'olga', claims: {kin_role: 'operator'}})).json()) as {referrals: {referral: string; state: string}[]};
    expect(waiting).toMatchObject({state: 'qualified'});
    service.clock.time += hour;
    await service.operator(`referrals/${waiting!.referral}/decision`, {to: 'accepted'});
    expect(await service.bond('mia')).toBe('kindred');
    service.clock.time += hour;
    await service.operator(`referrals/${waiting!.referral}/decision`, {to: 'rejected'});
    expect((await service.standing('mia')).falling).toBeDefined();
  });
});
