import type {Context, Handler, MiddlewareHandler} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import {inLines, type SchemaProblem} from '../../src/program/index.js';
import {Problem, type ProblemKind} from '../problem.js';
import type {Parts, ServiceEnv} from '../service-env.js';
import {recordShopFact} from '../referrals/shop-facts.js';
import type {Tenant} from '../tenant.js';
import {clockSkew} from './reading.js';
import {shopify} from './shopify.js';
import {standard} from './standard.js';
import {type Incoming, type WebhookFormat, type WebhookKind, webhookKinds} from './webhook-format.js';
import {woocommerce} from './woocommerce.js';

/** The largest webhook that is read, in bytes. */
export const largestWebhook = 1024 * 1024;

const formats: {readonly [K in WebhookKind]: WebhookFormat} = {standard, shopify, woocommerce};

/** What becomes of a webhook that is taken. */
export interface Taken {
  readonly result: 'recorded' | 'duplicate' | 'ignored';
  /** Why it is ignored. */
  readonly detail?: string;
}

/** Keeps what the shop says; the names of what changed by it are those of live topics. */
export type RecordFact = typeof recordShopFact;

/**
 * `POST /v1/webhooks/:tenant/:kind`: what the shop says of its orders. Nothing
 * of the body is believed before its signature holds.
 */
export function postWebhook(parts: Parts, record: RecordFact = recordShopFact): Handler<ServiceEnv, '/v1/webhooks/:tenant/:kind'> {
  return async c => {
    const refuse = refusal(c, parts);
    const tenant = parts.tenants.find(({id}) => id === c.req.param('tenant'));
    if (!tenant) throw refuse('unknown-tenant', 'The tenants file has no tenant of this id.');
    c.set('tenant', tenant);
    const kind = webhookKinds.find(kind => kind === c.req.param('kind'));
    const secrets = kind && tenant.webhooks?.[kind];
    if (!kind || !secrets) throw refuse('unknown-webhook', `The tenant takes ${Object.keys(tenant.webhooks ?? {}).join(', ') || 'no webhooks'}: name a file of secrets for others under webhooks in the tenants file.`);

    const format = formats[kind];
    const incoming: Incoming = {header: name => c.req.header(name), body: await readBytes(c)};
    if (format.isPing?.(incoming)) return answer(c, {result: 'ignored', detail: 'A ping says nothing.'});
    const secret = format.signer(incoming, secrets);
    if (!secret) throw refuse('wrong-signature', `${format.signature}, by a secret that the tenants file names for "${kind}".`);

    const said = format.read(incoming, secret);
    if (said.what === 'nothing') return answer(c, {result: 'ignored', detail: said.why});
    if (said.what === 'wrong') throw refuse('wrong-webhook', inLines(said.problems), said.problems);
    const now = parts.now();
    const age = now - said.sent;
    if (age > format.oldest || age < -clockSkew) {
      throw refuse('stale-webhook', `It says that it is of ${new Date(said.sent).toISOString()}, and here it is ${new Date(now).toISOString()}: taken is what is at most ${format.oldest / 60_000} minutes old and ${clockSkew / 60_000} ahead. Compare the clocks.`);
    }
    return answer(c, await recordAll(parts, tenant, said.facts.map(fact => async () => record(parts.store, tenant, fact, now))));
  };
}

/** @throws {Problem} too-large */
export function webhookLimit(parts: Pick<Parts, 'log'>): MiddlewareHandler<ServiceEnv> {
  return bodyLimit({
    maxSize: largestWebhook,
    onError: c => {
      throw refusal(c as Context<ServiceEnv>, parts)('too-large', `A webhook has at most ${largestWebhook} bytes.`);
    },
  });
}

/** One after the other, each in a transaction of its own: what was recorded stays so, and comes as a duplicate when the shop tries again. */
async function recordAll({live, log}: Pick<Parts, 'live' | 'log'>, tenant: Tenant, recordings: readonly (() => ReturnType<RecordFact>)[]): Promise<Taken> {
  let result: Taken['result'] = 'duplicate';
  for (const recording of recordings) {
    const recorded = await recording();
    if (result !== 'recorded' && recorded.result !== 'duplicate') result = recorded.result;
    for (const topic of recorded.changed) live.publish(tenant.id, topic);
    for (const mistake of recorded.mistakes) log.error({tenant: tenant.id, mistake}, 'the ledger did not take what the rules asked for');
  }
  return {result, ...(result === 'ignored' && {detail: 'It is of before its member was erased.'})};
}

/** Makes a refusal of this request, and logs why: its places, and nothing that stands there. */
function refusal(c: Context<ServiceEnv>, {log}: Pick<Parts, 'log'>): (kind: ProblemKind, detail: string, problems?: readonly SchemaProblem[]) => Problem {
  return (kind, detail, problems) => {
    const webhook = webhookKinds.find(kind => kind === c.req.param('kind'));
    log.warn({tenant: c.get('tenant')?.id, webhook, reason: kind, places: problems?.map(({pointer}) => pointer), requestId: c.get('requestId')}, 'a webhook was refused');
    return new Problem(kind, detail, kind === 'wrong-signature' ? {'WWW-Authenticate': 'Kindred realm="webhook"'} : {});
  };
}

async function readBytes(c: Context<ServiceEnv>): Promise<Buffer> {
  try {
    return Buffer.from(await c.req.arrayBuffer());
  } catch (error) {
    if (!c.req.raw.signal.aborted) throw error;
    throw new Problem('wrong-webhook', 'The connection closed before the body was complete.');
  }
}

function answer(c: Context<ServiceEnv>, taken: Taken): Response {
  return c.json(taken, 200, {'Cache-Control': 'no-store'});
}
