import type {ShopData} from '../../src/events/index.js';

const id = (what: string) => ({type: 'string', pattern: '^[!-~]{1,128}$', description: `${what}: 1 to 128 visible ASCII characters`}) as const;
const hash = (what: string) => ({type: 'string', pattern: '^[!-~]{1,256}$', description: `a hash of ${what} by a key of the shop’s: 1 to 256 visible ASCII characters`}) as const;
const amount = {type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description: 'a whole number of the currency’s minor unit, from 0'} as const;
const order = id('the shop’s id of the order');

const member = id('the customer, by the id that tokens have as sub');
const products = (description: string) => ({
  type: 'array',
  maxItems: 500,
  items: {
    type: 'object',
    description: 'an object with the fields product, quantity',
    required: ['product', 'quantity'],
    additionalProperties: false,
    properties: {product: id('the shop’s id of the product'), quantity: {type: 'integer', minimum: 1, maximum: 1_000_000, description: 'a whole number from 1 to 1000000'}},
  },
  description,
}) as const;
const complaint = {
  type: 'object',
  description: 'an object with the fields complaint, member',
  required: ['complaint', 'member'],
  additionalProperties: false,
  properties: {complaint: id('the shop’s id of the complaint'), member},
} as const;

/** How a visitor's id looks: a UUID in lower case. */
export const visitorId = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';

/** What a shop's own server says, by the type; `at` is the body's timestamp. A field that is not known is refused, so that a slip is seen and nothing is kept that was not asked for. */
export const shopSchemas = {
  'order.paid': {
    type: 'object',
    description: 'an object with the fields order, amount, currency',
    required: ['order', 'amount', 'currency'],
    additionalProperties: false,
    properties: {
      order,
      amount,
      currency: {type: 'string', pattern: '^[A-Z]{3}$', description: 'an ISO 4217 code, as EUR'},
      member,
      visitor: {type: 'string', pattern: visitorId, description: 'the visitor’s id, a UUID in lower case'},
      payment: hash('what was paid with'),
      address: hash('where it is sent'),
      coupons: {
        type: 'array',
        maxItems: 100,
        items: {type: 'string', minLength: 1, maxLength: 128, description: 'a code of 1 to 128 characters'},
        description: 'a list of at most 100 codes that were used',
      },
      products: products('a list of at most 500 products that were bought'),
    },
  },
  'order.refunded': {
    type: 'object',
    description: 'an object with the fields order, refund',
    required: ['order', 'refund'],
    additionalProperties: false,
    properties: {order, refund: id('the shop’s id of the refund'), amount, products: products('a list of at most 500 products that came back')},
  },
  'order.cancelled': {type: 'object', description: 'an object with the field order', required: ['order'], additionalProperties: false, properties: {order}},
  'complaint.opened': complaint,
  'complaint.resolved': complaint,
  'feedback.answered': {
    type: 'object',
    description: 'an object with the fields question, member',
    required: ['question', 'member'],
    additionalProperties: false,
    properties: {question: id('the shop’s id of what it asked'), member},
  },
} as const satisfies {readonly [T in keyof ShopData]: object};
