import type {KeyObject} from 'node:crypto';
import type {Schema} from '@cfworker/json-schema';
import type {ShopData} from '../../src/events/index.js';
import {type SchemaProblem, schemaProblems} from '../../src/program/index.js';
import type {ShopFact} from '../referrals/shop-facts.js';
import {addressHash} from './address-hash.js';
import {boughtIn, factId, minorUnits, parseBody, shopSystemWindow, visitorIn} from './reading.js';
import {signerOfBody} from './signature.js';
import type {WebhookFormat} from './webhook-format.js';

interface Money {
  readonly amount: string;
  readonly currency_code: string;
}

interface Refund {
  readonly refund_line_items?: readonly {readonly line_item_id?: unknown; readonly quantity?: unknown; readonly line_item?: {readonly product_id?: unknown} | null}[];
  readonly transactions: readonly {
    readonly kind: string;
    readonly status: string;
    readonly amount: string;
    readonly currency: string;
    /** In the shop's currency, where the shopper paid in another. */
    readonly amount_set?: {readonly shop_money: Money};
  }[];
}

interface PaidOrder {
  readonly id: number;
  readonly updated_at: string;
  readonly currency: string;
  readonly total_price: string;
  readonly current_total_price?: string;
  readonly customer?: {readonly id: number} | null;
  readonly note_attributes?: readonly {readonly name: unknown; readonly value: unknown}[];
  readonly discount_codes?: readonly {readonly code: string}[];
  readonly shipping_address?: {readonly [field in 'address1' | 'address2' | 'city' | 'zip' | 'country_code']?: string | null} | null;
  readonly refunds?: readonly Refund[];
  readonly line_items?: readonly {readonly id?: unknown; readonly product_id?: unknown; readonly quantity?: unknown; readonly current_quantity?: unknown}[];
}

const id = {type: 'integer', minimum: 1, description: 'an id, a whole number'} as const;
const time = {type: 'string', format: 'date-time'} as const;
const price = {type: 'string', pattern: '^\\d{1,13}(\\.\\d{1,4})?$', description: 'an amount, as "24.90"'} as const;
const currency = {type: 'string', pattern: '^[A-Z]{3}$', description: 'an ISO 4217 code, as EUR'} as const;
const text: Schema = {type: ['string', 'null']};
const object = (required: string[], properties: Record<string, Schema>): Schema => ({type: 'object', required, properties, description: `an object with the fields ${required.join(', ')}`});
const objects: Schema = {type: 'array', items: {type: 'object'}};
const transactions: Schema = {
  type: 'array',
  items: object(['kind', 'status', 'amount', 'currency'], {
    kind: {type: 'string'},
    status: {type: 'string'},
    amount: price,
    currency,
    amount_set: object(['shop_money'], {shop_money: object(['amount', 'currency_code'], {amount: price, currency_code: currency})}),
  }),
};

/**
 * What each topic's body has to be. The topic itself is not signed: whoever has
 * got hold of a body could send it under another one. So a body is taken for
 * what it says of itself.
 */
const topics = {
  'orders/paid': {
    schema: object(['id', 'financial_status', 'updated_at', 'currency', 'total_price'], {
      id,
      financial_status: {enum: ['paid', 'partially_refunded'], description: '"paid" or "partially_refunded", in what comes as orders/paid'},
      updated_at: time,
      currency,
      total_price: price,
      current_total_price: price,
      customer: {...object(['id'], {id}), type: ['object', 'null']},
      note_attributes: {type: 'array', items: {type: 'object'}},
      discount_codes: {type: 'array', items: object(['code'], {code: {type: 'string'}})},
      shipping_address: {type: ['object', 'null'], properties: {address1: text, address2: text, city: text, zip: text, country_code: text}},
      refunds: {type: 'array', items: object(['transactions'], {transactions, refund_line_items: objects})},
      line_items: objects,
    }),
    facts: (order: PaidOrder, secret: KeyObject) => [paid(order, secret)],
  },
  'refunds/create': {
    schema: object(['id', 'order_id', 'created_at', 'transactions'], {id, order_id: id, created_at: time, transactions, refund_line_items: objects}),
    facts: ({id, order_id, created_at, ...refund}: Refund & {readonly id: number; readonly order_id: number; readonly created_at: string}) => {
      const amount = given(refund);
      // What was only put back on the shelf is no money.
      if (amount === 0) return [];
      const data: ShopData['order.refunded'] = {order: String(order_id), refund: String(id), amount, at: iso(created_at), ...boughtIn((refund.refund_line_items ?? []).map(({line_item: item, quantity}) => ({product: item?.product_id, quantity})))};
      return [{type: 'order.refunded' as const, data}];
    },
  },
  'orders/cancelled': {
    schema: object(['id', 'cancelled_at'], {id, cancelled_at: {...time, description: 'when it was cancelled, in what comes as orders/cancelled'}}),
    facts: ({id, cancelled_at}: {readonly id: number; readonly cancelled_at: string}) => [{type: 'order.cancelled' as const, data: {order: String(id), at: iso(cancelled_at)}}],
  },
} as const;

/**
 * Shopify's webhooks (https://shopify.dev/docs/apps/build/webhooks/verify-deliveries).
 * It tries again eight times within four hours, always with the first body
 * (https://shopify.dev/changelog/updates-to-webhook-retry-mechanism); before
 * September 2024 it tried for two days.
 */
export const shopify: WebhookFormat = {
  oldest: shopSystemWindow,
  signature: 'X-Shopify-Hmac-Sha256 has to be the base64 of the HMAC-SHA256 of the body’s bytes',
  signer: (incoming, secrets) => signerOfBody(incoming, 'X-Shopify-Hmac-Sha256', secrets),

  read({header, body}, secret) {
    const topic = header('X-Shopify-Topic') ?? '';
    if (!isTopic(topic)) return {what: 'nothing', why: `X-Shopify-Topic is none of ${Object.keys(topics).join(', ')}.`};
    const parsed = parseBody(body);
    const problems: readonly SchemaProblem[] = parsed.ok ? schemaProblems(topics[topic].schema, parsed.value) : parsed.problems;
    if (!parsed.ok || problems.length > 0) return {what: 'wrong', problems};
    const facts = topics[topic].facts(parsed.value as never, secret).map((fact): ShopFact => ({...fact, id: factId(fact)}));
    const [first] = facts;
    if (!first) return {what: 'nothing', why: 'The refund gives no money back.'};
    return {what: 'facts', sent: Date.parse(first.data.at), facts};
  },
};

function isTopic(topic: string): topic is keyof typeof topics {
  return Object.hasOwn(topics, topic);
}

function paid(order: PaidOrder, secret: KeyObject): Omit<ShopFact<'order.paid'>, 'id'> {
  const {shipping_address: to} = order;
  const address = to && addressHash({lines: [to.address1, to.address2], city: to.city, postcode: to.zip, country: to.country_code}, secret);
  const coupons = order.discount_codes?.map(({code}) => code) ?? [];
  return {
    type: 'order.paid',
    data: {
      order: String(order.id),
      at: iso(order.updated_at),
      // The current total has what was edited, and lacks what was given back, which comes as a fact of its own.
      amount: minorUnits(order.current_total_price ?? order.total_price, order.currency) + (order.current_total_price === undefined ? 0 : sum((order.refunds ?? []).map(given))),
      currency: order.currency,
      ...(order.customer && {member: String(order.customer.id)}),
      ...visitorIn(order.note_attributes?.find(({name}) => name === 'kin_visitor')?.value),
      ...(address && {address}),
      ...(coupons.length > 0 && {coupons}),
      ...boughtIn((order.line_items ?? []).map(item => ({product: item.product_id, quantity: quantityOf(item, order.refunds ?? [])}))),
    },
  };
}

/** As with the amount: what it is now, and what was given back. */
function quantityOf({id, quantity, current_quantity: current}: NonNullable<PaidOrder['line_items']>[number], refunds: readonly Refund[]): unknown {
  if (typeof current !== 'number') return quantity;
  return current + sum(refunds.filter(refund => given(refund) > 0).flatMap(refund => refund.refund_line_items ?? []).map(item => (item.line_item_id === id && typeof item.quantity === 'number' ? item.quantity : 0)));
}

/** What a refund gives back, in the minor unit of the shop's currency. Money on its way back counts. */
function given({transactions}: Refund): number {
  return sum(transactions.filter(({kind, status}) => kind === 'refund' && ['success', 'pending'].includes(status)).map(({amount, currency, amount_set: set}) =>
    (set ? minorUnits(set.shop_money.amount, set.shop_money.currency_code) : minorUnits(amount, currency))));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

/** Shopify's times are the shop's, with an offset. */
function iso(time: string): string {
  return new Date(time).toISOString();
}
