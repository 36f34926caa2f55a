import type {Context, Handler} from 'hono';
import type {Schema} from '@cfworker/json-schema';
import {inLines, schemaProblems, termsOf} from '../../src/program/index.js';
import {admit} from '../access.js';
import {derivedEvent} from '../derived-event.js';
import {readOperator} from '../operator.js';
import {giveCoupons} from './post-move.js';
import {Problem} from '../problem.js';
import {findRules} from './referrals.js';
import type {Parts, ServiceEnv} from '../service-env.js';
import type {Tenant} from '../tenant.js';

export const entriesOnAPage = 100;

export const couponsSchema = {
  type: 'object',
  description: 'an object with the field codes',
  required: ['codes'],
  additionalProperties: false,
  properties: {
    codes: {
      type: 'array',
      minItems: 1,
      maxItems: 1000,
      items: {type: 'string', pattern: '^[!-~]{1,64}$', description: 'a coupon code of 1 to 64 visible ASCII characters'},
      description: 'a list of 1 to 1000 single-use coupon codes',
    },
  },
} as const;

/** `GET /v1/ledger`: for the brand, what was promised, granted and taken back; in the order in which it was. */
export function getLedger(parts: Parts): Handler<ServiceEnv, '/v1/ledger'> {
  return async c => {
    const tenant = admit(c, parts, c.req.query('key'));
    await readOperator(c, tenant, parts.now());
    const after = readPlace(c);
    const found = await parts.store.transact(tenant.id, transaction => transaction.ledger({after, limit: entriesOnAPage + 1}));
    const page = found.slice(0, entriesOnAPage);
    c.header('Vary', 'Authorization');
    const entries = page.map(({place: _, ...entry}) => entry);
    return c.json({entries, ...(found.length > page.length && {next: String(page.at(-1)!.place)})}, 200, {'Cache-Control': 'no-store'});
  };
}

/** `GET /v1/pools/:pool`: for the brand, how many codes of a pool are where, and how many rewards wait for one. */
export function getPool(parts: Parts): Handler<ServiceEnv, '/v1/pools/:pool'> {
  return async c => {
    const tenant = admit(c, parts, c.req.query('key'));
    await readOperator(c, tenant, parts.now());
    const pool = findPool(tenant, c.req.param('pool'));
    c.header('Vary', 'Authorization');
    return c.json(await parts.store.transact(tenant.id, transaction => transaction.pool(pool)), 200, {'Cache-Control': 'no-store'});
  };
}

/** `POST /v1/pools/:pool/coupons`: more codes for a pool, of which those who wait get theirs at once. */
export function postCoupons(parts: Parts): Handler<ServiceEnv, '/v1/pools/:pool/coupons'> {
  return async c => {
    const tenant = admit(c, parts, c.req.query('key'));
    const now = parts.now();
    const operator = await readOperator(c, tenant, now);
    const rules = findRules(tenant);
    const pool = findPool(tenant, c.req.param('pool'));
    const codes = readCoupons(await c.req.text());
    const {added, changed} = await parts.store.transact(tenant.id, async transaction => {
      const changed = new Set<string>();
      const added = await transaction.addCoupons(pool, codes);
      if (added === 0) return {added, changed};
      const event = derivedEvent('coupons.added', {pool, count: added, by: operator.id}, now);
      await transaction.addEvent(event, {occurred: event.time, received: event.time});
      await giveCoupons({transaction, rules, now, changed}, pool);
      return {added, changed};
    });
    for (const topic of changed) parts.live.publish(tenant.id, topic);
    return c.json({added, repeated: codes.length - added}, 200, {'Cache-Control': 'no-store'});
  };
}

/** @throws {Problem} unknown-referral, unknown-pool */
function findPool(tenant: Tenant, pool: string): string {
  const {rewards, milestones} = termsOf(findRules(tenant));
  const pools = [rewards.member, rewards.friend, ...milestones.map(({reward}) => reward)].flatMap(({from}) => ('pool' in from ? from.pool : []));
  if (pools.includes(pool)) return pool;
  const known = [...new Set(pools)].map(name => `"${name}"`).join(', ') || 'none';
  throw new Problem('unknown-pool', `No reward of the program is taken from a pool ${JSON.stringify(pool.slice(0, 80))}. Its pools: ${known}.`);
}

/** A list that came from a file may well repeat itself. @throws {Problem} not-json, wrong-coupons */
function readCoupons(body: string): readonly string[] {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new Problem('not-json', 'The body cannot be parsed: send one JSON object with the field codes.');
  }
  const problems = schemaProblems(couponsSchema as unknown as Schema, value);
  if (problems.length > 0) throw new Problem('wrong-coupons', inLines(problems));
  return (value as {readonly codes: readonly string[]}).codes;
}

function readPlace(c: Context<ServiceEnv>): number | undefined {
  const after = c.req.query('after');
  if (after === undefined) return undefined;
  if (!/^\d{1,15}$/.test(after)) throw new Problem('wrong-query', 'after is not the "next" of a page of the ledger: take it from the answer before, or leave it out.');
  return Number(after);
}
