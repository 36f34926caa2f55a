import {describe, expect, it} from 'vitest';
import {anOrder, createReferralService, type ReferralService, rules, share} from './referral-fixture.js';
import {event, noon, statuses, visitor} from '../service-fixture.js';

const link = '1a2b3c4d';

/** Ana shares, visitor 1 claims by the link. */
async function claimed(service: ReferralService): Promise<string> {
  const code = await service.code('ana');
  expect(await service.as('ana', share(link))).toEqual(['accepted']);
  expect(await service.claim(1, code, link)).toEqual(['accepted']);
  return code;
}

describe('what is told', () => {
  it('shows a first name to friends only while the member lets it be seen, and keeps it no longer', async () => {
    const service = createReferralService();
    const code = await service.code('ana');
    await service.as('ana', share(link));
    await service.claim(1, code, link);
    const prefer = async (value: boolean, at: number, name: 'first-name' | 'leaderboard' = 'first-name'): Promise<void> => {
      await service.send([event('preference.set', {name, value}, {by: 1000, at})], {token: await service.token('ana', {given_name: 'Ana'})});
    };
    const told = async (): Promise<readonly unknown[]> => [(await service.invitation(`${code}.${link}`)).from, (await service.me({visitor: 1})).friend!.from];
    const kept = (): Promise<unknown> => service.store.transact('tea', async transaction => (await transaction.inviter('member:ana'))!.firstName);
    expect((await service.me({member: 'ana', claims: {given_name: 'Ana'}})).member).toMatchObject({firstName: 'Ana', shows: {firstName: false, leaderboard: false}});
    expect([await told(), await kept()]).toEqual([[undefined, undefined], undefined]);
    await prefer(true, noon);
    expect([await told(), await kept()]).toEqual([['Ana', 'Ana'], 'Ana']);
    // What was said earlier and comes later changes nothing.
    await prefer(false, noon - 1000);
    expect(await told()).toEqual(['Ana', 'Ana']);
    await service.me({member: 'ana', claims: {given_name: 'Anna'}});
    expect(await told()).toEqual(['Anna', 'Anna']);
    service.clock.time += 1000;
    await prefer(true, noon + 1000, 'leaderboard');
    await prefer(false, noon + 1000);
    expect([await told(), await kept()]).toEqual([[undefined, undefined], 'Ana']);
    service.clock.time += 1000;
    await prefer(false, noon + 2000, 'leaderboard');
    expect(await kept()).toBeUndefined();
  });

  it('never tells the member who the friend is, or the friend who the member is', async () => {
    const service = createReferralService();
    await claimed(service);
    await service.as('ben', event('widget.viewed', {widget: 'referral'}, {by: 1}));
    await service.said('order.paid', anOrder('o1', {member: 'ben'}, {payment: 'card-7', address: 'home-7'}));
    for (const days of [1, 15]) {
      await service.pass(days);
      const [member, friend] = [JSON.stringify((await service.me({member: 'ana'}))), JSON.stringify(await service.me({member: 'ben', visitor: 1}))];
      expect(member).not.toMatch(/ben|o1|card-7|home-7/);
      expect(member).not.toContain(visitor(1));
      expect(friend).not.toMatch(/ana|card-7|home-7|1000/);
    }
  });

  it('shows those on the leaderboard who take part, with their first names, and equals at one rank', async () => {
    const service = createReferralService();
    const names = Array.from({length: 16}, (_, i) => `m${String(i).padStart(2, '0')}`);
    for (const [i, name] of names.entries()) {
      const code = await service.code(name);
      await service.send([event('preference.set', {name: i === 3 ? 'first-name' : 'leaderboard', value: true}, {by: 1000 + i})], {token: await service.token(name, i === 4 ? {} : {given_name: `N${i}`})});
      // The first has two, the next twelve one each, the others none.
      for (const by of i === 0 ? [0, 1] : i < 13 ? [i + 1] : []) {
        await service.claim(by, code);
        await service.said('order.paid', anOrder(`o${i}-${by}`, {visitor: by}));
      }
    }
    await service.pass(14);
    const board = async (member: string): Promise<unknown> => (await service.me({member})).member!.leaderboard?.map(({rank, firstName, rewarded, own}) => `${rank} ${firstName} ${rewarded}${own ? ' !' : ''}`);
    const first = ['1 N0 2', '2 N1 1', '2 N2 1', '2 N5 1', '2 N6 1', '2 N7 1', '2 N8 1', '2 N9 1', '2 N10 1', '2 N11 1'];
    expect(await board('m00')).toEqual(['1 N0 2 !', ...first.slice(1)]);
    expect(await board('m14')).toEqual([...first, '2 N12 1', '12 N13 0', '12 N14 0 !', '12 N15 0']);
    expect(await board('m12')).toEqual([...first, '2 N12 1 !', '12 N13 0', '12 N14 0']);
    // Who does not take part, or has no name to be shown by, is not on it; who does not, does not see it.
    expect([await board('m03'), (await board('m04') as string[])]).toEqual([undefined, first]);
  });

  it('tells one tenant nothing of another', async () => {
    const service = createReferralService();
    const code = await claimed(service);
    expect((await service.get(`referrals/${code}`, {key: 'pk_ink'})).status).toBe(404);
    expect(statuses(await service.send([event('referral.claimed', {code}, {by: 1})], {key: 'pk_ink'}))).toEqual(['refused: unknown-code']);
    const view = await (await service.get('me/referral', {key: 'pk_ink', member: 'ana', visitor: 1})).json();
    expect(view.member).toMatchObject({invitations: [], left: 150});
    expect(view.member.code).not.toBe(code);
    expect(view).not.toHaveProperty('friend');
    const operator = await service.token('olga', {kin_role: 'operator'}, 'ink');
    for (const path of ['referrals?state=claimed', 'ledger']) {
      const response = await service.app.request(`/v1/${path}${path.includes('?') ? '&' : '?'}key=pk_ink`, {headers: {Authorization: `Bearer ${operator}`}});
      expect(Object.values(await response.json() as object)).toEqual([[]]);
    }
  });

  it('is what is offered, to a stranger', async () => {
    const service = createReferralService();
    const view = await service.me({});
    expect(view).toMatchObject({
      now: '2026-03-01T12:00:00.000Z',
      offer: rules.offer,
      rewards: {member: {id: 'cup', label: 'A cup', days: 90}},
      terms: {refundDays: 14, claimDays: 30, most: 150, newCustomersOnly: true, smallestOrder: {amount: 2000, currency: 'EUR'}},
      milestones: [{friends: 2, reward: {id: 'pot'}}],
      held: [],
    });
    expect(view).not.toHaveProperty('member');
    expect(view).not.toHaveProperty('friend');
    expect(JSON.stringify(view)).not.toMatch(/cups|coupon/);
    expect(await service.invitation(await service.code('ana'), {member: 'ana'})).toMatchObject({problem: 'own-code'});
  });
});
