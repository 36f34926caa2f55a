import {describe, expect, it} from 'vitest';
import {mostStandings} from '../../../server/bonds/bonds.js';
import {sendCalls} from '../../../server/webhooks/calls.js';
import type {BondRules} from '../../../src/program/index.js';
import {hour, noon} from '../service-fixture.js';
import {keyOf, secrets} from '../webhooks/webhooks-fixture.js';
import {aPartner, bondTenant, type BondService, createBondService, day, event, seenAt, votes} from './bonds-fixture.js';

const showing = (value: boolean, at = noon): ReturnType<typeof event<'preference.set'>> => event('preference.set', {name: 'standing', value}, {at});

describe('a bond', () => {
  it('falls when its grace is over, without an event, and is recorded once', async () => {
    const service = createBondService();
    await aPartner(service, 'mia', 1);
    const {lost} = await service.standing('mia');
    expect(lost).toMatchObject({to: 'acquaintance'});
    const end = (Date.parse(lost!.at) - noon) / day;
    expect([await service.pass(end - 1), await service.pass(end), await service.pass(end), await service.pass(end + 0.5)]).toEqual([1, 1, 0, 0]);
    expect(service.changes()).toEqual(['mia: stranger → acquaintance', 'mia: acquaintance → friend', 'mia: friend → partner', 'mia: partner → acquaintance']);
    expect(await service.store.keptBond('tea', 'member:mia')).toMatchObject({bond: 'acquaintance'});
    expect(await service.bond('mia')).toBe('acquaintance');
  });

  it('is the same whether a sweep came by every day or an event comes late', async () => {
    const [swept, late] = [createBondService(), createBondService()];
    for (const service of [swept, late]) await aPartner(service, 'mia', 1);
    for (let days = 1; days <= 230; days++) await swept.pass(days);
    late.clock.time = swept.clock.time;
    for (const service of [swept, late]) {
      await service.does([seenAt(1, service.clock.time)], 'mia');
      await service.pass(230);
    }
    const kept = async (service: BondService): Promise<unknown> => {
      const {bond, due} = (await service.store.keptBond('tea', 'member:mia'))!;
      return {bond, due, ...await service.member('mia')};
    };
    const plain = (value: unknown): string => JSON.stringify(value).replace(/(voted\/)?[0-9a-f]{8}-[0-9a-f-]{27}/g, '');
    expect(plain(await kept(late))).toBe(plain(await kept(swept)));
    expect(await swept.bond('mia')).toBe('acquaintance');
  }, 20_000);

  it('is computed anew for everybody when the program has other rules', async () => {
    const rules: BondRules = {friend: {enter: [{of: ['order'], least: 1}], stay: []}};
    const service = createBondService();
    for (const member of ['mia', 'noa']) await service.buys(member, member);
    expect(await service.pass(0)).toBe(2);
    expect(await service.pass(0)).toBe(0);
    (service.tenant.program as {bonds: BondRules}).bonds = rules;
    expect(await service.pass(0)).toBe(2);
    expect(service.changes().slice(2).sort()).toEqual(['mia: acquaintance → friend', 'noa: acquaintance → friend']);
    (service.tenant.program as {bonds: BondRules}).bonds = {...rules, weights: {order: {halfLife: 9, drivers: {}}}};
    expect(await service.pass(0)).toBe(0);
  });

  it('that cannot be computed keeps the others from nothing, and is tried again later', async () => {
    const service = createBondService();
    for (const member of ['mia', 'noa']) await service.buys(member, member);
    await service.store.transact('tea', async transaction => {
      const kept = (await transaction.keptBond('member:mia'))!;
      await transaction.keepBond({...kept, due: '2026-01-01T00:00:00.000Z', snapshot: {} as typeof kept.snapshot});
    });
    expect(await service.pass(0)).toBe(2);
    expect(service.logged.filter(({msg}) => msg === 'a bond could not be computed')).toMatchObject([{tenant: 'tea', member: 'member:mia'}]);
    expect(await service.pass(0.01)).toBe(0);
    expect(await service.pass(0.05)).toBe(1);
  });

  it('is nobody’s where the program has none', async () => {
    const none = bondTenant(undefined);
    const service = createBondService({}, {tenant: {...none, program: (({bonds: _, ...program}) => program)(none.program)}});
    await service.buys('mia', 'o1');
    expect(await service.does([...votes(3), showing(true), event('promotion.seen', {bond: 'friend'})], 'mia')).toEqual(Array(5).fill('accepted'));
    expect(await service.store.keptBond('tea', 'member:mia')).toBeUndefined();
    expect([service.changes(), await service.pass(0)]).toEqual([[], 0]);
    for (const path of ['me', 'standings?members=mia', 'members/mia']) {
      const response = await service.get(path, {member: 'olga', claims: {kin_role: 'operator'}});
      expect([response.status, ((await response.json()) as {type: string}).type]).toEqual([404, 'urn:kindred:problem:unknown-bonds']);
    }
  });
});

describe('where a member stands', () => {
  it('is told to them, with the brand’s names, and to who is signed out the names alone', async () => {
    const service = createBondService({stance: 'elder', without: ['kindred'], names: {friend: {'en': 'Regular', 'zh-Hans': '常客'}}, colours: {friend: '#1f7a4d'}});
    const names = {now: '2026-03-01T12:00:00.000Z', stance: 'elder', bonds: ['acquaintance', 'friend', 'partner'], names: {friend: {'en': 'Regular', 'zh-Hans': '常客'}}, colours: {friend: '#1f7a4d'}};
    await aPartner(service, 'mia', 1);
    expect(await service.me()).toEqual(names);
    expect(await (await service.get('me', {headers: {'Kin-Visitor': votes(1)[0]!.kinvisitor!}})).json()).toEqual(names);
    expect(await service.me('mia', {given_name: 'Mia'})).toMatchObject({
      ...names,
      member: {firstName: 'Mia', shows: false, standing: {bond: 'partner', announce: 'partner'}, contributed: {order: 3, vote: 5, idea: 0, support: 0, feedback: 0, rating: 0, friend: 0, visit: 0}},
    });
    expect((await service.me('nobody')).member).toMatchObject({standing: {bond: 'stranger', intimacy: {total: 0}}, shows: false});
  });

  it('is told to the shop’s server alone', async () => {
    const service = createBondService();
    await service.buys('mia@1', 'o1');
    const read = async (claims: object, key = 'pk_tea'): Promise<Response> => service.get('members/mia%401', {member: 'olga', claims: {...claims}, key});
    expect((await read({})).status).toBe(403);
    expect((await service.get('members/mia%401')).status).toBe(401);
    const response = await read({kin_role: 'operator'});
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(await response.json()).toMatchObject({member: 'mia@1', standing: {bond: 'acquaintance'}, contributed: {order: 1}, shows: false, now: '2026-03-01T12:00:00.000Z'});
    expect(await (await read({kin_role: 'operator'}, 'pk_ink')).json()).toMatchObject({standing: {bond: 'stranger'}, contributed: {order: 0}});
  });

  it('is seen by all while they let it, and not before or after', async () => {
    const service = createBondService();
    for (const member of ['mia', 'noa']) await service.buys(member, member);
    expect(await service.seen('mia', 'noa', 'nobody')).toEqual({});
    expect(await service.does([showing(true)])).toEqual(['refused: members-only']);
    await service.does([showing(true)], 'mia');
    expect([await service.seen('mia', 'noa', 'nobody'), (await service.me('mia')).member!.shows]).toEqual([{mia: 'acquaintance'}, true]);
    await service.does([showing(false, noon - 1)], 'mia');
    expect(await service.seen('mia')).toEqual({mia: 'acquaintance'});
    await service.does(votes(1), 'mia');
    expect(await service.seen('mia')).toEqual({mia: 'acquaintance'});
    service.clock.time += 1;
    await service.does([showing(false, noon + 1)], 'mia');
    expect([await service.seen('mia'), (await service.me('mia')).member!.shows]).toEqual([{}, false]);
    expect((await (await service.get('standings?members=mia', {key: 'pk_ink'})).json() as {standings: object}).standings).toEqual({});
    // Somebody who has done nothing yet.
    await service.does([event('preference.set', {name: 'standing', value: true}, {by: 5})], '__proto__');
    expect(Object.entries(await service.seen('__proto__', 'mia'))).toEqual([['__proto__', 'stranger']]);
  });

  it('is read of so many at once, may be kept for a minute, and is asked for by ids alone', async () => {
    const service = createBondService();
    const ask = (members: readonly string[]): Promise<Response> => service.get(`standings?members=${members.join()}`);
    const many = await ask(Array.from({length: mostStandings}, (_, i) => `m${i}`));
    expect([many.status, many.headers.get('Cache-Control')]).toEqual([200, 'public, max-age=60']);
    for (const members of [Array.from({length: mostStandings + 1}, (_, i) => `m${i}`), [''], ['mia', ''], ['m%20a'], ['x'.repeat(129)]]) {
      expect(await (await ask(members)).json()).toMatchObject({type: 'urn:kindred:problem:wrong-query'});
    }
    expect((await service.get('standings')).status).toBe(400);
  });

  it('is no other tenant’s', async () => {
    const service = createBondService();
    await aPartner(service, 'mia', 1);
    await service.does([showing(true)], 'mia');
    expect((await (await service.get('me', {member: 'mia', key: 'pk_ink'})).json() as {member: {standing: object}}).member.standing).toMatchObject({bond: 'stranger'});
    expect(await service.store.keptBond('ink', 'member:mia')).toBeUndefined();
    expect([service.changes('ink'), await service.store.dueCalls('ink', Infinity, 9)]).toEqual([[], []]);
  });
});

describe('the shop', () => {
  const called = (): BondService => createBondService({}, {tenant: bondTenant({call: 'bonds', acquaintance: {graceDays: 0}}, {calls: {bonds: {url: 'https://shop.example/kindred', secrets: [keyOf(secrets.ink)]}}})});
  interface Told {readonly id: string; readonly body: {readonly type: string; readonly data: {readonly member: string; readonly from: string; readonly to: string}}}

  async function call(service: BondService, status = 200): Promise<readonly Told[]> {
    const told: Told[] = [];
    const fetch = async (_: unknown, init?: RequestInit): Promise<Response> => {
      told.push({id: new Headers(init!.headers).get('webhook-id')!, body: JSON.parse(init!.body as string) as Told['body']});
      return new Response(null, {status});
    };
    await sendCalls({store: service.store, live: service.live, log: {warn: () => undefined}}, service.tenant, service.clock.time, {fetch, random: () => 0});
    return told;
  }
  const words = (told: readonly Told[]): readonly string[] => told.map(({body: {data: {member, from, to}}}) => `${member}: ${from} → ${to}`);

  it('is told of each change, one after the other, until it answers', async () => {
    const service = called();
    await service.buys('mia', 'o1');
    await service.says('order.refunded', {order: 'o1', refund: 'r'});
    await service.buys('mia', 'o2');
    await service.buys('noa', 'o3');
    const failed = await call(service, 500);
    expect([...words(failed)].sort()).toEqual(['mia: stranger → acquaintance', 'noa: stranger → acquaintance']);
    expect(await call(service)).toEqual([]);
    service.clock.time += hour;
    const again = await call(service);
    expect(again).toHaveLength(2);
    expect(new Set(again.map(({id}) => id))).toEqual(new Set(failed.map(({id}) => id)));
    expect([words(await call(service)), words(await call(service)), words(await call(service))]).toEqual([['mia: acquaintance → stranger'], ['mia: stranger → acquaintance'], []]);
    expect(again.find(({body}) => body.data.member === 'mia')!.body).toEqual({
      type: 'bond.changed', timestamp: '2026-03-01T12:00:00.000Z',
      data: {member: 'mia', from: 'stranger', to: 'acquaintance', since: '2026-03-01T12:00:00.000Z', intimacy: {total: 6, drivers: {relationship: 2, benefit: 4, honour: 0, event: 0, interest: 0, region: 0}}},
    });
  });

  it('is told what time does, once', async () => {
    const service = called();
    for (const i of [0, 1, 2]) await service.buys('mia', `o${i}`);
    while ((await call(service)).length > 0);
    for (let days = 1; days < 220; days++) await service.pass(days);
    expect([words(await call(service)), words(await call(service))]).toEqual([['mia: friend → acquaintance'], []]);
  });

  it('is not called where the program names no call', async () => {
    const service = createBondService();
    await service.buys('mia', 'o1');
    expect([service.changes(), await service.store.dueCalls('tea', Infinity, 9)]).toEqual([['mia: stranger → acquaintance'], []]);
  });
});
