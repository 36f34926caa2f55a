import {failures, type Json, ok} from '../openapi-answers.js';
import {shopSchemas} from './shop-schemas.js';
import {standardSchema} from './standard.js';
import {webhookKinds} from './webhook-format.js';

const text = {type: 'string'};
const time = {type: 'string', format: 'date-time', description: 'RFC 3339, UTC.'};
const coupon = {type: 'object', required: ['code'], properties: {code: {type: 'string', minLength: 1, maxLength: 128}}};

/** What the shop posts. */
export function webhookPaths(): Json {
  return {
    '/v1/webhooks/{tenant}/{kind}': {
      post: {
        summary: 'Say what became of an order, or of a member, as the shop',
        description: 'Signed with a secret that the tenants file names, over the bytes of the body, at most 1 MiB. '
          + '`standard`: Standard Webhooks, in the headers webhook-id, webhook-timestamp and webhook-signature, sent at most 5 minutes ago. '
          + '`shopify` and `woocommerce`: the systems’ own webhooks about orders, in X-Shopify-Hmac-Sha256 or X-WC-Webhook-Signature, of the last three days. '
          + 'The answer comes after the commit; what comes again changes nothing.',
        security: [{}],
        parameters: [
          {name: 'tenant', in: 'path', required: true, schema: text},
          {name: 'kind', in: 'path', required: true, schema: {enum: webhookKinds}},
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                anyOf: [
                  ...(Object.keys(shopSchemas) as (keyof typeof shopSchemas)[]).map(type => ({...standardSchema(type), title: `standard: ${type}`})),
                  {type: 'object', title: 'shopify: an order or a refund', required: ['id']},
                  {type: 'object', title: 'woocommerce: an order', required: ['id', 'status']},
                ],
              },
            },
          },
        },
        responses: {
          ...ok('What became of it.', {'application/json': {schema: {
            type: 'object',
            required: ['result'],
            additionalProperties: false,
            properties: {
              result: {enum: ['recorded', 'duplicate', 'ignored'], description: '`duplicate`: it had been recorded before. `ignored`: it is not about anything that is kept.'},
              detail: {type: 'string', description: 'Why it is ignored.'},
            },
          }}}),
          ...failures('wrong-webhook', 'stale-webhook', 'wrong-signature', 'unknown-tenant', 'unknown-webhook', 'too-large', 'unavailable'),
        },
      },
    },
  };
}

/** What the shop is called for. */
export function shopCalls(): Json {
  const holder = (name: string): Json => ({type: 'object', required: [name], additionalProperties: false, properties: {[name]: text}});
  return {
    reward: {
      post: {
        summary: 'A reward was granted, or taken back',
        description: 'Posted to the address that the tenants file names, as Standard Webhooks. The header webhook-id is the same at each attempt, and the shop does once what comes with it. '
          + 'Until the answer is 2xx, within 10 seconds and at most 64 KiB, it is posted again, after half a minute up to six hours. Redirects are not followed.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['type', 'timestamp', 'data'],
                properties: {
                  type: {enum: ['reward.granted', 'reward.reversed']},
                  timestamp: {...time, description: 'When it was granted or reversed.'},
                  data: {
                    type: 'object',
                    required: ['entry', 'reward', 'holder', 'referral'],
                    properties: {
                      entry: {...text, description: 'The id of the ledger’s entry.'},
                      reward: {...text, description: 'The reward’s id in the program.'},
                      holder: {description: 'Who has it: the shop’s id of a member, or a visitor’s; or a name that stands for one who was erased.', oneOf: [holder('member'), holder('visitor'), holder('erased')]},
                      referral: text,
                      expires: {...time, description: 'The first moment at which it is no longer good.'},
                      coupon: {...coupon, description: 'The code of a pool that its holder was given.'},
                    },
                  },
                },
              },
            },
          },
        },
        responses: {'2XX': {description: 'It is done. The answer to a grant may hold the code to use at the checkout.', content: {'application/json': {schema: {type: 'object', properties: {coupon}}}}}},
      },
    },
  };
}
