import {describe, expect, it} from 'vitest';
import {anOrder, createReferralService, day, heldBy, recounted, type ReferralService, share} from './referral-fixture.js';
import {event, noon, visitor} from '../service-fixture.js';

const signIn = (service: ReferralService, member: string, by: number): Promise<readonly string[]> => service.as(member, event('widget.viewed', {widget: 'referral'}, {by, at: service.clock.time}));
const ofFriend = async (service: ReferralService, who: {readonly member?: string; readonly visitor?: number}): Promise<string | undefined> => {
  const {friend} = await service.me(who);
  return friend && [friend.state, friend.reason].filter(Boolean).join(': ');
};
/** Those that wait for the brand, with why. */
const waiting = async (service: ReferralService): Promise<readonly unknown[]> => (await service.operator('GET', 'referrals?waits=true')).referrals.map(({friend, waits}: any) => [Object.values(friend as object)[0], ...waits]);

describe('a friend who turns out to be a member', () => {
  it('late: what they were granted as a visitor is theirs as a member, once, and stays when the order stands', async () => {
    const service = createReferralService();
    await service.claim(1, await service.code('ana'));
    await service.said('order.paid', anOrder('o1', {visitor: 1}));
    await service.pass(14);
    expect(recounted(await service.ledger(), `visitor:${visitor(1)}`)).toEqual(['small-cup granted']);
    await signIn(service, 'ben', 1);
    expect(recounted(await service.ledger(), `visitor:${visitor(1)}`)).toEqual([]);
    expect(recounted(await service.ledger(), 'member:ben')).toEqual(['small-cup granted']);
    expect(heldBy(await service.me({member: 'ben'}))).toEqual(['small-cup granted']);
    // Signed out, the browser that claimed still shows its claim and its reward, and nothing else of the member's.
    const code = await service.code('ben');
    await service.claim(2, code);
    await service.said('order.paid', anOrder('o2', {visitor: 2}));
    await service.pass(28);
    expect(heldBy(await service.me({member: 'ben'}))).toEqual(['cup granted', 'small-cup granted']);
    expect(heldBy(await service.me({visitor: 1}))).toEqual(['small-cup granted']);
    await service.said('order.refunded', {order: 'o1', refund: 'r1'});
    expect(recounted(await service.ledger(), 'member:ben')).toEqual(['cup granted', 'small-cup reversed']);
  });

  it('by an order that names both: its orders before are theirs, and count', async () => {
    const service = createReferralService();
    await service.claim(1, await service.code('ana'));
    await service.said('order.paid', anOrder('o1', {member: 'ben'}), {at: noon + 60_000});
    expect(await ofFriend(service, {visitor: 1})).toBe('claimed');
    await service.said('order.paid', anOrder('o2', {member: 'ben', visitor: 1}, {amount: 100}), {at: noon + 120_000});
    expect(await ofFriend(service, {member: 'ben'})).toBe('qualified');
    await service.pass(15);
    expect(heldBy(await service.me({member: 'ben'}))).toEqual(['small-cup granted']);
    // A visitor belongs to one: an order of another member on the same browser is that member's.
    await service.said('order.paid', anOrder('o3', {member: 'eve', visitor: 1}));
    expect(await ofFriend(service, {member: 'eve'})).toBeUndefined();
  });

  it('who paid before the claim is a customer of before', async () => {
    const service = createReferralService();
    await service.said('order.paid', anOrder('o1', {member: 'ben'}), {at: noon - day});
    await service.claim(1, await service.code('ana'));
    await service.said('order.paid', anOrder('o2', {visitor: 1}));
    expect(await ofFriend(service, {visitor: 1})).toBe('qualified');
    await signIn(service, 'ben', 1);
    expect(await ofFriend(service, {member: 'ben'})).toBe('rejected: existing-customer');
    expect(recounted(await service.ledger(), 'member:ben')).toEqual([]);
    // It is told by a signal; the order itself has no place in the referral.
    const [kept] = await service.store.transact('tea', transaction => transaction.referralsBy(['member:ben']));
    expect(kept!.referral.facts.flatMap(fact => ('order' in fact ? fact.order : []))).toEqual(['o2']);
  });

  it('whose visitor the shop cannot have carried is nobody: only a visitor’s id is one', async () => {
    const service = createReferralService();
    await service.claim(1, await service.code('ana'));
    expect(await service.said('order.paid', {order: 'o1', amount: 2500, currency: 'EUR', member: 'ben', visitor: 'not an id'})).toBe('recorded');
    expect(await service.store.transact('tea', transaction => transaction.membersOf(['not an id']))).toEqual(new Map());
  });

  it('of the same code on two browsers is one friend', async () => {
    const service = createReferralService();
    const code = await service.code('ana');
    await service.claim(1, code, undefined, noon - 1000);
    await service.claim(2, code);
    await signIn(service, 'ben', 1);
    await signIn(service, 'ben', 2);
    expect((await service.me({member: 'ana'})).member!.invitations.map(({state, reason}) => reason ?? state)).toEqual(['claimed-before', 'claimed']);
    await service.said('order.paid', anOrder('o1', {member: 'ben'}));
    await service.pass(15);
    expect([heldBy(await service.me({member: 'ana'})), heldBy(await service.me({member: 'ben'}))]).toEqual([['cup granted'], ['small-cup granted']]);
  });

  it('in a program without a referral keeps what they had', async () => {
    const service = createReferralService();
    await service.claim(1, await service.code('ana'));
    const {polls, name} = service.tenant.program;
    const without = {...service.tenant, program: {polls, name}};
    const {recordShopFact} = await import('../../../server/referrals/shop-facts.js');
    const fact = {id: 'o1', type: 'order.paid', data: {...anOrder('o1', {member: 'ben', visitor: 1}), at: '2026-03-01T12:00:00Z'}} as const;
    expect(await recordShopFact(service.store, without, fact, noon)).toMatchObject({result: 'recorded'});
    expect(await ofFriend(service, {member: 'ben'})).toBe('claimed');
    await service.claim(1, await service.code('ana'));
    expect(await ofFriend(service, {member: 'ben'})).toBe('qualified');
  });
});

describe('what speaks against a referral', () => {
  it('is the member’s own browser, as soon as it is known, also after the rewards', async () => {
    const service = createReferralService();
    await service.claim(1, await service.code('ana'));
    await service.said('order.paid', anOrder('o1', {visitor: 1}));
    await service.pass(14);
    expect(heldBy(await service.me({member: 'ana'}))).toEqual(['cup granted']);
    await signIn(service, 'ana', 1);
    expect((await service.me({member: 'ana'})).member!.invitations).toMatchObject([{state: 'reversed', reason: 'self-referral'}]);
    expect(heldBy(await service.me({member: 'ana'}))).toEqual(['cup reversed', 'small-cup reversed']);
  });

  it('is a circle, in whatever order its people become known', async () => {
    const service = createReferralService();
    await service.claim(1, await service.code('ana'));
    await service.claim(2, await service.code('ben'));
    await service.claim(3, await service.code('cem'));
    await signIn(service, 'ana', 3);
    await signIn(service, 'cem', 2);
    expect(await ofFriend(service, {visitor: 3})).toBe('claimed');
    await signIn(service, 'ben', 1);
    // Whoever closes it is the one too many.
    expect(await ofFriend(service, {member: 'ben'})).toBe('rejected: cycle');
    expect([await ofFriend(service, {member: 'ana'}), await ofFriend(service, {member: 'cem'})]).toEqual(['claimed', 'claimed']);
  });

  it('is another code that was used before', async () => {
    const service = createReferralService();
    await service.claim(1, await service.code('ana'));
    service.clock.time += 1000;
    await service.claim(1, await service.code('ben'));
    expect(await ofFriend(service, {visitor: 1})).toBe('rejected: claimed-before');
    expect((await service.me({member: 'ana'})).member!.invitations).toMatchObject([{state: 'claimed'}]);
  });

  it('is one card for several: the first waits, too, from when the second is known, and for the brand alone to see', async () => {
    const service = createReferralService();
    const code = await service.code('ana');
    for (const by of [1, 2, 3]) await service.claim(by, code);
    await service.said('order.paid', anOrder('o1', {visitor: 1}, {payment: 'card'}));
    expect(await waiting(service)).toEqual([]);
    await service.said('order.paid', anOrder('o2', {visitor: 2}, {payment: 'card'}));
    await service.said('order.paid', anOrder('o3', {visitor: 3}, {payment: 'other'}));
    expect((await waiting(service)).length).toBe(2);
    expect(await waiting(service)).toEqual(expect.arrayContaining([[visitor(1), 'same-payment'], [visitor(2), 'same-payment']]));
    const view = await service.me({member: 'ana'});
    expect(view.held.map(({why}) => why!.reason).sort()).toEqual(['refund-window', 'review', 'review']);
    expect(JSON.stringify(view)).not.toContain('same-payment');
    await service.pass(20);
    expect(heldBy(await service.me({member: 'ana'}))).toEqual(['cup granted', 'cup pending', 'cup pending']);

    const [first, second] = (await service.operator('GET', 'referrals')).referrals;
    expect(await service.operator('POST', `referrals/${first.referral}/decision`, {to: 'accepted'})).toMatchObject({state: 'qualified', order: first.order});
    expect(await service.operator('POST', `referrals/${second.referral}/decision`, {to: 'rejected'})).toMatchObject({state: 'rejected', reason: 'operator'});
    for (const [to, state] of Array.from({length: 4}, () => [['accepted', 'qualified'], ['rejected', 'rejected']] as const).flat()) {
      expect(await service.operator('POST', `referrals/${second.referral}/decision`, {to})).toMatchObject({state});
    }
    expect(await waiting(service)).toEqual([]);
    await service.sweep();
    expect(heldBy(await service.me({member: 'ana'}))).toEqual(['cup granted', 'cup granted', 'pot granted']);
    // The last word holds, also over what was granted: the milestone goes with it.
    expect(await service.operator('POST', `referrals/${first.referral}/decision`, {to: 'rejected'})).toMatchObject({state: 'reversed', reason: 'operator'});
    expect(heldBy(await service.me({member: 'ana'}))).toEqual(['cup granted', 'cup reversed', 'pot reversed']);
    expect(service.derived().filter(type => type === 'referral.reviewed')).toHaveLength(11);
  });

  it('is the member’s own card, from when the member orders', async () => {
    const service = createReferralService();
    await service.claim(1, await service.code('ana'));
    await service.said('order.paid', anOrder('o1', {visitor: 1}, {payment: 'card'}));
    await service.said('order.paid', anOrder('o2', {member: 'ana'}, {payment: 'card'}));
    expect(await waiting(service)).toEqual([[visitor(1), 'same-payment']]);
  });

  it('is more than a household at one address, and haste', async () => {
    const service = createReferralService();
    const code = await service.code('ana');
    for (let by = 1; by <= 5; by++) {
      await service.claim(by, code);
      await service.said('order.paid', anOrder(`o${by}`, {visitor: by}, {address: 'home'}));
    }
    expect(await waiting(service)).toEqual([]);
    await service.claim(6, code);
    await service.said('order.paid', anOrder('o6', {visitor: 6}, {address: 'home'}));
    expect(await waiting(service)).toHaveLength(6);
    const other = await service.code('eve');
    for (let by = 11; by <= 31; by++) await service.claim(by, other, undefined, service.clock.time - (31 - by));
    const hasty = (await service.operator('GET', 'referrals?state=claimed')).referrals.filter(({member}: any) => member.member === 'eve');
    expect(hasty.map(({waits}: any) => waits ?? [])).toEqual([...Array(19).fill([]), ['velocity'], ['velocity']]);
  });

  it('is looked at once more before anything is granted', async () => {
    const service = createReferralService();
    const code = await service.code('ana');
    await service.claim(1, code);
    await service.said('order.paid', anOrder('o1', {visitor: 1}, {payment: 'card'}));
    // The shop corrects what it said of another friend's order, which nobody was asked about.
    await service.claim(2, code);
    await service.store.transact('tea', transaction => transaction.keepOrder({id: 'o2', buyer: `visitor:${visitor(2)}`, paid: '2026-03-01T13:00:00.000Z', payment: 'card'}));
    await service.pass(15);
    expect(await waiting(service)).toEqual(expect.arrayContaining([[visitor(1), 'same-payment']]));
    expect(heldBy(await service.me({member: 'ana'}))).toEqual(['cup pending']);
  });
});

describe('the list for the brand', () => {
  it('comes a page at a time, the oldest first, by state or because they wait', async () => {
    const service = createReferralService({velocity: false});
    for (const member of ['ana', 'ben']) {
      for (let i = 0; i < 60; i++) await service.as(member, share(`${member === 'ana' ? 'a' : 'b'}${String(i).padStart(7, '0')}`, {by: member === 'ana' ? 1000 : 1001}));
    }
    const first = await service.operator('GET', 'referrals?state=invited');
    const second = await service.operator('GET', `referrals?state=invited&after=${first.next}`);
    expect([first.referrals.length, second.referrals.length, second.next]).toEqual([100, 20, undefined]);
    expect(new Set([...first.referrals, ...second.referrals].map(({referral}: any) => referral)).size).toBe(120);
    for (const query of ['waits=no', 'state=lost', 'waits=true&state=claimed', 'after=7']) {
      const headers = {Authorization: `Bearer ${await service.token('olga', {kin_role: 'operator'})}`};
      expect([query, (await service.app.request(`/v1/referrals?${query}&key=pk_tea`, {headers})).status]).toEqual([query, 400]);
    }
    expect((await service.get('referrals', {member: 'ana'})).status).toBe(403);
    const unknown = await service.app.request('/v1/referrals/none/decision?key=pk_tea', {method: 'POST', body: '{"to":"accepted"}', headers: {Authorization: `Bearer ${await service.token('olga', {kin_role: 'operator'})}`}});
    expect([unknown.status, await unknown.json()]).toEqual([404, expect.objectContaining({type: 'urn:kindred:problem:unknown-referral'})]);
  });
});
