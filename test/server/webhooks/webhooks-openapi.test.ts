import {type Schema, Validator} from '@cfworker/json-schema';
import {describe, expect, it} from 'vitest';
import {openApi} from '../../../server/openapi.js';
import {largestWebhook} from '../../../server/webhooks/receive-webhook.js';
import {shopifyOrder, shopifyRefund, wooOrder} from './orders-fixture.js';
import {hour, noon} from '../service-fixture.js';
import {createWebhookService, secrets, shopifyWebhook, type Signed, standardWebhook, wooWebhook} from './webhooks-fixture.js';

interface Content {readonly content: Readonly<Record<string, {readonly schema: Schema}>>}
interface Operation {readonly requestBody: Content; readonly responses: Readonly<Record<string, Content>>}

const document = openApi('1.2.3') as {
  readonly paths: Readonly<Record<string, {readonly post: Operation}>>;
  readonly webhooks: {readonly reward: {readonly post: Operation}; readonly bond: {readonly post: Operation}};
  readonly components: object;
};
const {post} = document.paths['/v1/webhooks/{tenant}/{kind}']!;
const errors = (schema: Schema, value: unknown): unknown[] => new Validator({...schema, components: document.components}, '2020-12', false).validate(value).errors;

const paid = {type: 'order.paid', timestamp: '2026-03-01T11:59:00Z', data: {order: '1', amount: 2490, currency: 'EUR', coupons: ['CUP']}};

describe('the OpenAPI document', () => {
  it('describes webhooks and every answer to them', async () => {
    const service = createWebhookService();
    const cases: [string, Signed, number, string?][] = [
      ['standard', standardWebhook(paid), 200],
      ['standard', standardWebhook(paid), 200],
      ['shopify', shopifyWebhook('orders/paid', shopifyOrder), 200],
      ['shopify', shopifyWebhook('refunds/create', shopifyRefund), 200],
      ['woocommerce', wooWebhook('order.updated', wooOrder), 200],
      ['woocommerce', {body: 'webhook_id=7', headers: {}}, 200],
      ['shopify', shopifyWebhook('orders/create', shopifyOrder), 200],
      ['standard', standardWebhook({...paid, type: 'order.payed'}), 400],
      ['standard', standardWebhook(paid, {sent: noon - hour}), 400],
      ['standard', standardWebhook(paid, {secret: secrets.ink}), 401],
      ['stripe', standardWebhook(paid), 404],
      ['standard', standardWebhook(paid), 404, 'none'],
      ['standard', {body: ' ', headers: {'Content-Length': String(largestWebhook + 1)}}, 413],
    ];
    for (const [kind, signed, status, tenant] of cases) {
      const response = await service.post(kind, signed, tenant);
      expect(response.status).toBe(status);
      const type = response.headers.get('Content-Type')!.split(';')[0]!;
      expect(errors(post.responses[status]!.content[type]!.schema, await response.json())).toEqual([]);
    }
  });

  it('agrees with what is taken for a standard webhook', async () => {
    const {schema} = post.requestBody.content['application/json']!;
    const wrong = [{...paid, type: 'order.payed'}, {...paid, data: {...paid.data, at: paid.timestamp}}, {...paid, data: {...paid.data, amount: -1}}, {type: 'order.refunded', timestamp: paid.timestamp, data: {order: '1'}}, {...paid, timestamp: 'now'}, {type: 'complaint.resolved', timestamp: paid.timestamp, data: {complaint: '1'}}, {...paid, data: {...paid.data, products: [{product: 'tin'}]}}];
    const right = [paid, {type: 'order.refunded', timestamp: paid.timestamp, data: {order: '1', refund: '1'}}, {type: 'order.cancelled', timestamp: paid.timestamp, data: {order: '1'}}, {type: 'complaint.opened', timestamp: paid.timestamp, data: {complaint: '1', member: 'mia'}}, {type: 'feedback.answered', timestamp: paid.timestamp, data: {question: '1', member: 'mia'}}, {...paid, data: {...paid.data, products: [{product: 'tin', quantity: 1}]}}];
    for (const [bodies, ok] of [[right, true], [wrong, false]] as const) {
      for (const body of bodies) {
        expect(errors(schema, body).length === 0, JSON.stringify(body)).toBe(ok);
        expect((await createWebhookService().said('standard', standardWebhook(body))).startsWith('200'), JSON.stringify(body)).toBe(ok);
      }
    }
  });

  it('describes what the shop is called for', () => {
    const {schema} = document.webhooks.reward.post.requestBody.content['application/json']!;
    const granted = {type: 'reward.granted', timestamp: '2026-03-01T12:00:00.000Z', data: {entry: 'grant/1/cup', reward: 'cup', holder: {member: 'mia'}, referral: '1', expires: '2026-04-01T12:00:00.000Z'}};
    expect(errors(schema, granted)).toEqual([]);
    expect(errors(schema, {...granted, data: {...granted.data, holder: {visitor: 'v', member: 'm'}}})).not.toEqual([]);
  });
});
