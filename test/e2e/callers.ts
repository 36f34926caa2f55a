import {randomUUID} from 'node:crypto';
import {readFileSync, renameSync, writeFileSync} from 'node:fs';
import {setTimeout as pause} from 'node:timers/promises';
import {SignJWT} from 'jose';
import {Webhook} from 'standardwebhooks';
import type {DemoHouse} from '../../scripts/demo-house.js';
import {envelope, type EventData, type EventType, type ShopData, uuidv7} from '../../src/events/index.js';
import type {Entry, ReferralView} from '../../src/program/index.js';

const day = 86_400_000;

/** Who reads or acts: a visitor, a member, or a member by the visitor's browser. */
export interface Who {
  readonly visitor?: string;
  readonly member?: string;
}

export interface Pool {
  readonly free: number;
  readonly given: number;
  readonly used: number;
  readonly void: number;
  readonly waiting: number;
}

/** Pages, a shop and its brand around a service that may go down at any moment: each goes on until it is answered. */
export interface Callers {
  /** The house's time, in milliseconds since the epoch. */
  now(): number;
  passDays(days: number): void;
  /** An event that a page makes now. */
  event<T extends EventType>(type: T, data: EventData[T], visitor: string): object;
  /** @returns what became of each, but that one that had come before counts as accepted */
  deliver(events: readonly object[], member?: string): Promise<readonly string[]>;
  /** What the shop says, signed anew each time. @param at when it happened: milliseconds since the epoch */
  said<T extends keyof ShopData>(type: T, data: Omit<ShopData[T], 'at'>, at?: number): Promise<'recorded' | 'duplicate'>;
  me(who: Who): Promise<ReferralView>;
  ledger(): Promise<readonly Entry[]>;
  pool(name: string): Promise<Pool>;
  /** Adds new codes to a pool. */
  stock(name: string, count: number): Promise<void>;
}

/** @param service its address, which stays the same when it comes up again */
export function openCallers(service: string, {tenant, key, signing, serviceEnvironment: {KINDRED_CLOCK_FILE: clock}, shopEnvironment}: DemoHouse): Callers {
  const {webhookSecret} = JSON.parse(readFileSync(shopEnvironment.SHOP_SECRETS, 'utf8')) as {webhookSecret: string};
  const webhook = new Webhook(webhookSecret);
  let sequence = 0;

  const ahead = (): number => Number(readFileSync(clock, 'utf8'));
  const now = (): number => Date.now() + ahead();
  const sign = (subject: string, claims = {}): Promise<string> => new SignJWT(claims)
    .setProtectedHeader({alg: 'ES256', kid: signing.kid}).setSubject(subject).setAudience(tenant).setExpirationTime(Math.floor(now() / 1000) + 600).sign(signing.privateKey);

  /** @param prepare makes the request, anew for each attempt */
  async function ask(path: string, prepare: () => Promise<RequestInit>): Promise<any> {
    for (;; await pause(20)) {
      const found = await fetch(`${service}/v1/${path}`, await prepare()).then(async response => ({ok: response.ok, status: response.status, body: await response.json()})).catch((error: unknown) => {
        // It is down, or went down before it had answered.
        if (error instanceof TypeError) return undefined;
        throw error;
      });
      if (found?.ok) return found.body;
      // Days may pass between the signing and the arrival.
      if (found && found.status !== 503 && !/invalid-token|stale-webhook/.test(found.body.type as string)) throw new Error(`${path}: ${JSON.stringify(found)}`);
    }
  }

  const asOperator = async (): Promise<RequestInit> => ({headers: {authorization: `Bearer ${await sign('house', {kin_role: 'operator'})}`}});

  return {
    now,
    passDays(days) {
      // At once: who reads half a number takes the clock for the machine's.
      writeFileSync(`${clock}.next`, String(ahead() + days * day));
      renameSync(`${clock}.next`, clock);
    },
    event(type, data, visitor) {
      const at = Date.now();
      return {...envelope(type, data, `http://localhost/#kin-${visitor}`, at, uuidv7(at)), kinseq: ++sequence, kinvisitor: visitor};
    },
    async deliver(events, member) {
      const {results} = await ask('events', async () => ({
        method: 'POST', body: JSON.stringify({key, ...(member !== undefined && {token: await sign(member)}), sentAt: new Date().toISOString(), events}),
      })) as {results: readonly {status: string; reason?: string}[]};
      return results.map(({status, reason}) => reason ?? (status === 'duplicate' ? 'accepted' : status));
    },
    async said(type, data, at = now()) {
      const body = JSON.stringify({type, timestamp: new Date(at).toISOString(), data});
      const {result} = await ask(`webhooks/${tenant}/standard`, async () => {
        const id = `msg_${randomUUID()}`;
        const sent = new Date(now());
        return {method: 'POST', body, headers: {'webhook-id': id, 'webhook-timestamp': String(Math.floor(sent.getTime() / 1000)), 'webhook-signature': webhook.sign(id, sent, body)}};
      }) as {result: 'recorded' | 'duplicate'};
      return result;
    },
    me: ({visitor, member}) => ask(`me/referral?key=${key}`, async () => ({
      headers: {...(visitor !== undefined && {'kin-visitor': visitor}), ...(member !== undefined && {authorization: `Bearer ${await sign(member)}`})},
    })) as Promise<ReferralView>,
    async ledger() {
      const all: Entry[] = [];
      for (let next: string | undefined = '0'; next !== undefined;) {
        const page = await ask(`ledger?key=${key}&after=${next}`, asOperator) as {entries: readonly Entry[]; next?: string};
        all.push(...page.entries);
        ({next} = page);
      }
      return all;
    },
    async stock(name, count) {
      const codes = Array.from({length: count}, () => `CUP-${randomUUID().slice(0, 8).toUpperCase()}`);
      await ask(`pools/${name}/coupons?key=${key}`, async () => ({...await asOperator(), method: 'POST', body: JSON.stringify({codes})}));
    },
    pool: name => ask(`pools/${name}?key=${key}`, asOperator) as Promise<Pool>,
  };
}
