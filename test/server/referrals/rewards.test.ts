import {describe, expect, it} from 'vitest';
import {anOrder, createReferralService, day, heldBy, type ReferralService, rules} from './referral-fixture.js';
import {noon, visitor} from '../service-fixture.js';

/** Friends whose orders stand: visitors from, to. */
async function friends(service: ReferralService, from: number, to: number, member = 'ana', at = service.clock.time): Promise<void> {
  const code = await service.code(member);
  for (let by = from; by <= to; by++) {
    await service.claim(by, code, undefined, at);
    await service.said('order.paid', anOrder(`o${by}`, {visitor: by}), {at: at + by * 1000});
  }
}

const coupons = async (service: ReferralService, member = 'ana'): Promise<readonly unknown[]> =>
  (await service.me({member})).held.filter(({reward}) => reward === 'cup').map(({state, coupon}) => coupon ?? state).reverse();
const upload = (service: ReferralService, ...codes: readonly string[]): Promise<any> => service.operator('POST', 'pools/cups/coupons', {codes});

describe('a pool of codes', () => {
  it('gives each code once, the oldest reward first; rewards wait while it is empty, and the log says so once', async () => {
    const service = createReferralService({milestones: []});
    expect(await upload(service, 'A', 'B', 'A')).toEqual({added: 2, repeated: 1});
    expect(await upload(service, 'B')).toEqual({added: 0, repeated: 1});
    await friends(service, 1, 2);
    await service.pass(14.5);
    expect([...await coupons(service)].sort()).toEqual(['A', 'B']);
    await friends(service, 3, 3);
    await service.pass(15.5);
    await friends(service, 4, 4);
    for (const days of [29, 29.01, 30]) await service.pass(days);
    expect([...await coupons(service)].sort()).toEqual(['A', 'B', 'granted', 'granted']);
    expect(await service.operator('GET', 'pools/cups')).toEqual({free: 0, given: 2, used: 0, void: 0, waiting: 2});
    expect(service.logged.filter(({msg}) => String(msg).includes('is empty'))).toMatchObject([{level: 40, tenant: 'tea', pool: 'cups'}]);
    await upload(service, 'C');
    expect((await coupons(service)).slice(2)).toEqual(['C', 'granted']);
    await service.store.transact('tea', transaction => transaction.addCoupons('cups', ['D', 'E']));
    expect(await service.sweep()).toMatchObject({given: 1});
    expect((await coupons(service)).slice(2)).toEqual(['C', 'D']);
    expect(await service.operator('GET', 'pools/cups')).toEqual({free: 1, given: 4, used: 0, void: 0, waiting: 0});
  });

  it('marks what was used, by whoever orders with it and in whatever case', async () => {
    const service = createReferralService();
    await upload(service, 'Cup-1', 'Cup-2');
    await friends(service, 1, 2);
    await service.pass(15);
    await service.said('order.paid', anOrder('u1', {member: 'someone'}, {coupons: ['cup-1', 'none']}));
    await service.said('order.paid', anOrder('u2', {member: 'someone'}, {coupons: ['CUP-1']}));
    expect(heldBy(await service.me({member: 'ana'}))).toEqual(['cup granted', 'cup used', 'pot granted']);
    expect((await service.ledger()).at(-1)).toMatchObject({to: 'used', cause: {does: 'use', order: 'u1'}});
    // What was used is gone, though the friend's order comes back after all.
    await service.said('order.refunded', {order: 'o1', refund: 'r'});
    await service.said('order.refunded', {order: 'o2', refund: 'r'});
    expect(heldBy(await service.me({member: 'ana'}))).toEqual(['cup reversed', 'cup reversed', 'pot reversed']);
    // What the shop takes all the same is its own affair.
    await service.said('order.paid', anOrder('u3', {member: 'ana'}, {coupons: ['cup-1', 'cup-2']}));
    expect(await service.operator('GET', 'pools/cups')).toEqual({free: 0, given: 0, used: 1, void: 1, waiting: 0});
  });

  it('lets rewards expire on their day, and those taken back while they wait need no code', async () => {
    const service = createReferralService({milestones: []});
    await upload(service, 'A');
    await friends(service, 1, 2);
    await service.pass(15);
    await service.said('order.cancelled', {order: 'o2'});
    expect(await service.operator('GET', 'pools/cups')).toMatchObject({waiting: 0});
    const {expires} = (await service.me({member: 'ana'})).held.find(({state}) => state === 'granted')!;
    expect(expires).toBe('2026-06-14T12:00:00.000Z');
    expect(await service.pass(45)).toMatchObject({expired: 1});
    expect(heldBy(await service.me({visitor: 1}))).toEqual(['small-cup expired']);
    await service.pass(104.9);
    expect(heldBy(await service.me({member: 'ana'}))).toEqual(['cup granted', 'cup reversed']);
    expect(await service.pass(105)).toMatchObject({expired: 1});
    expect(await service.pass(106)).toMatchObject({expired: 0});
    expect(heldBy(await service.me({member: 'ana'}))).toEqual(['cup expired', 'cup reversed']);
    expect(await service.operator('GET', 'pools/cups')).toEqual({free: 0, given: 0, used: 0, void: 1, waiting: 0});
    expect((await service.me({member: 'ana'})).held.some(held => 'coupon' in held)).toBe(false);
  });

  it('takes codes for what the program names, from operators', async () => {
    const service = createReferralService();
    const post = async (pool: string, body: string, role = 'operator'): Promise<unknown> => {
      const response = await service.app.request(`/v1/pools/${pool}/coupons?key=pk_tea`, {method: 'POST', body, headers: {Authorization: `Bearer ${await service.token('olga', {kin_role: role})}`}});
      return [response.status, ((await response.json())).type];
    };
    expect(await post('cups', '{"codes":["A"]}', 'cook')).toEqual([403, 'urn:kindred:problem:not-operator']);
    expect(await post('mugs', '{"codes":["A"]}')).toEqual([404, 'urn:kindred:problem:unknown-pool']);
    for (const body of ['{"codes":[]}', '{"codes":["A B"]}', '{"codes":[7]}', '[]', JSON.stringify({codes: Array(1001).fill('A')})]) expect(await post('cups', body)).toEqual([400, 'urn:kindred:problem:wrong-coupons']);
    expect(await post('cups', '{')).toEqual([400, 'urn:kindred:problem:not-json']);
  });
});

describe('calls to the shop', () => {
  const due = async (service: ReferralService): Promise<readonly string[]> => (await service.store.dueCalls('tea', service.clock.time, 100)).map(({call, body}) => `${call} ${body.type} ${'reward' in body.data ? body.data.reward : ''}`);

  it('are made until they are answered, and take back only what the shop was told of', async () => {
    const service = createReferralService();
    await friends(service, 1, 1);
    await service.pass(15);
    expect(await due(service)).toEqual(['coupon reward.granted small-cup']);
    const [call] = await service.store.dueCalls('tea', service.clock.time, 1);
    await service.store.transact('tea', transaction => transaction.callFailed(call!.id, service.clock.time + 1000));
    expect(await due(service)).toEqual([]);
    service.clock.time += 1000;
    expect(await service.store.dueCalls('tea', service.clock.time, 1)).toEqual([{...call, attempts: 1}]);
    // What was granted is told before it is taken back, though that is known by now.
    await service.said('order.cancelled', {order: 'o1'});
    expect(await due(service)).toEqual(['coupon reward.granted small-cup']);
    await service.store.transact('tea', transaction => transaction.callAnswered(call!.id, {code: 'X'}));
    expect(await due(service)).toEqual(['coupon reward.reversed small-cup']);
    expect((await service.me({visitor: 1})).held[0]).not.toHaveProperty('coupon');
    const [reversed] = await service.store.dueCalls('tea', service.clock.time, 1);
    expect(reversed!.body.data).toMatchObject({entry: reversed!.id, holder: {visitor: visitor(1)}});
    await service.store.transact('tea', transaction => transaction.callAnswered(reversed!.id));
    expect(await due(service)).toEqual([]);
  });

  it('tell of a pool’s code once there is one', async () => {
    const service = createReferralService();
    await friends(service, 1, 2);
    await service.pass(15);
    expect((await due(service)).filter(told => told.includes('pot'))).toEqual([]);
    await service.operator('POST', 'pools/pots/coupons', {codes: ['POT-1']});
    const pot = (await service.store.dueCalls('tea', service.clock.time, 9)).find(({call}) => call === 'told')!;
    expect(pot.body).toMatchObject({type: 'reward.granted', data: {reward: 'pot', holder: {member: 'ana'}, coupon: {code: 'POT-1'}}});
    expect((await service.me({member: 'ana'})).held).toContainEqual(expect.objectContaining({reward: 'pot', as: 'milestone', coupon: 'POT-1'}));
    // An answer may not replace the pool's code.
    expect(await service.store.transact('tea', transaction => transaction.callAnswered(pot.id, {code: 'OTHER'}))).toBeUndefined();
    expect((await service.me({member: 'ana'})).held).toContainEqual(expect.objectContaining({reward: 'pot', coupon: 'POT-1'}));
  });

  it('may give many one code: it is used by who orders with it', async () => {
    const service = createReferralService();
    await friends(service, 1, 3);
    await service.pass(15);
    for (const {id} of await service.store.dueCalls('tea', service.clock.time, 9)) await service.store.transact('tea', transaction => transaction.callAnswered(id, {code: 'WELCOME'}));
    const smallCups = async (): Promise<readonly unknown[]> => Promise.all([1, 2, 3].map(async by => (await service.me({visitor: by})).held[0]!.state));
    await service.said('order.paid', anOrder('u1', {}, {coupons: ['WELCOME']}));
    expect(await smallCups()).toEqual(['granted', 'granted', 'granted']);
    for (const by of [2, 3]) await service.said('order.paid', anOrder(`u${by}`, {visitor: by}, {coupons: ['welcome']}));
    expect(await smallCups()).toEqual(['granted', 'used', 'used']);
  });
});

describe('milestones', () => {
  it('are reached by the friend who makes up the number, go with the number, and are reached again', async () => {
    const service = createReferralService();
    await friends(service, 1, 3);
    await service.pass(15);
    const pots = async (): Promise<readonly string[]> => (await service.ledger()).filter(({reward}) => reward === 'pot').map(({cause: {does}}) => does);
    expect(await pots()).toEqual(['promise', 'grant']);
    await service.said('order.cancelled', {order: 'o1'});
    expect(await pots()).toHaveLength(2);
    await service.said('order.cancelled', {order: 'o2'});
    expect(await pots()).toEqual(['promise', 'grant', 'reverse']);
    await friends(service, 4, 4);
    await service.pass(30);
    expect(await pots()).toEqual(['promise', 'grant', 'reverse', 'promise', 'grant']);
    expect((await service.me({member: 'ana'})).member).toMatchObject({rewarded: 2});
  });
});

describe('the ledger', () => {
  it('is read in its order, a page at a time', async () => {
    const service = createReferralService({velocity: false, refundDays: 0});
    await friends(service, 1, 26, 'ana', noon);
    await service.pass(1);
    const first = await service.operator('GET', 'ledger');
    const second = await service.operator('GET', `ledger?after=${first.next}`);
    expect([first.entries.length, second.entries.length, second.next]).toEqual([100, 6, undefined]);
    expect([...first.entries, ...second.entries]).toEqual((await service.ledger()).map(({place: _, ...entry}: any) => entry));
    const response = await service.app.request('/v1/ledger?key=pk_tea&after=x', {headers: {Authorization: `Bearer ${await service.token('olga', {kin_role: 'operator'})}`}});
    expect(response.status).toBe(400);
  });

  it('takes no change and no deletion, whoever asks the database', async () => {
    const {default: Database} = await import('libsql');
    const service = createReferralService();
    await friends(service, 1, 1);
    await service.pass(15);
    const database = new Database(service.file);
    for (const statement of ['DELETE FROM ledger', `UPDATE ledger SET "to" = 'used'`, `UPDATE ledger SET reward = 'gold'`]) expect(() => database.exec(statement)).toThrow('append-only');
    database.close();
    expect(await service.ledger()).toHaveLength(4);
  });

  it('says what the program no longer says, instead of granting what nobody can deliver', async () => {
    const service = createReferralService();
    await friends(service, 1, 1);
    const {sweep} = await import('../../../server/referrals/sweep.js');
    const other = {...service.tenant, program: {...service.tenant.program, referral: {...rules, rewards: {...rules.rewards, member: {...rules.rewards.member, id: 'mug'}}}}};
    const mistakes: unknown[] = [];
    const log = {error: (fields: {readonly mistake: string}) => void mistakes.push(fields.mistake), warn: () => {}} as any;
    await sweep({store: service.store, live: service.live, log, empty: new Set()}, other, noon + 15 * day);
    expect(mistakes).toEqual([expect.stringContaining('the program no longer has the reward "cup"')]);
    expect((await service.ledger()).filter(({to}) => to === 'granted')).toHaveLength(2);
  });
});
