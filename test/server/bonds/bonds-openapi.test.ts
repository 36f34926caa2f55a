import {type Schema, Validator} from '@cfworker/json-schema';
import {expect, it} from 'vitest';
import {openApi} from '../../../server/openapi.js';
import {aPartner, bondTenant, createBondService, event} from './bonds-fixture.js';
import {noon} from '../service-fixture.js';
import {keyOf, secrets} from '../webhooks/webhooks-fixture.js';

interface Content {readonly content: Readonly<Record<string, {readonly schema: Schema}>>}

const document = openApi('1.2.3') as {
  readonly paths: Readonly<Record<string, {readonly get: {readonly responses: Readonly<Record<string, Content>>}; readonly delete?: {readonly responses: Readonly<Record<string, Content>>}}>>;
  readonly webhooks: {readonly bond: {readonly post: {readonly requestBody: Content}}};
  readonly components: object;
};
const errors = (schema: Schema, value: unknown): unknown[] => new Validator({...schema, components: document.components}, '2020-12', false).validate(value).errors;

it('the OpenAPI document describes bonds, in every state, and every answer', async () => {
  const service = createBondService({names: {friend: {en: 'Regular'}}, colours: {kindred: '#aa0000'}, stance: 'junior'});
  const olga = {member: 'olga', claims: {kin_role: 'operator'}};
  const announced = async (path: string, url: string, status: number, who: Parameters<typeof service.get>[1] = {}): Promise<void> => {
    const response = await service.get(url, who);
    expect(response.status).toBe(status);
    const type = response.headers.get('Content-Type')!.split(';')[0]!;
    expect(errors(document.paths[path]!.get.responses[status]!.content[type]!.schema, await response.json())).toEqual([]);
  };
  const everywhere = async (): Promise<void> => {
    await announced('/v1/me', 'me', 200, {member: 'mia', claims: {given_name: 'Mia'}});
    await announced('/v1/members/{id}', 'members/mia', 200, olga);
  };
  await everywhere();
  await aPartner(service, 'mia', 1);
  await service.does([event('preference.set', {name: 'standing', value: true}), event('promotion.seen', {bond: 'partner'})], 'mia');
  await everywhere();
  service.clock.time = noon + 1;
  await service.says('complaint.opened', {complaint: 'c', member: 'mia'});
  await service.says('feedback.answered', {question: 'q', member: 'mia'});
  await service.says('order.refunded', {order: 'mia-1', refund: 'r', amount: 1});
  await service.pass(20);
  expect((await service.standing('mia')).falling).toBeDefined();
  await everywhere();
  await announced('/v1/me', 'me', 200);
  await announced('/v1/me', 'me', 401, {headers: {Authorization: 'Bearer a.b.c'}});
  await announced('/v1/me', 'me', 401, {key: 'pk_no'});
  await announced('/v1/me', 'me', 403, {headers: {Origin: 'https://evil.example'}});
  await announced('/v1/me', 'me', 400, {headers: {'Kin-Visitor': 'me'}});
  await announced('/v1/standings', 'standings?members=mia,noa', 200);
  await announced('/v1/standings', 'standings?members=', 400);
  await announced('/v1/standings', 'standings?members=mia', 401, {key: 'pk_no'});
  await announced('/v1/members/{id}', 'members/mia', 403, {member: 'mia'});
  await announced('/v1/members/{id}', 'members/mia', 401);

  const forget = document.paths['/v1/members/{id}']!.delete!.responses;
  for (const [member, role, status] of [['mia', 'operator', 200], ['a%20b', 'operator', 400], ['mia', 'guest', 403]] as const) {
    const response = await service.app.request(`/v1/members/${member}?key=pk_tea`, {method: 'DELETE', headers: {Authorization: `Bearer ${await service.token('olga', {kin_role: role})}`}});
    expect(response.status).toBe(status);
    const type = response.headers.get('Content-Type')!.split(';')[0]!;
    expect(errors(forget[status]!.content[type]!.schema, await response.json())).toEqual([]);
  }
});

it('the OpenAPI document describes what the shop is told of bonds', async () => {
  const service = createBondService({}, {tenant: bondTenant({call: 'bonds', acquaintance: {graceDays: 0}}, {calls: {bonds: {url: 'https://shop.example/', secrets: [keyOf(secrets.ink)]}}})});
  await service.buys('mia', 'o1');
  await service.says('order.cancelled', {order: 'o1'});
  const told = await service.store.dueCalls('tea', Infinity, 9);
  expect(told).toHaveLength(1);
  const {schema} = document.webhooks.bond.post.requestBody.content['application/json']!;
  for (const {body} of told) expect(errors(schema, body)).toEqual([]);
  const {body} = told[0]!;
  expect(errors(schema, {...body, data: {member: 'mia'}})).not.toEqual([]);
});
