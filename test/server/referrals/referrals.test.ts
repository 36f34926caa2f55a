import {describe, expect, it} from 'vitest';
import {claimsAnHour} from '../../../server/referrals/claim-limit.js';
import {oldestClaim} from '../../../server/referrals/record-referral.js';
import {makeCode} from '../../../src/program/index.js';
import {anOrder, createReferralService, day, heldBy, type ReferralService, share} from './referral-fixture.js';
import {createService, event, noon, statuses, visitor} from '../service-fixture.js';

const link = '1a2b3c4d';
const state = async (service: ReferralService, member = 'ana'): Promise<readonly string[]> =>
  (await service.me({member})).member!.invitations.map(({state, reason}) => (reason ? `${state}: ${reason}` : state));

/** Ana shares, visitor 1 claims by the link. */
async function claimed(service: ReferralService): Promise<string> {
  const code = await service.code('ana');
  expect(await service.as('ana', share(link))).toEqual(['accepted']);
  expect(await service.claim(1, code, link)).toEqual(['accepted']);
  return code;
}

describe('a referral', () => {
  it('goes from share to claim to order to both rewards, once the refund window has passed', async () => {
    const service = createReferralService();
    await service.operator('POST', 'pools/cups/coupons', {codes: ['CUP-1', 'CUP-2']});
    const code = await service.code('ana');
    expect(code).toMatch(/^[0-9A-Z]{9}$/);
    expect(await service.code('ana')).toBe(code);
    expect(await service.as('ana', share(link, {channel: 'wechat', note: ' For you. '}))).toEqual(['accepted']);
    expect((await service.me({member: 'ana'})).member).toMatchObject({left: 149, rewarded: 0, invitations: [{state: 'invited', at: '2026-03-01T12:00:00.000Z', channel: 'wechat', note: 'For you.'}]});

    expect(await service.claim(1, `${code.slice(0, 3)}-${code.slice(3).toLowerCase()}`, link)).toEqual(['accepted']);
    expect(await state(service)).toEqual(['claimed']);
    expect((await service.me({visitor: 1})).friend).toMatchObject({state: 'claimed', note: 'For you.', thanked: false, until: '2026-03-31T12:00:00.000Z'});

    await service.pass(1);
    await service.said('order.paid', anOrder('o1', {visitor: 1}));
    expect(await state(service)).toEqual(['qualified']);
    expect((await service.me({member: 'ana'})).held).toMatchObject([{reward: 'cup', state: 'pending', as: 'member', why: {reason: 'refund-window', until: '2026-03-16T12:00:00.000Z'}}]);

    await service.pass(14.99);
    expect(await state(service)).toEqual(['qualified']);
    expect(await service.pass(15)).toEqual({passed: 1, given: 0, expired: 0});
    expect((await service.me({member: 'ana'})).member).toMatchObject({rewarded: 1, left: 149, next: {friends: 2, remaining: 1}});
    expect((await service.me({member: 'ana'})).held).toMatchObject([{reward: 'cup', state: 'granted', as: 'member', label: 'A cup', coupon: 'CUP-1', expires: '2026-06-14T12:00:00.000Z'}]);
    // The friend has never signed in; the shop still has to answer with a code.
    expect((await service.me({visitor: 1})).held).toEqual([expect.objectContaining({reward: 'small-cup', state: 'granted', as: 'friend'})]);
    const [call] = await service.store.dueCalls('tea', service.clock.time, 10);
    expect(call).toMatchObject({call: 'coupon', attempts: 0, body: {type: 'reward.granted', timestamp: '2026-03-16T12:00:00.000Z', data: {reward: 'small-cup', holder: {visitor: visitor(1)}, expires: '2026-04-15T12:00:00.000Z'}}});
    expect(await service.store.transact('tea', transaction => transaction.callAnswered(call!.id, {code: 'TEA-9'}))).toBe(`visitor:${visitor(1)}`);
    expect((await service.me({visitor: 1})).held[0]).toMatchObject({coupon: 'TEA-9'});
    expect(service.derived()).toEqual(['coupons.added', 'referral.qualified', 'referral.rewarded', 'reward.granted', 'reward.granted']);
    expect(await service.pass(16)).toEqual({passed: 0, given: 0, expired: 0});
  });

  it('grants and reverses once, however often and in whatever order everything comes', async () => {
    const service = createReferralService();
    const code = await service.code('ana');
    const claim = event('referral.claimed', {code, invitation: link}, {by: 1});
    // The order and a part of it that came back are known before the claim, and that before the share.
    await service.said('order.refunded', {order: 'o1', refund: 'r1', amount: 400}, {at: noon + 2 * day});
    await service.said('order.paid', anOrder('o1', {visitor: 1}), {id: 'paid', at: noon + day});
    for (let i = 0; i < 2; i++) await service.send([claim]);
    expect(await service.as('ana', share(link), share(link, {channel: 'sms'}))).toEqual(['accepted', 'accepted']);
    expect(await service.claim(1, code)).toEqual(['accepted']);
    expect(await service.said('order.paid', anOrder('o1', {visitor: 1}), {id: 'paid', at: noon + day})).toBe('duplicate');
    expect(await service.said('order.paid', anOrder('o1', {visitor: 1}), {id: 'signed anew', at: noon + 3 * day})).toBe('recorded');
    expect((await service.me({member: 'ana'})).member!.invitations).toMatchObject([{state: 'qualified', channel: 'copy', until: '2026-03-16T12:00:00.000Z'}]);
    for (const days of [15, 15, 16]) await service.pass(days);
    const does = async (): Promise<readonly string[]> => (await service.ledger()).map(({cause: {does}, reward}) => `${does} ${reward}`);
    expect(await does()).toEqual(['promise cup', 'promise small-cup', 'grant cup', 'grant small-cup']);
    // The same refund, said anew, is not another one.
    for (const id of ['again', 'and again']) await service.said('order.refunded', {order: 'o1', refund: 'r1', amount: 400}, {id});
    expect(await state(service)).toEqual(['rewarded']);
    for (const refund of ['r2', 'r3']) await service.said('order.refunded', {order: 'o1', refund, amount: 200});
    expect(await state(service)).toEqual(['reversed: refunded']);
    expect((await does()).slice(4)).toEqual(['reverse cup', 'reverse small-cup']);
    for (const days of [17, 40]) await service.pass(days);
    expect(await does()).toHaveLength(6);
    expect([heldBy(await service.me({member: 'ana'})), heldBy(await service.me({visitor: 1}))]).toEqual([['cup reversed'], ['small-cup reversed']]);
    expect(service.derived()).toEqual(['referral.qualified', 'referral.rewarded', 'reward.granted', 'reward.granted', 'referral.reversed', 'reward.reversed', 'reward.reversed']);
  });

  it('lapses, or falls with its order, and another order may still earn it', async () => {
    const service = createReferralService();
    await claimed(service);
    await service.said('order.paid', anOrder('o1', {visitor: 1}));
    await service.pass(3);
    await service.said('order.cancelled', {order: 'o1'});
    expect(await state(service)).toEqual(['claimed']);
    expect(heldBy(await service.me({visitor: 1}))).toEqual([]);
    await service.said('order.paid', anOrder('o2', {visitor: 1}, {amount: 1999}));
    await service.said('order.paid', anOrder('o3', {visitor: 1}, {currency: 'USD'}));
    expect(await state(service)).toEqual(['claimed']);
    await service.pass(29.9);
    expect(await state(service)).toEqual(['claimed']);
    await service.pass(30);
    expect(await state(service)).toEqual(['rejected: cancelled']);
    await service.said('order.paid', anOrder('o4', {visitor: 1}));
    expect(await state(service)).toEqual(['rejected: cancelled']);
    // One that was paid in time, and is told of late, is in time.
    await service.said('order.paid', anOrder('o5', {visitor: 1}), {at: noon + 29 * day});
    expect(await state(service)).toEqual(['qualified']);
    await service.pass(43);
    expect(await state(service)).toEqual(['rewarded']);
  });

  it('takes the invitation of the link that is claimed first; further friends begin their own', async () => {
    const service = createReferralService();
    const code = await claimed(service);
    await service.claim(2, code, link);
    await service.claim(3, code, '99999999');
    expect((await service.me({member: 'ana'})).member!).toMatchObject({left: 147, invitations: [{state: 'claimed'}, {state: 'claimed'}, {state: 'claimed'}]});
    // The member's own page tells of the third link only now.
    await service.as('ana', share('99999999', {note: 'Late.'}));
    expect((await service.me({member: 'ana'})).member!.invitations).toHaveLength(3);
    expect((await service.me({visitor: 3})).friend).toMatchObject({note: 'Late.'});
    expect((await service.me({visitor: 2})).friend).not.toHaveProperty('note');
  });
});

describe('what is refused', () => {
  const about = async (service: ReferralService, event: unknown, token?: string): Promise<readonly string[]> => statuses(await service.send([event], {...(token !== undefined && {token})}));

  it('is everything, where the program has no referral', async () => {
    const service = createService();
    const events = [share(link, {by: 1}), event('referral.claimed', {code: 'KC4T9XWP3'}), event('referral.thanked', {}), event('preference.set', {name: 'leaderboard', value: true})];
    expect(statuses(await service.send(events))).toEqual(Array(4).fill('refused: no-referral'));
    for (const path of ['me/referral', 'referrals/KC4T9XWP3']) {
      const response = await service.app.request(`/v1/${path}?key=pk_tea`);
      expect([response.status, await response.json()]).toEqual([404, expect.objectContaining({type: 'urn:kindred:problem:unknown-referral'})]);
    }
  });

  it('is sharing and claiming from the end on; what was claimed goes on', async () => {
    const service = createReferralService({closes: '2026-03-02T12:00:00Z'});
    const code = await claimed(service);
    expect(await service.invitation(code)).not.toHaveProperty('problem');
    await service.pass(1);
    expect(await service.claim(2, code)).toEqual(['refused: referral-closed']);
    expect(await service.as('ana', share('00000000'))).toEqual(['refused: referral-closed']);
    expect(await service.invitation(code)).toMatchObject({problem: 'referral-closed', closes: '2026-03-02T12:00:00Z'});
    await service.said('order.paid', anOrder('o1', {visitor: 1}));
    await service.pass(15);
    expect(await state(service)).toEqual(['rewarded']);
  });

  it('is sharing and preferring by nobody who is signed in', async () => {
    const service = createReferralService();
    await service.as('ana', share(link));
    expect(await about(service, share('00000000'))).toEqual(['refused: members-only']);
    expect(await about(service, event('preference.set', {name: 'first-name', value: true}, {by: 1000}))).toEqual(['refused: members-only']);
  });

  it('is a note that is not plain', async () => {
    const service = createReferralService();
    expect(await service.as('ana', share(link, {note: '<b>Tea</b>'}), share('00000000', {note: 'Two\nlines.'}))).toEqual(['refused: invalid-note', 'accepted']);
    await service.claim(1, await service.code('ana'), '00000000');
    expect(await about(service, event('referral.thanked', {note: '\u202eknaht'}))).toEqual(['refused: invalid-note']);
  });

  it('is a code that is none, mistyped, unknown or one’s own', async () => {
    const service = createReferralService();
    const code = await service.code('ana');
    const mistyped = (code[0] === 'A' ? 'C' : 'A') + code.slice(1);
    expect(await service.claim(1, 'tea')).toEqual(['refused: invalid-code']);
    expect(await service.claim(1, mistyped)).toEqual(['refused: invalid-code']);
    expect(await service.claim(1, makeCode(new Uint8Array(8)))).toEqual(['refused: unknown-code']);
    await service.as('ana', share(link, {by: 7}));
    expect(await service.claim(7, code, link)).toEqual(['refused: own-code']);
    expect(await about(service, event('referral.claimed', {code}, {by: 8}), await service.token('ana'))).toEqual(['refused: own-code']);
    expect(await state(service)).toEqual(['invited']);
    for (const path of ['tea', mistyped, makeCode(new Uint8Array(8)), `${code}.12345`, `${code}.${link}.1`]) {
      const response = await service.get(`referrals/${path}`);
      expect([path, response.status, await response.json()]).toEqual([path, 404, expect.objectContaining({type: 'urn:kindred:problem:unknown-code'})]);
    }
  });

  it('is more than a member’s most; what came to nothing makes room', async () => {
    const service = createReferralService({most: 2});
    const code = await claimed(service);
    await service.as('ana', share('00000000'));
    expect(await service.as('ana', share('00000001'))).toEqual(['refused: too-many-invitations']);
    expect(await service.claim(2, code)).toEqual(['refused: too-many-invitations']);
    expect(await service.invitation(code, {visitor: 2})).toMatchObject({problem: 'too-many-invitations'});
    // A link that is still free, and a friend who is one already, come in.
    expect(await service.invitation(`${code}.00000000`, {visitor: 2})).not.toHaveProperty('problem');
    expect(await service.invitation(`${code}.${link}`, {visitor: 1})).not.toHaveProperty('problem');
    expect(await service.claim(1, code)).toEqual(['accepted']);
    expect(await service.claim(2, code, '00000000')).toEqual(['accepted']);
    await service.pass(30);
    expect((await service.me({member: 'ana'})).member).toMatchObject({left: 2});
    expect(await service.claim(3, code)).toEqual(['accepted']);
  });

  it('is thanking without a claim', async () => {
    const service = createReferralService();
    expect(await about(service, event('referral.thanked', {}))).toEqual(['refused: not-invited']);
    await claimed(service);
    expect(await about(service, event('referral.thanked', {note: 'So good!'}))).toEqual(['accepted']);
    expect((await service.me({member: 'ana'})).member!.invitations).toMatchObject([{thanks: {at: '2026-03-01T12:00:00.000Z', note: 'So good!'}}]);
    expect((await service.me({visitor: 1})).friend).toMatchObject({thanked: true});
  });

  it('is a referral whose id is another’s', async () => {
    const service = createReferralService();
    const code = await service.code('ana');
    const first = event('referral.claimed', {code}, {by: 1});
    expect(statuses(await service.send([first, {...first, source: 'https://tea.example/#kin-2', kinvisitor: visitor(2)}]))).toEqual(['accepted', 'refused: id-reused']);
  });
});

describe('claims', () => {
  it('wait where too many come through one network, and nothing is lost', async () => {
    const service = createReferralService({}, {network: c => c.req.header('X-Network')});
    const code = await service.code('ana');
    const claims = Array.from({length: claimsAnHour + 1}, (_, by) => event('referral.claimed', {code}, {by}));
    const post = async (network: string | undefined, events: readonly unknown[]): Promise<any[]> =>
      ((await (await service.post(JSON.stringify({key: 'pk_tea', sentAt: new Date(noon).toISOString(), events}), network === undefined ? {} : {'X-Network': network})).json()) as {results: any[]}).results;
    const results = await post('office', claims);
    expect(results.filter(({status}) => status === 'accepted')).toHaveLength(claimsAnHour);
    expect(results.at(-1)).toEqual({id: claims.at(-1)!.id, status: 'retry', after: expect.any(Number) as unknown});
    expect(results.at(-1).after).toBeGreaterThan(3_500_000);
    // What is known does not count, another network has claims of its own, and so has no network.
    expect(await post('office', claims.slice(0, 2))).toMatchObject([{status: 'duplicate'}, {status: 'duplicate'}]);
    expect(await post('home', claims.slice(-1))).toMatchObject([{status: 'accepted'}]);
    expect(await post(undefined, Array.from({length: claimsAnHour + 1}, (_, i) => event('referral.claimed', {code}, {by: 100 + i})))).not.toContainEqual(expect.objectContaining({status: 'retry'}));
  });

  it('are believed to be a day older than they come, and no more', async () => {
    const service = createReferralService();
    const code = await service.code('ana');
    await service.said('order.paid', anOrder('o1', {visitor: 1}), {at: noon - oldestClaim / 2});
    await service.said('order.paid', anOrder('o2', {visitor: 2}), {at: noon - oldestClaim - 1});
    for (const by of [1, 2]) await service.claim(by, code, undefined, noon - 3 * day);
    const stateOf = async (visitor: number): Promise<unknown> => (await service.me({visitor})).friend;
    expect(await stateOf(1)).toMatchObject({state: 'qualified'});
    expect(await stateOf(2)).toMatchObject({state: 'rejected', reason: 'existing-customer'});
  });
});
