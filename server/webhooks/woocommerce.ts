import type {KeyObject} from 'node:crypto';
import type {Schema} from '@cfworker/json-schema';
import {schemaProblems} from '../../src/program/index.js';
import type {ShopFact} from '../referrals/shop-facts.js';
import {addressHash} from './address-hash.js';
import {boughtIn, factId, minorUnits, parseBody, shopSystemWindow, visitorIn} from './reading.js';
import {signerOfBody} from './signature.js';
import type {WebhookFormat} from './webhook-format.js';

interface Order {
  readonly id: number;
  readonly status: string;
  readonly currency: string;
  readonly total: string;
  readonly date_modified_gmt: string;
  readonly date_paid_gmt?: string | null;
  readonly customer_id?: number;
  readonly meta_data?: readonly {readonly key: unknown; readonly value: unknown}[];
  readonly line_items?: readonly {readonly product_id?: unknown; readonly quantity?: unknown}[];
  readonly coupon_lines?: readonly {readonly code: string}[];
  readonly refunds?: readonly {readonly id: number; readonly total: string}[];
  readonly shipping?: {readonly [field in 'address_1' | 'address_2' | 'city' | 'postcode' | 'country']?: string};
}

const id = {type: 'integer', minimum: 1, description: 'an id, a whole number'} as const;
const gmt = '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d$';
const inGmt = 'a time in GMT, as "2026-01-31T12:00:00"';
const text = {type: 'string'} as const;

const orderSchema: Schema = {
  type: 'object',
  description: 'an order as version 3 of the REST API gives it',
  required: ['id', 'status', 'currency', 'total', 'date_modified_gmt'],
  properties: {
    id,
    status: text,
    currency: {type: 'string', pattern: '^[A-Z]{3}$', description: 'an ISO 4217 code, as EUR'},
    total: {type: 'string', pattern: '^\\d{1,13}(\\.\\d{1,8})?$', description: 'an amount, as "24.90"'},
    date_modified_gmt: {type: 'string', pattern: gmt, description: inGmt},
    date_paid_gmt: {type: ['string', 'null'], pattern: gmt, description: inGmt},
    customer_id: {type: 'integer', minimum: 0, description: 'the customer’s id, 0 for a guest'},
    meta_data: {type: 'array', items: {type: 'object'}},
    line_items: {type: 'array', items: {type: 'object'}},
    coupon_lines: {type: 'array', items: {type: 'object', required: ['code'], properties: {code: text}}},
    refunds: {
      type: 'array',
      items: {type: 'object', required: ['id', 'total'], properties: {id, total: {type: 'string', pattern: '^-?\\d{1,13}(\\.\\d{1,8})?$', description: 'an amount, as "-24.90"'}}},
    },
    shipping: {type: 'object', properties: {address_1: text, address_2: text, city: text, postcode: text, country: text}},
  },
};

/**
 * WooCommerce's webhooks (https://developer.woocommerce.com/docs/apis/rest-api/v3/webhooks/).
 * It tells what an order has become, so one body may hold several facts, and
 * some of them again. It does not try again, and switches a webhook off after
 * more than five failures in a row.
 */
export const woocommerce: WebhookFormat = {
  oldest: shopSystemWindow,
  signature: 'X-WC-Webhook-Signature has to be the base64 of the HMAC-SHA256 of the body’s bytes',
  signer: (incoming, secrets) => signerOfBody(incoming, 'X-WC-Webhook-Signature', secrets),
  isPing: ({body}) => /^webhook_id=\d{1,20}$/.test(body.toString()),

  read({header, body}, secret) {
    const topic = header('X-WC-Webhook-Topic') ?? '';
    if (topic !== 'order.created' && topic !== 'order.updated') return {what: 'nothing', why: 'X-WC-Webhook-Topic is none of order.created, order.updated.'};
    const parsed = parseBody(body);
    const problems = parsed.ok ? schemaProblems(orderSchema, parsed.value) : parsed.problems;
    if (!parsed.ok || problems.length > 0) return {what: 'wrong', problems};
    const order = parsed.value as Order;
    const facts = factsIn(order, secret).map((fact): ShopFact => ({...fact, id: factId(fact)}));
    if (facts.length === 0) return {what: 'nothing', why: `The order is ${JSON.stringify(order.status)}: nothing was paid or given back.`};
    return {what: 'facts', sent: Date.parse(iso(order.date_modified_gmt)), facts};
  },
};

function factsIn(order: Order, secret: KeyObject): readonly Omit<ShopFact, 'id'>[] {
  const {status, date_paid_gmt: paidAt, currency} = order;
  const id = String(order.id);
  // When it was refunded or cancelled is not said: when the order was changed, as it is first told, is nearest.
  const at = iso(order.date_modified_gmt);
  return [
    ...((status === 'processing' || status === 'completed') && paidAt ? [paid(order, iso(paidAt), secret)] : []),
    ...(order.refunds ?? []).flatMap(refund => {
      const amount = Math.abs(minorUnits(refund.total, currency));
      return amount === 0 ? [] : [{type: 'order.refunded' as const, data: {order: id, refund: String(refund.id), amount, at}}];
    }),
    ...(status === 'cancelled' ? [{type: 'order.cancelled' as const, data: {order: id, at}}] : []),
  ];
}

function paid(order: Order, at: string, secret: KeyObject): Omit<ShopFact<'order.paid'>, 'id'> {
  const {shipping: to} = order;
  const address = to && addressHash({lines: [to.address_1, to.address_2], city: to.city, postcode: to.postcode, country: to.country}, secret);
  const coupons = order.coupon_lines?.map(({code}) => code) ?? [];
  return {
    type: 'order.paid',
    data: {
      order: String(order.id),
      at,
      amount: minorUnits(order.total, order.currency),
      currency: order.currency,
      ...(order.customer_id && {member: String(order.customer_id)}),
      ...visitorIn(order.meta_data?.find(({key}) => key === 'kin_visitor')?.value),
      ...(address && {address}),
      ...(coupons.length > 0 && {coupons}),
      ...boughtIn((order.line_items ?? []).map(({product_id: product, quantity}) => ({product, quantity}))),
    },
  };
}

/** WooCommerce's times in GMT have no Z. */
function iso(time: string): string {
  return new Date(`${time}Z`).toISOString();
}
