import {createHmac, createSecretKey, type KeyObject} from 'node:crypto';
import type {Hono} from 'hono';
import {pino} from 'pino';
import {Webhook} from 'standardwebhooks';
import {createApp} from '../../../server/app.js';
import {createLive, type Live} from '../../../server/live.js';
import type {ServiceEnv} from '../../../server/service-env.js';
import type {ShopFact} from '../../../server/referrals/shop-facts.js';
import type {Store} from '../../../server/store.js';
import type {Tenant} from '../../../server/tenant.js';
import type {RecordFact} from '../../../server/webhooks/receive-webhook.js';
import {ink, noon, tea} from '../service-fixture.js';

/** Secrets by what they are for; of `tea`, two of each, as while one is changed. */
export const secrets = {
  standard: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'],
  shopify: ['b0c7a4e5d3f84c2f9a1e6d7c8b9a0f1e', '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'],
  woocommerce: ['dk#A9?{G|Zx2vRm!Qw7Lp0Ts', 'Kp3!s@Yb9^uHfE5nCt1Vj8Wz'],
  ink: 'whsec_dGhpcyBpcyB0aGUgc2VjcmV0IG9mIGluaw==',
} as const;

/** A secret as the tenants file's reader gives it. */
export const keyOf = (secret: string): KeyObject => createSecretKey(secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : Buffer.from(secret));

export const teaShop: Tenant = {
  ...tea,
  webhooks: {standard: secrets.standard.map(keyOf), shopify: secrets.shopify.map(keyOf), woocommerce: secrets.woocommerce.map(keyOf)},
};
export const inkShop: Tenant = {...ink, webhooks: {standard: [keyOf(secrets.ink)], shopify: [keyOf(secrets.ink)]}};

/** What is posted: the body and the headers that its sender gives it. */
export interface Signed {
  readonly body: string | Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

export interface WebhookService {
  readonly app: Hono<ServiceEnv>;
  readonly clock: {time: number};
  readonly live: Live;
  readonly logged: Record<string, unknown>[];
  /** What was recorded, by tenant, in order. */
  readonly facts: Record<string, ShopFact[]>;
  post(kind: string, signed: Signed, tenant?: string): Promise<Response>;
  /** The status, and the result or the problem. */
  said(kind: string, signed: Signed, tenant?: string): Promise<string>;
}

/** The service, with a memory in place of a store: what the shop says once is recorded, and then a duplicate. */
export function createWebhookService(): WebhookService {
  const clock = {time: noon};
  const logged: Record<string, unknown>[] = [];
  const facts: Record<string, ShopFact[]> = {};
  const recordFact: RecordFact = async (_store, tenant, fact) => {
    const own = facts[tenant.id] ??= [];
    if (own.some(({id}) => id === fact.id)) return {result: 'duplicate', changed: new Set(), mistakes: []};
    own.push(fact);
    return {result: 'recorded', changed: new Set([fact.id]), mistakes: []};
  };
  const live = createLive();
  const log = pino({level: 'info'}, {write: line => void logged.push(JSON.parse(line) as Record<string, unknown>)});
  const app = createApp({tenants: [teaShop, inkShop], store: {} as Store, live, log, version: '1.2.3', now: () => clock.time, recordFact});
  const post = async (kind: string, {body, headers}: Signed, tenant = 'tea'): Promise<Response> =>
    app.request(`/v1/webhooks/${tenant}/${kind}`, {method: 'POST', body: body as BodyInit, headers});
  return {
    app, clock, live, logged, facts, post,
    async said(kind, signed, tenant) {
      const response = await post(kind, signed, tenant);
      const {result, type} = (await response.json()) as {result?: string; type?: string};
      return `${response.status} ${result ?? type!.replace('urn:kindred:problem:', '')}`;
    },
  };
}

interface Signing {
  readonly secret?: string;
  /** Milliseconds since the epoch. */
  readonly sent?: number;
}

/** As a shop's own server sends it, with the published client. */
export function standardWebhook(body: object | string, {secret = secrets.standard[0], sent = noon}: Signing = {}): Signed {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const signature = new Webhook(secret).sign('msg_1', new Date(sent), text);
  return {body: text, headers: {'webhook-id': 'msg_1', 'webhook-timestamp': String(Math.floor(sent / 1000)), 'webhook-signature': signature}};
}

/** The documented formula of both shop systems. */
const hmac = (body: string | Buffer, secret: string): string => createHmac('sha256', secret).update(body).digest('base64');
const textOf = (body: object | string | Buffer): string | Buffer => (typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body));

export function shopifyWebhook(topic: string, body: object | string | Buffer, {secret = secrets.shopify[0]}: Signing = {}): Signed {
  const bytes = textOf(body);
  return {
    body: bytes,
    headers: {
      'Content-Type': 'application/json',
      'X-Shopify-Topic': topic,
      'X-Shopify-Hmac-Sha256': hmac(bytes, secret),
      'X-Shopify-Shop-Domain': 'tea-house.myshopify.com',
      'X-Shopify-API-Version': '2026-01',
      'X-Shopify-Webhook-Id': 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043',
      'X-Shopify-Triggered-At': '2026-03-01T12:00:01.123456789Z',
    },
  };
}

export function wooWebhook(topic: string, body: object | string | Buffer, {secret = secrets.woocommerce[0]}: Signing = {}): Signed {
  const bytes = textOf(body);
  return {
    body: bytes,
    headers: {
      'Content-Type': 'application/json',
      'X-WC-Webhook-Source': 'https://tea.example/',
      'X-WC-Webhook-Topic': topic,
      'X-WC-Webhook-Resource': topic.split('.')[0]!,
      'X-WC-Webhook-Event': topic.split('.')[1]!,
      'X-WC-Webhook-Signature': hmac(bytes, secret),
      'X-WC-Webhook-ID': '7',
      'X-WC-Webhook-Delivery-ID': '723ba6ed9d4b1d4d2bdd1d9a6d3ee9c3',
    },
  };
}
