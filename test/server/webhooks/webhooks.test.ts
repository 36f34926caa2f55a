import {request} from 'node:http';
import {describe, expect, it, vi} from 'vitest';
import {listen} from '../../../server/listen.js';
import {largestWebhook} from '../../../server/webhooks/receive-webhook.js';
import {shopifyOrder, wooOrder} from './orders-fixture.js';
import {noon, tea, visitor} from '../service-fixture.js';
import {createWebhookService, secrets, shopifyWebhook, type Signed, standardWebhook, type WebhookService, wooWebhook} from './webhooks-fixture.js';

const minute = 60_000;
const day = 24 * 60 * minute;

const paid = {
  type: 'order.paid',
  timestamp: '2026-03-01T11:59:00Z',
  data: {order: '#TS-1042', amount: 2490, currency: 'EUR', member: 'noa', visitor: visitor(7), payment: 'f00f', address: 'beef', coupons: ['CUP-7F3A']},
};

/** The three kinds, each with a webhook that is good at noon. */
const kinds = [
  ['standard', (secret: string = secrets.standard[0]) => standardWebhook(paid, {secret})],
  ['shopify', (secret: string = secrets.shopify[0]) => shopifyWebhook('orders/paid', shopifyOrder, {secret})],
  ['woocommerce', (secret: string = secrets.woocommerce[0]) => wooWebhook('order.updated', wooOrder, {secret})],
] as const;

const refusals = ({logged}: WebhookService): unknown[] => logged.filter(({msg}) => msg === 'a webhook was refused').map(({tenant, webhook, reason, places}) => [tenant, webhook, reason, places].filter(Boolean).join(' '));

describe.each(kinds)('a webhook of the kind %s', (kind, signed) => {
  it('is recorded once, however often it comes', async () => {
    const service = createWebhookService();
    const changed = vi.fn();
    service.live.subscribe('tea', {standard: 'order.paid/%23TS-1042', shopify: 'order.paid/5678901234567', woocommerce: 'order.paid/727'}[kind], {changed, ended() {}});
    expect(await service.said(kind, signed())).toBe('200 recorded');
    expect(await service.said(kind, signed())).toBe('200 duplicate');
    service.clock.time += minute;
    expect(await service.said(kind, signed())).toBe('200 duplicate');
    expect(service.facts).toEqual({tea: [expect.objectContaining({type: 'order.paid'})]});
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('is known by what happened, whoever signs it anew', async () => {
    const service = createWebhookService();
    await service.said(kind, signed());
    service.clock.time += minute;
    const again = kind === 'standard' ? standardWebhook(paid, {secret: secrets.standard[1], sent: service.clock.time}) : signed(secrets[kind][1]);
    expect(await service.said(kind, {...again, headers: {...again.headers, ...(kind === 'shopify' && {'X-Shopify-Webhook-Id': 'another'})}})).toBe('200 duplicate');
    expect(service.facts.tea).toHaveLength(1);
  });

  it('may be signed with each of the tenant’s secrets, and with no other', async () => {
    for (const secret of secrets[kind]) expect(await createWebhookService().said(kind, signed(secret))).toBe('200 recorded');
    const service = createWebhookService();
    const other = kind === 'standard' ? secrets.ink : kinds.map(([kind]) => secrets[kind][0]).find(secret => secret !== secrets[kind][0] && !secret.startsWith('whsec_'))!;
    expect(await service.said(kind, signed(other))).toBe('401 wrong-signature');
    expect(service.facts).toEqual({});
    expect(refusals(service)).toEqual([`tea ${kind} wrong-signature`]);
  });

  it('is refused without its signature, or with half of one', async () => {
    const service = createWebhookService();
    const {body, headers} = signed();
    const name = Object.keys(headers).find(name => /signature|hmac/i.test(name))!;
    const without = Object.fromEntries(Object.entries(headers).filter(([other]) => other !== name));
    for (const given of [undefined, '', headers[name]!.slice(0, -4), `${headers[name]!.slice(0, -2)}A=`, 'v1,', 'ü'.repeat(44)]) {
      expect(await service.said(kind, {body, headers: given === undefined ? without : {...without, [name]: Buffer.from(given).toString('latin1')}}), given).toBe('401 wrong-signature');
    }
    expect(service.facts).toEqual({});
  });

  it('is refused when one byte of it was changed, also where that changes nothing', async () => {
    const service = createWebhookService();
    const {body, headers} = signed();
    const changes: Signed['body'][] = [
      (body as string).replace(/24\.90|2490/, found => found.replace('4', '5')),
      // What is parsed and written anew would be the same.
      `${body as string} `,
      (body as string).replace('{', '{ '),
      (body as string).slice(0, -1),
    ];
    for (const changed of changes) {
      expect(changed).not.toBe(body);
      expect(await service.said(kind, {body: changed, headers}), String(changed)).toBe('401 wrong-signature');
    }
    expect(service.facts).toEqual({});
  });

  it('is believed as it was written, whatever the order of its fields and its spaces', async () => {
    const service = createWebhookService();
    const pretty = JSON.stringify(JSON.parse(signed().body as string), null, 2).replaceAll('ü', '\\u00fc');
    const written = kind === 'standard' ? standardWebhook(pretty) : kind === 'shopify' ? shopifyWebhook('orders/paid', pretty) : wooWebhook('order.updated', pretty);
    expect(await service.said(kind, written)).toBe('200 recorded');
  });

  it('is refused when it is of long ago, or of the time to come', async () => {
    const oldest = kind === 'standard' ? 5 * minute : 3 * day;
    const sent = kind === 'standard' ? noon : kind === 'shopify' ? noon - 10_000 : noon - 20_000;
    for (const [time, said] of [[sent + oldest, '200 recorded'], [sent + oldest + 1, '400 stale-webhook'], [sent - 5 * minute, '200 recorded'], [sent - 5 * minute - 1, '400 stale-webhook']] as const) {
      const service = createWebhookService();
      service.clock.time = time;
      expect(await service.said(kind, signed()), String(time - sent)).toBe(said);
      expect(service.facts.tea ?? []).toHaveLength(said.startsWith('200') ? 1 : 0);
      if (said.startsWith('400')) expect(refusals(service)).toEqual([`tea ${kind} stale-webhook`]);
    }
  });

  it('is refused when it is signed and cannot be used, with the place; the log has the place alone', async () => {
    const service = createWebhookService();
    const sign = (body: string): Signed => (kind === 'standard' ? standardWebhook(body) : kind === 'shopify' ? shopifyWebhook('orders/paid', body) : wooWebhook('order.updated', body));
    for (const body of ['', '{', '[]', 'null', '"order.paid"', '{"id": "secret-thing"}', '\ufeff{}']) expect(await service.said(kind, sign(body)), body).toBe('400 wrong-webhook');
    const response = await service.post(kind, sign(JSON.stringify({...JSON.parse(signed().body as string) as object, ...(kind === 'standard' ? {timestamp: 'secret-thing'} : {currency: 'secret-thing'})})));
    expect(((await response.json()) as {detail: string}).detail).toMatch(/^\/(timestamp|currency): found "secret-thing"; allowed: .*as/);
    expect(refusals(service)).toContainEqual(expect.stringMatching(/wrong-webhook \/(timestamp|currency)$/));
    expect(JSON.stringify(service.logged)).not.toContain('secret-thing');
    expect(service.facts).toEqual({});
  });

  it('is refused when it is too large', async () => {
    const service = createWebhookService();
    expect(await service.said(kind, {body: ' '.repeat(largestWebhook + 1), headers: {'Content-Length': String(largestWebhook + 1)}})).toBe('413 too-large');
    expect(refusals(service)).toEqual([`${kind} too-large`]);
  });

  it('is not taken for a tenant that takes none of its kind, nor for one that is not there', async () => {
    const service = createWebhookService();
    expect(await service.said(kind, signed(), 'none')).toBe('404 unknown-tenant');
    expect(await service.said(kind, signed(), 'ink')).toBe(kind === 'woocommerce' ? '404 unknown-webhook' : '401 wrong-signature');
    expect(service.facts).toEqual({});
  });
});

describe('webhooks', () => {
  it('keep the tenants apart', async () => {
    const service = createWebhookService();
    const own = standardWebhook(paid, {secret: secrets.ink});
    expect(await service.said('standard', own)).toBe('401 wrong-signature');
    expect(await service.said('standard', own, 'ink')).toBe('200 recorded');
    expect(await service.said('standard', standardWebhook(paid))).toBe('200 recorded');
    expect(Object.keys(service.facts)).toEqual(['ink', 'tea']);
  });

  it('are of a known kind', async () => {
    const service = createWebhookService();
    for (const kind of ['stripe', 'Standard', 'toString', '__proto__']) expect(await service.said(kind, standardWebhook(paid)), kind).toBe('404 unknown-webhook');
    const {detail} = (await (await service.post('stripe', standardWebhook(paid))).json()) as {detail: string};
    expect(detail).toContain('The tenant takes standard, shopify, woocommerce');
  });

  it('are posted', async () => {
    const {app} = createWebhookService();
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE']) {
      const response = await app.request('/v1/webhooks/tea/standard', {method});
      expect([method, response.status, response.headers.get('Allow')]).toEqual([method, 405, 'POST']);
    }
  });

  it('are refused when they are too large, also where nobody says how large', async () => {
    const service = createWebhookService();
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(400_000).fill(32));
      },
    });
    const response = await service.app.request('/v1/webhooks/tea/shopify', {method: 'POST', body, duplex: 'half'} as RequestInit);
    expect(response.status).toBe(413);
  });

  it('leave no secret and no body in the log or in an answer', async () => {
    const service = createWebhookService();
    const texts: string[] = [];
    for (const [kind, signed] of kinds) {
      for (const {body, headers} of [signed(), {...signed(), body: 'x'}]) texts.push(await (await service.post(kind, {body, headers})).text());
    }
    const all = `${JSON.stringify(service.logged)}${texts.join('')}`;
    for (const secret of [...secrets.standard, ...secrets.shopify, ...secrets.woocommerce]) expect(all).not.toContain(secret);
    for (const told of ['noa', visitor(7), 'Lindenstra', 'TS-1042', 'CUP-7F3A']) expect(all).not.toContain(told);
    expect(JSON.stringify(tea)).not.toContain('whsec');
  });

  it('hold byte for byte over a real connection, also in pieces', async () => {
    const service = createWebhookService();
    const {url, stop} = await listen(service.app, '127.0.0.1', 0);
    try {
      const {body, headers} = shopifyWebhook('orders/paid', shopifyOrder);
      const bytes = Buffer.from(body);
      // In the middle of the two bytes of an ü.
      const middle = bytes.indexOf(Buffer.from('ü')) + 1;
      const status = await new Promise<number | undefined>((resolve, reject) => {
        const sending = request(`${url}/v1/webhooks/tea/shopify`, {method: 'POST', headers}, response => {
          response.resume();
          resolve(response.statusCode);
        });
        sending.on('error', reject);
        sending.write(bytes.subarray(0, middle));
        setImmediate(() => sending.end(bytes.subarray(middle)));
      });
      expect(status).toBe(200);
      expect(service.facts.tea).toHaveLength(1);
    } finally {
      await stop(1000);
    }
  });
});
