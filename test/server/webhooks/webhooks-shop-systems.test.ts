import {createHmac} from 'node:crypto';
import {describe, expect, it} from 'vitest';
import type {ShopFact} from '../../../server/referrals/shop-facts.js';
import {shopifyCancelled, shopifyOrder, shopifyRefund, wooOrder} from './orders-fixture.js';
import {noon, visitor} from '../service-fixture.js';
import {createWebhookService, secrets, shopifyWebhook, type Signed, standardWebhook, wooWebhook} from './webhooks-fixture.js';

/** What one webhook makes known. */
async function factsOf(kind: string, signed: Signed): Promise<readonly ShopFact[]> {
  const service = createWebhookService();
  const response = await service.post(kind, signed);
  if (response.status !== 200) throw new Error(await response.text());
  return service.facts.tea ?? [];
}
const shopify = (topic: string, body: object): Promise<readonly ShopFact[]> => factsOf('shopify', shopifyWebhook(topic, body));
const woo = (body: object, topic = 'order.updated'): Promise<readonly ShopFact[]> => factsOf('woocommerce', wooWebhook(topic, body));
const addressOf = (facts: readonly ShopFact[]): string | undefined => (facts[0] as ShopFact<'order.paid'>).data.address;

describe('a standard webhook', () => {
  const standard = (body: object): Promise<readonly ShopFact[]> => factsOf('standard', standardWebhook(body));
  const detail = async (body: object): Promise<string> => ((await (await createWebhookService().post('standard', standardWebhook(body))).json()) as {detail: string}).detail;
  const paid = {type: 'order.paid', timestamp: '2026-03-01T11:59:00Z', data: {order: 'a/1', amount: 0, currency: 'EUR'}};

  it('says what the shop says, with its time', async () => {
    const data = {order: 'a/1', amount: 2490, currency: 'EUR', member: 'noa', visitor: visitor(7), payment: 'f00f', address: 'beef', coupons: ['CUP 7'], products: [{product: 'tin', quantity: 2}]};
    expect(await standard({...paid, timestamp: '2026-02-01T12:00:00+08:00', data})).toEqual([{id: 'order.paid/a%2F1', type: 'order.paid', data: {...data, at: '2026-02-01T04:00:00.000Z'}}]);
    expect(await standard({type: 'order.refunded', timestamp: paid.timestamp, data: {order: 'a', refund: '1'}})).toEqual([{id: 'order.refunded/a/1', type: 'order.refunded', data: {order: 'a', refund: '1', at: '2026-03-01T11:59:00.000Z'}}]);
    expect(await standard({type: 'order.cancelled', timestamp: paid.timestamp, data: {order: 'a'}})).toEqual([{id: 'order.cancelled/a', type: 'order.cancelled', data: {order: 'a', at: '2026-03-01T11:59:00.000Z'}}]);
  });

  it('says what became of members, and may say that a complaint is open again', async () => {
    const said = async (type: string, data: object, timestamp = paid.timestamp): Promise<unknown> => (await standard({type, timestamp, data}))[0];
    expect(await said('complaint.opened', {complaint: 'c/1', member: 'mia'})).toEqual({id: 'complaint.opened/c%2F1/mia/2026-03-01T11%3A59%3A00.000Z', type: 'complaint.opened', data: {complaint: 'c/1', member: 'mia', at: '2026-03-01T11:59:00.000Z'}});
    expect(await said('complaint.resolved', {complaint: 'c', member: 'mia'})).toMatchObject({type: 'complaint.resolved'});
    expect(await said('complaint.opened', {complaint: 'c/1', member: 'mia'}, '2026-03-01T11:59:30Z')).toMatchObject({id: 'complaint.opened/c%2F1/mia/2026-03-01T11%3A59%3A30.000Z'});
    for (const at of [paid.timestamp, '2026-03-01T11:59:30Z']) expect(await said('feedback.answered', {question: 'q', member: 'mia'}, at)).toMatchObject({id: 'feedback.answered/q/mia', type: 'feedback.answered', data: {question: 'q', member: 'mia'}});
    expect(await said('order.refunded', {order: 'a', refund: '1', products: [{product: 'tin', quantity: 1}]})).toMatchObject({data: {products: [{product: 'tin', quantity: 1}]}});
  });

  it('is refused with the place and what is allowed there', async () => {
    const cases: [object, string][] = [
      [{...paid, type: 'order.payed'}, '/type: found "order.payed"; allowed: "order.paid", "order.refunded", "order.cancelled", "complaint.opened"'],
      [{...paid, timestamp: '2026-03-01T12:05:01Z'}, '/timestamp: found "2026-03-01T12:05:01Z"; allowed: when it happened, which is before it was sent'],
      [{...paid, timestamp: 'yesterday'}, '/timestamp: found "yesterday"; allowed: when it happened, as 2026'],
      [{...paid, data: {...paid.data, at: paid.timestamp}}, '/data/at: found an unknown field; allowed: one of order, amount'],
      [{...paid, data: {...paid.data, vistor: visitor(1)}}, '/data/vistor: found an unknown field'],
      [{...paid, data: {...paid.data, visitor: 'v7'}}, '/data/visitor: found "v7"; allowed: the visitor’s id, a UUID in lower case'],
      [{...paid, data: {...paid.data, amount: 24.9}}, '/data/amount: found 24.9; allowed: a whole number of the currency’s minor unit'],
      [{...paid, data: {...paid.data, amount: -1}}, '/data/amount: found -1'],
      [{...paid, data: {...paid.data, currency: 'eur'}}, '/data/currency: found "eur"; allowed: an ISO 4217 code'],
      [{...paid, data: {...paid.data, address: 'Lindenstraße 5, Berlin'}}, '/data/address: found "Lindenstraße 5, Berlin"; allowed: a hash of where it is sent'],
      [{...paid, data: {...paid.data, order: ''}}, '/data/order: found ""; allowed: the shop’s id of the order'],
      [{...paid, data: {...paid.data, products: [{product: 'tin', quantity: 0}]}}, '/data/products/0/quantity: found 0; allowed: a whole number from 1'],
      [{...paid, data: {...paid.data, products: ['tin']}}, '/data/products/0: found "tin"; allowed: an object with the fields product, quantity'],
      [{type: 'complaint.opened', timestamp: paid.timestamp, data: {complaint: 'c'}}, '/data/member: found nothing; allowed: the customer'],
      [{type: 'order.refunded', timestamp: paid.timestamp, data: {order: 'a'}}, '/data/refund: found nothing; allowed: the shop’s id of the refund'],
    ];
    for (const [body, expected] of cases) expect(await detail(body)).toContain(expected);
  });

  it('holds with one of several signatures, of version 1', async () => {
    const service = createWebhookService();
    const {body, headers} = standardWebhook(paid);
    const others = (signature: string): Signed => ({body, headers: {...headers, 'webhook-signature': signature}});
    expect(await service.said('standard', others(`v1a,AAAA v1,AAAA ${headers['webhook-signature']!}`))).toBe('200 recorded');
    expect(await service.said('standard', others(headers['webhook-signature']!.replace('v1,', 'v2,')))).toBe('401 wrong-signature');
    for (const [name, value] of [['webhook-id', 'msg_2'], ['webhook-timestamp', String(noon / 1000 + 1)], ['webhook-timestamp', `${noon / 1000}.0`], ['webhook-timestamp', '']]) {
      expect(await service.said('standard', {body, headers: {...headers, [name!]: value!}}), name).toBe('401 wrong-signature');
    }
  });

  it('that is no text is not taken for one', async () => {
    const {headers} = standardWebhook('\ufffd');
    expect(await createWebhookService().said('standard', {body: Buffer.from([0xff]), headers})).toBe('401 wrong-signature');
  });
});

describe('Shopify’s webhook', () => {
  it('has the signature that its own client takes', () => {
    // `webhooks.validate` of @shopify/shopify-api 12.3.0 found this pair valid.
    const {headers} = shopifyWebhook('orders/paid', JSON.stringify({id: 5_678_901_234_567, note: 'Für dich ☕'}));
    expect(headers['X-Shopify-Hmac-Sha256']).toBe('uvHZYlFUK9jwi6KtW794DbWSTJ5fhb7VTJ2IewBDjkU=');
  });

  it('orders/paid says who paid what', async () => {
    expect(await shopify('orders/paid', shopifyOrder)).toEqual([{
      id: 'order.paid/5678901234567',
      type: 'order.paid',
      data: {order: '5678901234567', at: '2026-03-01T11:59:50.000Z', amount: 2490, currency: 'EUR', member: '7001002003004', visitor: visitor(7), address: expect.stringMatching(/^[\w-]{43}$/) as string, coupons: ['CUP-7F3A'], products: [{product: '8100200300', quantity: 2}]},
    }]);
  });

  it('orders/paid of a guest who carries nothing along has an amount, and nothing of anybody', async () => {
    const {note_attributes: _, discount_codes: __, line_items: ___, ...rest} = shopifyOrder;
    const [fact] = await shopify('orders/paid', {...rest, customer: null, shipping_address: null});
    expect(fact!.data).toEqual({order: '5678901234567', at: '2026-03-01T11:59:50.000Z', amount: 2490, currency: 'EUR'});
  });

  it('orders/paid takes from the page no visitor that is none', async () => {
    for (const value of ['me', visitor(7).toUpperCase().replace('0000-4', 'AAAA-4'), 7, null, {a: 1}, `${visitor(7)}\n`]) {
      const [fact] = await shopify('orders/paid', {...shopifyOrder, note_attributes: [{name: 'kin_visitor', value}]});
      expect(fact!.data, JSON.stringify(value)).not.toHaveProperty('visitor');
    }
  });

  it('orders/paid has what was paid, also when some of it was given back before, or the order was edited', async () => {
    const amountOf = async (more: object): Promise<number> => ((await shopify('orders/paid', {...shopifyOrder, ...more}))[0] as ShopFact<'order.paid'>).data.amount;
    expect(await amountOf({current_total_price: '4.50', financial_status: 'partially_refunded', refunds: [shopifyRefund]})).toBe(2490);
    expect(await amountOf({current_total_price: '30.00'})).toBe(3000);
    const {current_total_price: _, ...old} = shopifyOrder;
    expect(((await shopify('orders/paid', {...old, refunds: [shopifyRefund]}))[0] as ShopFact<'order.paid'>).data.amount).toBe(2490);
  });

  it('orders/paid has what was bought, also when some of it was given back before, or the order was edited', async () => {
    const [tin, ribbon] = shopifyOrder.line_items;
    const boughtIn = async (items: readonly object[], more: object = {}): Promise<unknown> => ((await shopify('orders/paid', {...shopifyOrder, line_items: items, ...more}))[0] as ShopFact<'order.paid'>).data.products;
    const [{id: line_item_id}, {refund_line_items: items}] = [tin!, shopifyRefund];
    expect(await boughtIn([{...tin, current_quantity: 1}, ribbon!], {financial_status: 'partially_refunded', refunds: [shopifyRefund]})).toEqual([{product: '8100200300', quantity: 2}]);
    // What was taken out of the order before it was paid was not bought.
    expect(await boughtIn([{...tin, current_quantity: 1}], {refunds: [{...shopifyRefund, transactions: []}]})).toEqual([{product: '8100200300', quantity: 1}]);
    expect(await boughtIn([{...tin, current_quantity: 0}, {...tin, id: 2, product_id: 7}], {refunds: [{...shopifyRefund, refund_line_items: [...items, {...items[0], line_item_id, quantity: 2}]}]})).toEqual([{product: '8100200300', quantity: 3}, {product: '7', quantity: 2}]);
    expect(await boughtIn([{product_id: 7, quantity: 3}, {product_id: '8', quantity: 1}, {product_id: 9, quantity: 0.5}, {product_id: 10}, {}])).toEqual([{product: '7', quantity: 3}]);
    expect(await boughtIn([])).toBeUndefined();
  });

  it('reckons in each currency’s minor unit', async () => {
    for (const [total, currency, amount] of [['1500', 'JPY', 1500], ['1500.00', 'JPY', 1500], ['12.345', 'KWD', 12_345], ['0.29', 'USD', 29], ['1234567.89', 'USD', 123_456_789], ['4.35', 'EUR', 435]] as const) {
      const [fact] = await shopify('orders/paid', {...shopifyOrder, current_total_price: total, currency});
      expect(fact!.data).toMatchObject({amount, currency});
    }
  });

  it('refunds/create says what was given back, in the shop’s currency', async () => {
    expect(await shopify('refunds/create', shopifyRefund)).toEqual([{id: 'order.refunded/5678901234567/900000000001', type: 'order.refunded', data: {order: '5678901234567', refund: '900000000001', amount: 2040, at: '2026-03-01T11:59:30.000Z', products: [{product: '8100200300', quantity: 1}]}}]);
    const [refund] = shopifyRefund.transactions;
    const abroad = {...shopifyRefund, transactions: [{...refund, amount: '3300', currency: 'JPY', amount_set: {shop_money: {amount: '20.40', currency_code: 'EUR'}, presentment_money: {amount: '3300', currency_code: 'JPY'}}}]};
    expect((await shopify('refunds/create', abroad))[0]!.data).toMatchObject({amount: 2040});
    expect((await shopify('refunds/create', {...shopifyRefund, transactions: [{...refund, status: 'pending'}, refund]}))[0]!.data).toMatchObject({amount: 4080});
  });

  it('refunds/create that gives no money back is ignored', async () => {
    const service = createWebhookService();
    expect(await service.said('shopify', shopifyWebhook('refunds/create', {...shopifyRefund, transactions: []}))).toBe('200 ignored');
    expect(service.facts).toEqual({});
  });

  it('orders/cancelled says when', async () => {
    expect(await shopify('orders/cancelled', shopifyCancelled)).toEqual([{id: 'order.cancelled/5678901234567', type: 'order.cancelled', data: {order: '5678901234567', at: '2026-03-01T11:59:55.000Z'}}]);
  });

  it('of another topic is ignored, and says so, once its signature holds', async () => {
    const service = createWebhookService();
    const response = await service.post('shopify', shopifyWebhook('orders/create', shopifyOrder));
    expect([response.status, await response.json()]).toEqual([200, {result: 'ignored', detail: 'X-Shopify-Topic is none of orders/paid, refunds/create, orders/cancelled.'}]);
    expect(await service.said('shopify', shopifyWebhook('orders/create', shopifyOrder, {secret: 'x'.repeat(32)}))).toBe('401 wrong-signature');
    expect(service.facts).toEqual({});
  });

  it('is taken for what its body says of itself: the topic is not signed', async () => {
    const service = createWebhookService();
    const under = (topic: string, body: object): Promise<string> => service.said('shopify', shopifyWebhook(topic, body));
    expect(await under('orders/cancelled', shopifyOrder)).toBe('400 wrong-webhook');
    expect(await under('refunds/create', shopifyOrder)).toBe('400 wrong-webhook');
    expect(await under('orders/paid', shopifyRefund)).toBe('400 wrong-webhook');
    expect(await under('orders/paid', shopifyCancelled)).toBe('400 wrong-webhook');
    for (const financial_status of ['pending', 'authorized', 'partially_paid', 'voided']) expect(await under('orders/paid', {...shopifyOrder, financial_status})).toBe('400 wrong-webhook');
    expect(service.facts).toEqual({});
  });
});

describe('WooCommerce’s webhook', () => {
  const refund = {id: 741, reason: 'bent', total: '-20.40'};
  const paidFact = {
    id: 'order.paid/727',
    type: 'order.paid',
    data: {order: '727', at: '2026-03-01T11:56:10.000Z', amount: 2490, currency: 'EUR', member: '26', visitor: visitor(7), address: expect.stringMatching(/^[\w-]{43}$/) as string, coupons: ['cup-7f3a'], products: [{product: '93', quantity: 1}]},
  };

  it('has the signature that is documented', () => {
    // echo -n '{"id":727}' | openssl dgst -sha256 -hmac 'dk#A9?{G|Zx2vRm!Qw7Lp0Ts' -binary | base64
    expect(wooWebhook('order.updated', {id: 727}).headers['X-WC-Webhook-Signature']).toBe('ZczHaYfCkeOhp1QsQxgEHccixOOFKCfJ2I8DwhaKxJ4=');
    expect(secrets.woocommerce[0]).toBe('dk#A9?{G|Zx2vRm!Qw7Lp0Ts');
  });

  it('of an order that is paid says who paid what', async () => {
    for (const status of ['processing', 'completed']) expect(await woo({...wooOrder, status})).toEqual([paidFact]);
    expect(await woo(wooOrder, 'order.created')).toEqual([paidFact]);
  });

  it('of a guest has nothing of a member', async () => {
    const [fact] = await woo({...wooOrder, customer_id: 0, meta_data: [], coupon_lines: [], line_items: [], shipping: {...wooOrder.shipping, address_1: '', address_2: '', postcode: ''}});
    expect(fact!.data).toEqual({order: '727', at: '2026-03-01T11:56:10.000Z', amount: 2490, currency: 'EUR'});
  });

  it('of an order with what no product stands for has the others', async () => {
    const [fact] = await woo({...wooOrder, line_items: [{product_id: 0, quantity: 1}, {product_id: 94, quantity: 2}, {product_id: 95, quantity: 0}, {name: 'A ribbon'}]});
    expect(fact!.data).toMatchObject({products: [{product: '94', quantity: 2}]});
  });

  it('of an order that is not paid is ignored, and says so', async () => {
    const service = createWebhookService();
    for (const order of [{...wooOrder, status: 'pending', date_paid_gmt: null}, {...wooOrder, status: 'on-hold'}, {...wooOrder, date_paid_gmt: null}, {...wooOrder, status: 'failed'}]) {
      expect(await service.said('woocommerce', wooWebhook('order.updated', order))).toBe('200 ignored');
    }
    expect(service.facts).toEqual({});
  });

  it('tells each refund once, however often the order is changed after', async () => {
    const service = createWebhookService();
    const post = (more: object): Promise<string> => service.said('woocommerce', wooWebhook('order.updated', {...wooOrder, ...more}));
    const refunded = {refunds: [refund], date_modified_gmt: '2026-03-01T11:59:50'};
    expect(await post({})).toBe('200 recorded');
    expect(await post(refunded)).toBe('200 recorded');
    expect(await post({...refunded, date_modified_gmt: '2026-03-01T11:59:55'})).toBe('200 duplicate');
    expect(await post({...refunded, status: 'refunded', refunds: [refund, {id: 742, reason: '', total: '-4.50'}]})).toBe('200 recorded');
    expect(service.facts.tea).toEqual([
      paidFact,
      {id: 'order.refunded/727/741', type: 'order.refunded', data: {order: '727', refund: '741', amount: 2040, at: '2026-03-01T11:59:50.000Z'}},
      {id: 'order.refunded/727/742', type: 'order.refunded', data: {order: '727', refund: '742', amount: 450, at: '2026-03-01T11:59:50.000Z'}},
    ]);
  });

  it('of a cancelled order says so', async () => {
    expect(await woo({...wooOrder, status: 'cancelled'})).toEqual([{id: 'order.cancelled/727', type: 'order.cancelled', data: {order: '727', at: '2026-03-01T11:59:40.000Z'}}]);
  });

  it('of a refund long after the payment is judged by the change', async () => {
    const facts = await woo({...wooOrder, date_paid_gmt: '2026-01-01T10:00:00', refunds: [refund]});
    expect(facts.map(({type}) => type)).toEqual(['order.paid', 'order.refunded']);
  });

  it('of another topic is ignored, and so is a ping, which is not signed', async () => {
    const service = createWebhookService();
    expect(await service.said('woocommerce', wooWebhook('product.updated', {id: 93}))).toBe('200 ignored');
    expect(await service.said('woocommerce', {body: 'webhook_id=7', headers: {'Content-Type': 'application/x-www-form-urlencoded'}})).toBe('200 ignored');
    for (const body of ['webhook_id=7&order=1', 'webhook_id=', 'webhook_id=7\n{}']) expect(await service.said('woocommerce', {body, headers: {}})).toBe('401 wrong-signature');
    expect(await service.said('shopify', {body: 'webhook_id=7', headers: {}})).toBe('401 wrong-signature');
    expect(service.facts).toEqual({});
  });

  it('with times that are none is refused', async () => {
    for (const date_modified_gmt of ['2026-13-01T00:00:00', '2026-03-01T11:59:40Z', '', '2026-03-01T24:00:00']) {
      expect(await createWebhookService().said('woocommerce', wooWebhook('order.updated', {...wooOrder, date_modified_gmt}))).toBe('400 wrong-webhook');
    }
  });
});

describe('the hash of an address', () => {
  it('is the same for one place, however it is written and whoever lives there', async () => {
    const {shipping_address: to} = shopifyOrder;
    const one = addressOf(await shopify('orders/paid', shopifyOrder));
    for (const more of [{first_name: 'Mia'}, {address1: ' lindenstraße  5, '}, {address1: 'Lindenstraße 5 2. OG', address2: null}, {city: 'BERLIN', phone: '030'}]) {
      expect(addressOf(await shopify('orders/paid', {...shopifyOrder, shipping_address: {...to, ...more}})), JSON.stringify(more)).toBe(one);
    }
    for (const more of [{address1: 'Lindenstraße 6'}, {address2: '3. OG'}, {zip: '10968'}, {country_code: 'AT'}]) {
      expect(addressOf(await shopify('orders/paid', {...shopifyOrder, shipping_address: {...to, ...more}})), JSON.stringify(more)).not.toBe(one);
    }
  });

  it('is made with the secret, so that who has the database cannot try addresses', async () => {
    const [with1, with2] = await Promise.all(secrets.shopify.map(async secret => addressOf(await factsOf('shopify', shopifyWebhook('orders/paid', shopifyOrder, {secret})))));
    expect(with1).not.toBe(with2);
    const expected = createHmac('sha256', secrets.shopify[0]).update('kindred address\nlindenstraße52og\n10969\nberlin\nde').digest('base64url');
    expect(with1).toBe(expected);
  });
});
