import {isUtf8} from 'node:buffer';
import type {Schema} from '@cfworker/json-schema';
import {Webhook} from 'standardwebhooks';
import type {ShopData} from '../../src/events/index.js';
import {schemaProblems} from '../../src/program/index.js';
import type {ShopFact} from '../referrals/shop-facts.js';
import {clockSkew, factId, parseBody} from './reading.js';
import {shopSchemas} from './shop-schemas.js';
import {isSame} from './signature.js';
import type {WebhookFormat} from './webhook-format.js';

/** What a shop's own server posts. */
export interface StandardBody<T extends keyof ShopData = keyof ShopData> {
  readonly type: T;
  /** When it happened: RFC 3339. */
  readonly timestamp: string;
  readonly data: Omit<ShopData[T], 'at'>;
}

/**
 * Standard Webhooks (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md):
 * the signature covers the message's id, the time of sending and the body.
 */
export const standard: WebhookFormat = {
  oldest: 5 * 60_000,
  signature: 'webhook-signature has to be that of Standard Webhooks, of webhook-id, webhook-timestamp and the body as it is sent',

  signer({header, body}, secrets) {
    const [id, sent, given] = [header('webhook-id'), header('webhook-timestamp'), header('webhook-signature')];
    // What is no UTF-8 would be signed as another text than it is.
    if (!id || !given || sent === undefined || !/^\d{1,11}$/.test(sent) || !isUtf8(body)) return undefined;
    return secrets.find(secret => {
      // Its verify() knows the machine's clock alone; how old this is, is judged by the service's.
      const right = new Webhook(secret.export(), {format: 'raw'}).sign(id, new Date(Number(sent) * 1000), body.toString());
      return given.split(' ').some(one => isSame(one, right));
    });
  },

  read({header, body}) {
    const parsed = parseBody(body);
    if (!parsed.ok) return {what: 'wrong', problems: parsed.problems};
    const problems = schemaProblems(schemaFor(parsed.value), parsed.value);
    if (problems.length > 0) return {what: 'wrong', problems};
    const {type, timestamp, data} = parsed.value as StandardBody;
    const sent = Number(header('webhook-timestamp')) * 1000;
    const at = Date.parse(timestamp);
    if (at - sent > clockSkew) {
      return {what: 'wrong', problems: [{pointer: '/timestamp', found: JSON.stringify(timestamp), allowed: 'when it happened, which is before it was sent'}]};
    }
    const fact = {type, data: {...data, at: new Date(at).toISOString()}} as Omit<ShopFact, 'id'>;
    return {what: 'facts', sent, facts: [{...fact, id: factId(fact)}]};
  },
};

/** The schema of a body, by its type; where that is none, of any. */
function schemaFor(value: unknown): Schema {
  const type = (value as {type?: unknown} | null)?.type;
  const types = Object.keys(shopSchemas);
  return standardSchema(types.includes(type as string) ? (type as keyof ShopData) : undefined);
}

/** The JSON Schema of a body of this type. */
export function standardSchema(type?: keyof ShopData): Schema {
  return {
    type: 'object',
    description: 'an object with the fields type, timestamp, data',
    required: ['type', 'timestamp', 'data'],
    properties: {
      type: type ? {const: type} : {enum: Object.keys(shopSchemas)},
      timestamp: {type: 'string', format: 'date-time', description: 'when it happened, as 2026-01-31T12:00:00Z'},
      data: type ? shopSchemas[type] as unknown as Schema : {type: 'object', description: 'an object with what happened'},
    },
  };
}
