import type {JWTPayload} from 'jose';
import Database from 'libsql';
import {pino} from 'pino';
import {expect} from 'vitest';
import {sweepBonds} from '../../../server/bonds/sweep-bonds.js';
import {sweep} from '../../../server/referrals/sweep.js';
import type {StandardBody} from '../../../server/webhooks/standard.js';
import type {Tenant} from '../../../server/tenant.js';
import type {KindredEvent, ShopData} from '../../../src/events/index.js';
import {type BondRules, checkProgram, type MemberStanding, type MeView, type Standing} from '../../../src/program/index.js';
import {aShop, type Shop} from '../member-fixture.js';
import {createService, event, ink, noon, type ServiceOptions, statuses, tea, type TestService, visitor, vote} from '../service-fixture.js';
import {keyOf, secrets, standardWebhook} from '../webhooks/webhooks-fixture.js';

export const day = 86_400_000;

const single = (more: object = {}): object => ({kind: 'single', question: 'Which lid?', options: [{id: 'moon', label: 'Moon'}, {id: 'pine', label: 'Pine'}], results: 'always', ...more});
const open = (ideas: object): object => ({kind: 'open', question: 'What next?', results: 'always', ideas: {milestones: [], ...ideas}});
const reward = (id: string): object => ({id, label: id, from: {pool: 'cups'}, days: 90});

/** Polls to vote in: `p0` to `p9`; `watched` is looked at when two votes come fast. */
export const polls = {
  ...Object.fromEntries(Array.from({length: 10}, (_, i) => [`p${i}`, single({velocity: false})])),
  watched: single({velocity: {votes: 2, minutes: 60}}),
  held: open({}),
  free: open({moderated: false}),
};

export const shop: Shop = await aShop();

/** A brand with bonds, under the tea house's keys. */
export function bondTenant(bonds: BondRules | undefined = {}, more: Partial<Tenant> = {}): Tenant {
  const referral = {offer: {member: 'A cup.', friend: 'A cup.'}, rewards: {member: reward('cup'), friend: reward('small-cup')}};
  return {...tea, program: checkProgram({name: 'Tea house', polls, referral, ...(bonds && {bonds})}), memberKeys: [shop.key], webhooks: {standard: [keyOf(secrets.standard[0])]}, ...more};
}

interface Who {
  readonly member?: string;
  readonly claims?: JWTPayload;
  readonly key?: string;
  readonly headers?: Record<string, string>;
}

export interface BondService extends TestService {
  readonly tenant: Tenant;
  token(member: string, claims?: JWTPayload, tenant?: string): Promise<string>;
  get(path: string, who?: Who): Promise<Response>;
  me(member?: string, claims?: JWTPayload): Promise<MeView>;
  standing(member: string): Promise<Standing>;
  bond(member: string): Promise<string>;
  /** As the shop's server reads it. */
  member(member: string): Promise<MemberStanding>;
  /** The bonds that all may see. */
  seen(...members: readonly string[]): Promise<{readonly [member: string]: string}>;
  /** What somebody does in a browser: visitor `by`, signed in or not. */
  does(events: readonly KindredEvent[], member?: string): Promise<readonly string[]>;
  /** What the shop says, by a signed webhook. */
  says<T extends keyof ShopData>(type: T, data: Omit<ShopData[T], 'at'>, at?: number): Promise<string>;
  buys(member: string, order: string, product?: string, at?: number): Promise<string>;
  operator(path: string, body: unknown): Promise<void>;
  /** Days after noon, from which the clock goes on; with the sweeps of that moment. @returns how many bonds were computed anew */
  pass(days: number): Promise<number>;
  /** `mia: stranger → friend`, of all that the service recorded. */
  changes(tenant?: string): readonly string[];
}

export function createBondService(bonds?: BondRules, {tenant = bondTenant(bonds), ...options}: ServiceOptions & {readonly tenant?: Tenant} = {}): BondService {
  const service = createService({tenants: [tenant, bondTenant(bonds, {id: 'ink', keys: ink.keys, origins: ink.origins, webhooks: {standard: [keyOf(secrets.ink)]}})], ...options});
  const {clock, store, live} = service;
  const log = pino({level: 'warn'}, {write: line => void service.logged.push(JSON.parse(line) as Record<string, unknown>)});

  const token: BondService['token'] = (member, claims, aud = 'tea') => shop.token(member, {aud, iat: clock.time / 1000, exp: clock.time / 1000 + 600, ...claims});
  const get: BondService['get'] = async (path, {member, claims, key = 'pk_tea', headers} = {}) =>
    service.app.request(`/v1/${path}${path.includes('?') ? '&' : '?'}key=${key}`, {headers: {...(member !== undefined && {Authorization: `Bearer ${await token(member, claims, key.slice(3))}`}), ...headers}});
  const ok = async <T>(response: Response): Promise<T> => {
    expect([response.status, response.ok ? '' : await response.clone().text()]).toEqual([200, '']);
    return (await response.json()) as T;
  };
  const me: BondService['me'] = async (member, claims) => ok<MeView>(await get('me', {...(member !== undefined && {member}), ...(claims && {claims})}));
  const says: BondService['says'] = async (type, data, at = clock.time) => {
    const body = {type, timestamp: new Date(at).toISOString(), data} as unknown as StandardBody;
    const {headers, body: text} = standardWebhook(body, {sent: clock.time});
    return (await ok<{result: string}>(await service.app.request('/v1/webhooks/tea/standard', {method: 'POST', body: text as BodyInit, headers}))).result;
  };

  return {
    ...service, tenant, token, get, me, says,
    standing: async member => (await me(member)).member!.standing,
    bond: async member => (await me(member)).member!.standing.bond,
    member: async member => ok(await get(`members/${member}`, {member: 'olga', claims: {kin_role: 'operator'}})),
    seen: async (...members) => (await ok<{standings: {[member: string]: string}}>(await get(`standings?members=${members.map(encodeURIComponent).join()}`))).standings,
    does: async (events, member) => statuses(await service.send(events, member === undefined ? {} : {token: await token(member)})),
    buys: (member, order, product = 'moon-tea', at) => says('order.paid', {order, amount: 2500, currency: 'EUR', member, products: [{product, quantity: 1}]}, at),
    async operator(path, body) {
      await ok(await service.app.request(`/v1/${path}?key=pk_tea`, {method: 'POST', body: JSON.stringify(body), headers: {Authorization: `Bearer ${await token('olga', {kin_role: 'operator'})}`}}));
    },
    async pass(days) {
      clock.time = Math.round(noon + days * day);
      await sweep({store, live, log, empty: new Set()}, tenant, clock.time);
      return sweepBonds({store, live, log}, tenant, clock.time);
    },
    changes(tenant = 'tea') {
      const database = new Database(service.file);
      const rows = database.prepare(`SELECT body FROM events WHERE tenant = ? AND type = 'kindred.bond.changed' ORDER BY rowid`).all(tenant) as {body: string}[];
      database.close();
      return rows.map(({body}) => JSON.parse(body) as {data: {member: string; from: string; to: string}}).map(({data: {member, from, to}}) => `${member}: ${from} → ${to}`);
    },
  };
}

/** So many votes, each in a poll of its own. */
export const votes = (count: number, made?: {readonly by?: number; readonly at?: number}): readonly KindredEvent[] => Array.from({length: count}, (_, i) => vote(`p${i}`, 'moon', made));

/** A member who has bought the same tea three times and voted five times. */
export async function aPartner(service: BondService, member: string, by: number): Promise<void> {
  for (const i of [0, 1, 2]) await service.buys(member, `${member}-${i}`);
  await service.does(votes(5, {by, at: service.clock.time}), member);
}

export const seenAt = (by: number, at: number): KindredEvent => event('widget.viewed', {widget: 'poll'}, {by, at});
export {event, visitor};
