import type {Schema} from '@cfworker/json-schema';
import {Problem} from './problem.js';
import {fromDeltas} from '../src/events/index.js';
import {inLines, schemaProblems} from '../src/program/index.js';

/** The largest body that is read, in bytes. */
export const largestBody = 256 * 1024;

/** What a page posts: some of its events, not yet read. */
export interface Delivery {
  readonly key: string;
  /** Who the member is, signed by the shop. */
  readonly token?: string;
  /** The device's clock when the batch left. */
  readonly sentAt: string;
  readonly events: readonly unknown[];
}

/** Fields that it does not name are let pass, so that an older service takes a newer page's delivery. */
export const deliverySchema = {
  type: 'object',
  description: 'an object with the fields key, sentAt, events',
  required: ['key', 'sentAt', 'events'],
  properties: {
    key: {type: 'string', minLength: 1, maxLength: 128, description: 'the tenant’s publishable key'},
    token: {type: 'string', maxLength: 8192, description: 'the member’s token, a JWT'},
    sentAt: {
      type: 'string',
      pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z$',
      description: 'the device’s time, as 2026-01-31T12:00:00.000Z',
    },
    events: {type: 'array', minItems: 1, maxItems: 1000, description: 'a list of 1 to 1000 events'},
  },
} as const;

/** @throws {Problem} not-json, wrong-envelope */
export function readDelivery(body: string): Delivery {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new Problem('not-json', 'The body cannot be parsed: send one JSON object with the fields key, sentAt, events.');
  }
  const problems = schemaProblems(deliverySchema as unknown as Schema, value);
  if (problems.length > 0) throw new Problem('wrong-envelope', inLines(problems));
  const delivery = value as Delivery;
  return {...delivery, events: fromDeltas(delivery.events)};
}
