import type {JWTPayload} from 'jose';
import Database from 'libsql';
import {pino} from 'pino';
import {expect} from 'vitest';

import {recordShopFact, type ShopFact} from '../../../server/referrals/shop-facts.js';
import {sweep, type SweepParts, type Swept} from '../../../server/referrals/sweep.js';
import type {Channel, KindredEvent, ShopData} from '../../../src/events/index.js';
import {balances, checkProgram, type Entry, type InvitationView, type ReferralRules, type ReferralView} from '../../../src/program/index.js';
import {aShop, type Shop} from '../member-fixture.js';
import {createService, event, ink, noon, type ServiceOptions, statuses, tea, type TestService, visitor} from '../service-fixture.js';

export const day = 86_400_000;

export const rules: ReferralRules = {
  offer: {member: 'A cup for you when a friend has tea.', friend: 'A cup for your first tea.'},
  rewards: {
    member: {id: 'cup', label: 'A cup', from: {pool: 'cups'}, days: 90},
    friend: {id: 'small-cup', label: {en: 'A small cup'}, from: {call: 'coupon'}, days: 30},
  },
  smallestOrder: {amount: 2000, currency: 'EUR'},
  milestones: [{friends: 2, reward: {id: 'pot', label: 'A pot', from: {pool: 'pots', call: 'told'}, days: 365}}],
};

const poll = {kind: 'single', question: 'Which lid?', options: [{id: 'moon', label: 'Moon'}, {id: 'pine', label: 'Pine'}], results: 'always'};

export const shop: Shop = await aShop();

export interface ReferralService extends TestService {
  readonly tenant: typeof tea;
  /** Days after noon, from which the clock goes on. */
  pass(days: number): Promise<Swept>;
  token(member: string, claims?: JWTPayload, tenant?: string): Promise<string>;
  /** What a member does on their own device. */
  as(member: string, ...events: readonly KindredEvent[]): Promise<readonly string[]>;
  code(member: string): Promise<string>;
  me(who: {readonly member?: string; readonly visitor?: number; readonly claims?: JWTPayload}): Promise<ReferralView>;
  get(path: string, who?: {readonly member?: string; readonly visitor?: number; readonly headers?: Record<string, string>; readonly claims?: JWTPayload; readonly key?: string}): Promise<Response>;
  invitation(link: string, who?: {readonly member?: string; readonly visitor?: number}): Promise<InvitationView>;
  /** A friend claims, by the link or the code. */
  claim(by: number, code: string, invitation?: string, at?: number): Promise<readonly string[]>;
  said<T extends keyof ShopData>(type: T, data: Omit<ShopData[T], 'at'>, more?: {readonly id?: string; readonly at?: number}): Promise<'recorded' | 'duplicate' | 'ignored'>;
  sweep(): Promise<Swept>;
  operator(method: 'GET' | 'POST', path: string, body?: unknown): Promise<any>;
  ledger(): Promise<readonly Entry[]>;
  /** The types of what the service itself recorded. */
  derived(): readonly string[];
}

/** The service with a referral, and a shop that calls it. */
export function createReferralService(changes: Partial<ReferralRules> = {}, options: ServiceOptions = {}): ReferralService {
  const program = checkProgram({name: 'Tea house', polls: {always: poll}, referral: {...rules, ...changes}});
  const tenant = {...tea, program, memberKeys: [shop.key]};
  const service = createService({tenants: [tenant, {...ink, program, memberKeys: [shop.key]}], ...options});
  const parts: SweepParts = {store: service.store, live: service.live, log: pino({level: 'warn'}, {write: line => void service.logged.push(JSON.parse(line) as Record<string, unknown>)}), empty: new Set()};
  const {clock, store, live} = service;
  let said = 0;

  const token: ReferralService['token'] = (member, claims, aud = 'tea') => shop.token(member, {aud, exp: clock.time / 1000 + 600, ...claims});
  const get: ReferralService['get'] = async (path, {member, visitor: by, headers, claims, key = 'pk_tea'} = {}) => service.app.request(`/v1/${path}${path.includes('?') ? '&' : '?'}key=${key}`, {
    headers: {...(member !== undefined && {Authorization: `Bearer ${await token(member, claims, key.slice(3))}`}), ...(by !== undefined && {'Kin-Visitor': visitor(by)}), ...headers},
  });
  const ok = async (response: Response): Promise<any> => {
    expect([response.status, response.ok ? '' : await response.clone().text()]).toEqual([200, '']);
    return response.json();
  };
  const me: ReferralService['me'] = async ({member, visitor, claims}) => ok(await get('me/referral', {...(member !== undefined && {member}), ...(visitor !== undefined && {visitor}), ...(claims && {claims})})) as Promise<ReferralView>;
  const doSweep = (): Promise<Swept> => sweep(parts, tenant, clock.time);

  return {
    ...service, tenant, token, get, me,
    sweep: doSweep,
    async pass(days) {
      clock.time = noon + days * day;
      return doSweep();
    },
    as: async (member, ...events) => statuses(await service.send(events, {token: await token(member)})),
    async code(member) {
      return (await me({member})).member!.code;
    },
    async invitation(link, who) {
      return ok(await get(`referrals/${link}`, who)) as Promise<InvitationView>;
    },
    async claim(by, code, invitation, at = clock.time) {
      return statuses(await service.send([event('referral.claimed', {code, ...(invitation && {invitation})}, {by, at})]));
    },
    async said(type, data, {id = `${type}/${++said}`, at = clock.time} = {}) {
      const fact = {id, type, data: {...data, at: new Date(at).toISOString()}} as unknown as ShopFact;
      const {result, changed, mistakes} = await recordShopFact(store, tenant, fact, clock.time);
      expect(mistakes).toEqual([]);
      for (const topic of changed) live.publish(tenant.id, topic);
      return result;
    },
    async operator(method, path, body) {
      const headers = {Authorization: `Bearer ${await token('olga', {kin_role: 'operator'})}`};
      return ok(await service.app.request(`/v1/${path}${path.includes('?') ? '&' : '?'}key=pk_tea`, {method, headers, ...(body !== undefined && {body: JSON.stringify(body)})}));
    },
    async ledger() {
      return store.transact('tea', transaction => transaction.ledger({limit: 10_000}));
    },
    derived() {
      const database = new Database(service.file);
      const rows = database.prepare(`SELECT type FROM events WHERE source = 'urn:kindred:service' ORDER BY rowid`).all() as {type: string}[];
      database.close();
      return rows.map(({type}) => type.slice('kindred.'.length));
    },
  };
}

/** A member's share, on a device of their own. */
export function share(invitation: string, {by = 1000, at = noon, channel = 'copy', note}: {by?: number; at?: number; channel?: Channel; note?: string} = {}): KindredEvent<'referral.shared'> {
  return event('referral.shared', {invitation, channel, ...(note !== undefined && {note})}, {by, at});
}

export const anOrder = (order: string, by: {readonly member?: string; readonly visitor?: number}, more: Partial<ShopData['order.paid']> = {}): Omit<ShopData['order.paid'], 'at'> =>
  ({order, amount: 2500, currency: 'EUR', ...(by.member !== undefined && {member: by.member}), ...(by.visitor !== undefined && {visitor: visitor(by.visitor)}), ...more});

/** `cup granted`, as a page shows it. */
export const heldBy = ({held}: ReferralView): readonly string[] => held.map(({reward, state}) => `${reward} ${state}`).sort();

/** What the ledger comes to for one holder, in the same words. */
export const recounted = (entries: readonly Entry[], holder: string): readonly string[] =>
  balances(entries).filter(balance => balance.holder === holder).flatMap(({account, reward, count}) => Array<string>(count).fill(`${reward} ${account}`)).sort();

