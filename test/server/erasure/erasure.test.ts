import type {JWTPayload} from 'jose';
import Database from 'libsql';
import {expect, it} from 'vitest';
import {sendCalls} from '../../../server/webhooks/calls.js';
import {noon, statuses, visitor} from '../service-fixture.js';
import {bondTenant, type BondService, createBondService, day, event, seenAt, votes} from '../bonds/bonds-fixture.js';
import {voterOf} from '../../../src/program/index.js';
import {pip} from '../chats/chat-fixture.js';
import {keyOf, secrets} from '../webhooks/webhooks-fixture.js';

const mia = 'member-of-old';
const paid = (order: string, more: object): Parameters<BondService['says']>[1] => ({order, amount: 2500, currency: 'EUR', products: [{product: 'moon-tea', quantity: 1}], ...more});

async function erase(service: BondService, member = mia, claims: JWTPayload = {kin_role: 'operator'}): Promise<Response> {
  const response = await service.app.request(`/v1/members/${encodeURIComponent(member)}?key=pk_tea`, {method: 'DELETE', headers: {Authorization: `Bearer ${await service.token('olga', claims)}`}});
  service.clock.time++;
  return response;
}

/** Every row of the database that has these words, as `table: row`. */
function rowsWith(service: BondService, words: string): readonly string[] {
  const database = new Database(service.file);
  const tables = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all() as {name: string}[];
  const rows = tables.flatMap(({name}) => database.prepare(`SELECT * FROM "${name}"`).all().map(row => `${name}: ${JSON.stringify(row)}`));
  database.close();
  return rows.filter(row => row.includes(words));
}

const codeOf = async (service: BondService, member: string): Promise<string> => ((await (await service.get('me/referral', {member, claims: {given_name: 'Mia-Sophie'}})).json()) as {member: {code: string}}).member.code;

/** A member of whom every part keeps something: as a voter, an author, a buyer, one who invites, and a friend. */
async function aLife(): Promise<BondService> {
  const tenant = bondTenant({call: 'bonds'}, {calls: {bonds: {url: 'https://shop.example/', secrets: [keyOf(secrets.ink)]}}});
  const program = {...tenant.program, personas: {pip: {...pip, handoff: {...pip.handoff, call: 'bonds'}}}};
  const service = createBondService({call: 'bonds'}, {tenant: {...tenant, program}});
  await service.operator('pools/cups/coupons', {codes: ['A', 'B', 'C', 'D']});
  await service.does([event('referral.claimed', {code: await codeOf(service, 'noor')}, {by: 1})]);
  await service.says('order.paid', paid('first', {visitor: visitor(1), payment: 'card-of-mia', address: 'house-of-mia'}) as never);
  for (const order of ['second', 'third', 'fourth']) await service.buys(mia, order);
  await service.does(votes(5), mia);
  const token = await service.token(mia, {given_name: 'Mia-Sophie'});
  const said = await service.send([
    event('preference.set', {name: 'standing', value: true}), event('preference.set', {name: 'first-name', value: true}),
    event('referral.shared', {invitation: '0000002a', channel: 'copy', note: 'Dear Noa, from Mia-Sophie'}),
    event('idea.submitted', {poll: 'held', title: 'The held one of Mia-Sophie'}), event('idea.submitted', {poll: 'free', title: 'A felt mat', credit: 'Mia-Sophie'}),
    seenAt(1, noon),
    event('chat.messaged', {persona: 'pip', text: 'Where is the refund for Mia-Sophie?'}),
  ], {token});
  expect(new Set(statuses(said))).toEqual(new Set(['accepted']));
  await service.says('feedback.answered', {question: 'q', member: mia});
  await service.does([event('referral.claimed', {code: await codeOf(service, mia), invitation: '0000002a'}, {by: 2})]);
  await service.store.transact('tea', transaction => transaction.addUsage({day: '2026-01-01', persona: 'pip', holder: voterOf('', mia)}, {turns: 1, tokens: 100, micros: 1}));
  await service.does([event('referral.thanked', {note: 'Thank you, Mia-Sophie'}, {by: 2})]);
  await service.says('order.paid', paid('noa-1', {visitor: visitor(2)}) as never);
  await service.pass(15);
  return service;
}

it('leaves nothing of a member that is theirs, in any table, but that they were forgotten', async () => {
  const service = await aLife();
  const all = [mia, visitor(1), 'Mia-Sophie', 'card-of-mia', 'house-of-mia'];
  const code = await codeOf(service, mia);
  for (const words of all) expect(rowsWith(service, words), words).not.toEqual([]);
  expect(rowsWith(service, mia).length).toBeGreaterThan(20);
  for (const table of ['chats', 'chat_messages', 'calls', 'chat_usage']) expect(rowsWith(service, mia).concat(rowsWith(service, 'Mia-Sophie')).some(row => row.startsWith(`${table}: `)), table).toBe(true);

  const erased = new Date(service.clock.time).toISOString();
  const response = await erase(service);
  expect([response.status, await response.json()]).toEqual([200, {erased}]);
  const at = `"at":"${erased}"`;
  expect(rowsWith(service, mia)).toEqual([
    expect.stringMatching(/^bonds: .*"bond":"stranger","due":null,"shown":null,"told":null,"snapshot":"\{\\"facts\\":\[\],/),
    `erased: {"tenant":"tea","name":"member:${mia}",${at}}`,
  ]);
  expect(rowsWith(service, visitor(1))).toEqual([`erased: {"tenant":"tea","name":"visitor:${visitor(1)}",${at}}`]);
  for (const words of all.slice(2)) expect(rowsWith(service, words), words).toEqual([]);
  expect((await service.get(`referrals/${code}`)).status).toBe(404);
  expect(service.logged.some(line => JSON.stringify(line).includes(mia))).toBe(false);
});

it('makes a stranger of a member, whose badge nobody sees', async () => {
  const service = await aLife();
  expect([await service.bond(mia), await service.seen(mia)]).toEqual(['kindred', {[mia]: 'kindred'}]);
  await erase(service);
  expect([await service.bond(mia), await service.seen(mia)]).toEqual(['stranger', {}]);
  expect((await service.me(mia)).member!.contributed).toMatchObject({order: 0, vote: 0, visit: 0});
  // Nor does time, or another rule, bring anything back.
  await service.pass(400);
  expect(await service.bond(mia)).toBe('stranger');
});

it('keeps what is not theirs alone: counts, what others see of ideas, and what others were granted', async () => {
  const service = await aLife();
  const others = async (): Promise<unknown> => {
    const {ideas} = await (await service.get('polls/free/ideas?sort=top')).json() as {ideas: object[]};
    const noor = await (await service.get('me/referral', {member: 'noor'})).json() as {held: object[]; invited: object[]};
    return [(await service.view('p0')).tally, ideas, noor.held, (await service.member('noor')).contributed];
  };
  const before = await others();
  expect(before).toMatchObject([{counts: {moon: 1}}, [{title: 'A felt mat'}], [{state: 'granted'}], {friend: 1}]);
  await erase(service);
  expect(await others()).toEqual(before);
  const rewarded = await (await service.get('referrals?state=rewarded', {member: 'olga', claims: {kin_role: 'operator'}})).json() as {referrals: {member: object; friend: object}[]};
  expect(rewarded.referrals.map(({member, friend}) => [member, friend])).toEqual(expect.arrayContaining([
    [{member: 'noor'}, {erased: expect.any(String)}], [{erased: expect.any(String)}, {visitor: visitor(2)}],
  ]));
});

it('takes back what others were granted, should the order be given back later', async () => {
  const service = await aLife();
  await erase(service);
  await service.says('order.refunded', {order: 'first', refund: 'r'});
  const {held} = await (await service.get('me/referral', {member: 'noor'})).json() as {held: {state: string}[]};
  expect(held.map(({state}) => state)).toEqual(['reversed']);
  expect((await service.member('noor')).contributed.friend).toBe(0);
  expect(service.logged.filter(({level}) => Number(level) >= 50)).toEqual([]);
});

it('ends what was not granted yet, for both', async () => {
  const service = createBondService();
  await service.does([event('referral.claimed', {code: await codeOf(service, 'noor')}, {by: 1})]);
  await service.says('order.paid', paid('first', {visitor: visitor(1), member: mia}) as never);
  expect((await service.member('noor')).contributed.friend).toBe(1);
  await erase(service);
  expect((await service.member('noor')).contributed.friend).toBe(0);
  await service.pass(30);
  const {held} = await (await service.get('me/referral', {member: 'noor'})).json() as {held: {state: string}[]};
  expect(held).toEqual([]);
});

it('keeps nothing of before that comes late: of a page, by a token, or of the shop', async () => {
  const service = await aLife();
  const again = votes(2, {by: 1, at: noon + day});
  await erase(service);
  const rows = rowsWith(service, '').length;
  expect(await service.does([...again, seenAt(1, noon + 2 * day)])).toEqual(Array(3).fill('refused: erased'));
  service.clock.time += 60_000;
  expect(await service.says('order.paid', paid('late', {member: mia}) as never, noon + day)).toBe('ignored');
  expect(await service.says('order.paid', paid('first', {visitor: visitor(1)}) as never, noon)).toBe('ignored');
  expect(await service.says('complaint.opened', {complaint: 'c', member: mia}, noon)).toBe('ignored');
  expect(rowsWith(service, '')).toHaveLength(rows);
  expect(await service.does(votes(2, {by: 1, at: noon + 3 * day}), mia)).toEqual(Array(2).fill('refused: erased'));
  expect([await service.bond(mia), (await service.view('p1')).tally]).toEqual(['stranger', expect.objectContaining({voters: 1})]);
});

it('takes no token that was made before, with an iat or without, so that a page left open begins nobody anew', async () => {
  const service = await aLife();
  const old = await Promise.all([service.token(mia), service.token(mia, {iat: undefined} as unknown as JWTPayload)]);
  await erase(service);
  const used = async (token: string): Promise<readonly number[]> => Promise.all([
    service.app.request('/v1/me?key=pk_tea', {headers: {Authorization: `Bearer ${token}`}}),
    service.post(JSON.stringify({key: 'pk_tea', token, sentAt: new Date(service.clock.time).toISOString(), events: votes(1, {by: 3, at: service.clock.time})})),
  ].map(async answer => (await answer).status));
  for (const token of old) expect(await used(token)).toEqual([401, 401]);
  expect(rowsWith(service, mia).map(row => row.split(':')[0])).toEqual(['bonds', 'erased']);
  expect(await used(await service.token(mia))).toEqual([200, 200]);
});

it('begins with a stranger when the same member comes back', async () => {
  const service = await aLife();
  await erase(service);
  expect(await service.does(votes(1, {by: 3, at: service.clock.time}), mia)).toEqual(['accepted']);
  await service.buys(mia, 'anew');
  expect(await service.bond(mia)).toBe('acquaintance');
  expect((await service.member(mia)).contributed).toMatchObject({order: 1, vote: 1, friend: 0});
  await erase(service);
  expect(rowsWith(service, mia).map(row => row.split(':')[0])).toEqual(['bonds', 'erased']);
});

it('forgets the same person alone, of this tenant alone', async () => {
  const service = await aLife();
  await service.store.transact('ink', async transaction => {
    await transaction.join(visitor(1), mia, new Date(noon).toISOString());
    await transaction.keepBond({holder: `member:${mia}`, bond: 'friend', snapshot: {facts: []}});
  });
  const noor = await service.member('noor');
  await erase(service);
  expect(await service.member('noor')).toEqual({...noor, now: expect.any(String)});
  expect(rowsWith(service, mia).filter(row => row.includes('"ink"'))).toHaveLength(2);
});

it('keeps that somebody was forgotten of whom nothing was known', async () => {
  const service = createBondService();
  expect((await erase(service, 'nobody')).status).toBe(200);
  expect(await service.says('order.paid', paid('o', {member: 'nobody'}) as never, noon)).toBe('ignored');
  expect(await service.bond('nobody')).toBe('stranger');
});

it('is for operators alone, and says what is wrong', async () => {
  const service = createBondService();
  await service.buys(mia, 'o1');
  const type = async (response: Response): Promise<string> => `${response.status} ${((await response.json()) as {type: string}).type.replace('urn:kindred:problem:', '')}`;
  expect(await type(await erase(service, mia, {}))).toBe('403 not-operator');
  expect(await type(await service.app.request(`/v1/members/${mia}?key=pk_tea`, {method: 'DELETE'}))).toBe('401 invalid-token');
  expect(await type(await erase(service, 'a b'))).toBe('400 wrong-member');
  expect(await service.bond(mia)).toBe('acquaintance');
});

it('tells the shop nothing of it, and keeps nothing of the calls that were answered', async () => {
  const service = await aLife();
  const answered: string[] = [];
  await sendCalls({store: service.store, live: service.live, log: undefined as never}, service.tenant, service.clock.time, {fetch: async (_, init) => (answered.push(init!.body as string), new Response('{}'))});
  // One of the bond, the others wait for it; and one of the chat.
  expect(answered.map(body => (JSON.parse(body) as {type: string}).type).sort()).toEqual(['bond.changed', 'handoff.requested']);
  expect(rowsWith(service, mia).filter(row => row.startsWith('calls')).every(row => row.includes('"done":0'))).toBe(true);
  await erase(service);
  for (const id of ['bond/', 'handoff/']) expect(rowsWith(service, id).filter(row => row.startsWith('calls: ') && !row.includes(`"body":"{}"`))).toEqual([]);
});
