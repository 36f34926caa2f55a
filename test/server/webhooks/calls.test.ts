import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {text} from 'node:stream/consumers';
import {Webhook} from 'standardwebhooks';
import {describe, expect, it, onTestFinished} from 'vitest';
import {type CallOptions, callsAtOnce, type CallStore, type DueCall, largestAnswer, sendCalls, waitAfter} from '../../../server/webhooks/calls.js';
import type {Tenant} from '../../../server/tenant.js';
import {tea} from '../service-fixture.js';
import {keyOf, secrets} from './webhooks-fixture.js';

const granted = (n: number): DueCall => ({
  id: `grant/019501a2-${n}/cup`,
  call: 'coupon',
  body: {type: 'reward.granted', timestamp: '2026-03-01T12:00:00.000Z', data: {entry: `grant/019501a2-${n}/cup`, reward: 'cup', holder: {member: 'mia'}, referral: '019501a2', expires: '2026-04-01T12:00:00.000Z'}} as DueCall['body'],
  attempts: 0,
});

interface Waiting extends DueCall {
  nextAt: number;
  attempts: number;
  done: boolean;
  code?: string;
}

/** Calls that wait in memory. */
function callsIn(calls: readonly DueCall[], fails: {answered?: number} = {}): {store: CallStore; calls: Waiting[]} {
  const waiting = calls.map((call): Waiting => ({...call, nextAt: 0, done: false}));
  const one = (id: string): Waiting => waiting.find(call => call.id === id)!;
  const store: CallStore = {
    async dueCalls(tenant, now, limit) {
      expect(tenant).toBe('tea');
      return waiting.filter(({done, nextAt}) => !done && nextAt <= now).slice(0, limit).map(({id, call, body, attempts}) => ({id, call, body, attempts}));
    },
    async transact(_tenant, work) {
      return work({
        async callAnswered(id, coupon) {
          if (fails.answered) {
            fails.answered--;
            throw new Error('disk');
          }
          Object.assign(one(id), {done: true, ...(coupon && {code: coupon.code})});
          return coupon && 'member:mia';
        },
        async callFailed(id, nextAt) {
          Object.assign(one(id), {nextAt, attempts: one(id).attempts + 1});
        },
      });
    },
  };
  return {store, calls: waiting};
}

interface Received {
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** A shop that takes calls. */
async function aShop(answer: (response: ServerResponse, received: Received) => void): Promise<{tenant: Tenant; received: Received[]}> {
  const received: Received[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    void text(request).then(body => {
      received.push({headers: request.headers as Record<string, string>, body});
      answer(response, received.at(-1)!);
    });
  }).listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/kindred?hidden=address`;
  return {tenant: {...tea, calls: {coupon: {url, secrets: secrets.standard.map(keyOf)}}}, received};
}

interface Sent {
  readonly answered: number;
  readonly failed: number;
  readonly logged: Record<string, unknown>[];
  readonly published: string[];
}

async function sending(store: CallStore, tenant: Tenant, now: number, options?: CallOptions): Promise<Sent> {
  const logged: Record<string, unknown>[] = [];
  const published: string[] = [];
  const log = {warn: (fields: Record<string, unknown>) => void logged.push(fields)} as unknown as Parameters<typeof sendCalls>[0]['log'];
  const outcome = await sendCalls({store, live: {publish: (tenant, topic) => void published.push(`${tenant} ${topic}`)}, log}, tenant, now, options);
  return {...outcome, logged, published};
}

const ok = (response: ServerResponse): void => void response.end('{}');

describe('a call to the shop', () => {
  it('is signed as the published client checks it, with every secret, and holds the grant', async () => {
    const {tenant, received} = await aShop(ok);
    const {store, calls} = callsIn([granted(1)]);
    expect(await sending(store, tenant, Date.now())).toEqual({answered: 1, failed: 0, logged: [], published: []});
    expect(calls[0]!.done).toBe(true);
    const [{headers, body}] = received as [Received];
    for (const secret of secrets.standard) expect(new Webhook(secret).verify(body, headers)).toEqual(granted(1).body);
    expect(() => new Webhook(secrets.ink).verify(body, headers)).toThrow('No matching signature');
    expect(headers).toMatchObject({'content-type': 'application/json', 'webhook-id': granted(1).id});
  });

  it('is made once more with the same id when the answer was lost, so that nothing is granted twice', async () => {
    const codes = new Map<string, string>();
    let lost = 2;
    const {tenant, received} = await aShop((response, {headers}) => {
      const id = headers['webhook-id']!;
      if (!codes.has(id)) codes.set(id, `CUP-${codes.size + 1}`);
      if (lost-- > 0) response.destroy();
      else response.end(JSON.stringify({coupon: {code: codes.get(id)}}));
    });
    const {store, calls} = callsIn([granted(1)], {answered: 1});
    let now = Date.now();
    for (const expected of [{failed: 1}, {failed: 1}]) {
      expect(await sending(store, tenant, now)).toMatchObject(expected);
      expect(await sending(store, tenant, now), 'not before its time').toMatchObject({answered: 0, failed: 0});
      now = calls[0]!.nextAt;
    }
    await expect(sending(store, tenant, now)).rejects.toThrow('disk');
    expect(await sending(store, tenant, now)).toMatchObject({answered: 1, published: ['tea member:mia']});
    expect(received).toHaveLength(4);
    expect(new Set(received.map(({headers}) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(received.map(({body}) => body)).size).toBe(1);
    expect(calls[0]).toMatchObject({done: true, code: 'CUP-1'});
    expect(await sending(store, tenant, now + 1e9)).toMatchObject({answered: 0, failed: 0});
  });

  it('takes a code from the answer to a grant alone', async () => {
    const {tenant} = await aShop(response => void response.writeHead(201).end('{"coupon": {"code": "CUP-1"}, "more": 1}'));
    const {store, calls} = callsIn([granted(1), {...granted(2), body: {...granted(2).body, type: 'reward.reversed'}}]);
    expect(await sending(store, tenant, Date.now())).toMatchObject({answered: 2, failed: 0});
    expect(calls.map(({done, code}) => [done, code])).toEqual([[true, 'CUP-1'], [true, undefined]]);
  });

  it('is answered by 2xx, whatever else it says', async () => {
    for (const [status, body] of [[200, ''], [204, undefined], [200, 'OK'], [202, '[]'], [200, 'null'], [200, '{"coupon": null}'], [200, `{"x": "${'x'.repeat(60_000)}"}`]] as const) {
      const {tenant} = await aShop(response => void response.writeHead(status).end(body));
      const {store, calls} = callsIn([granted(1)]);
      expect(await sending(store, tenant, Date.now()), String(body).slice(0, 20)).toMatchObject({answered: 1});
      expect(calls[0]).not.toHaveProperty('code');
    }
  });

  it.each<[string, (response: ServerResponse) => void, string]>([
    ['the shop fails', response => void response.writeHead(500).end('no'), 'the shop answered 500'],
    ['the shop refuses', response => void response.writeHead(400).end(), 'the shop answered 400'],
    ['it is sent elsewhere', response => void response.writeHead(307, {Location: '/elsewhere'}).end(), 'the shop answered 307'],
    ['the code is none', response => void response.end('{"coupon": {"code": 7}}'), 'the answer has a coupon whose code is no text'],
    ['the code is empty', response => void response.end('{"coupon": {"code": ""}}'), 'the answer has a coupon whose code is no text'],
    ['the code is a list', response => void response.end('{"coupon": ["CUP"]}'), 'the answer has a coupon whose code is no text'],
    ['the answer is too large', response => void response.end(' '.repeat(largestAnswer + 1)), `the answer has more than ${largestAnswer} bytes`],
    ['the answer has no end', response => { response.on('drain', () => more(response)); more(response); }, `the answer has more than ${largestAnswer} bytes`],
    ['no answer comes', () => {}, 'the shop took too long'],
    ['half an answer comes', response => void response.write('{"coupon"'), 'the shop took too long'],
    ['the connection breaks', response => void response.destroy(), 'no connection'],
  ])('is made again when %s', async (_, answer, problem) => {
    const {tenant, received} = await aShop(answer);
    const {store, calls} = callsIn([granted(1)]);
    const now = Date.now();
    const {logged, ...rest} = await sending(store, tenant, now, {random: () => 0.5, patience: 150});
    expect(rest).toEqual({answered: 0, failed: 1, published: []});
    expect(calls[0]).toMatchObject({done: false, attempts: 1, nextAt: now + 22_500});
    expect(received).toHaveLength(1);
    expect(logged).toEqual([expect.objectContaining({tenant: 'tea', call: 'coupon', attempts: 1, problem: expect.stringContaining(problem) as string})]);
    expect(JSON.stringify(logged)).not.toMatch(/hidden|127\.0|whsec|mia/);
  });

  it('is made again when nobody listens, or the tenants file has lost its address', async () => {
    const {store, calls} = callsIn([granted(1), {...granted(2), call: 'lost'}, {...granted(3), call: 'constructor'}]);
    const tenant = {...tea, calls: {coupon: {url: 'http://127.0.0.1:9/', secrets: [keyOf(secrets.ink)]}}};
    const refused = (): never => { throw Object.assign(new TypeError('fetch failed'), {cause: {code: 'ECONNREFUSED'}}); };
    const {logged, failed} = await sending(store, tenant, 0, {fetch: refused});
    expect(failed).toBe(3);
    expect(logged.map(({problem}) => problem).sort()).toEqual(['no connection: ECONNREFUSED', 'the tenants file has no address for it', 'the tenants file has no address for it']);
    expect(calls.map(({attempts}) => attempts)).toEqual([1, 1, 1]);
  });

  it('holds up no other', async () => {
    const {tenant} = await aShop((response, {headers}) => {
      if (headers['webhook-id'] !== granted(0).id) response.end();
    });
    const {store, calls} = callsIn(Array.from({length: callsAtOnce + 1}, (_, n) => granted(n)));
    expect(await sending(store, tenant, Date.now(), {patience: 200})).toMatchObject({answered: callsAtOnce - 1, failed: 1});
    expect(await sending(store, tenant, Date.now())).toMatchObject({answered: 1, failed: 0});
    expect(calls.filter(({done}) => !done).map(({id}) => id)).toEqual([granted(0).id]);
  });

  it('has ended before the failure of the store is told', async () => {
    const {tenant} = await aShop((response, {headers}) => void setTimeout(() => response.end(), headers['webhook-id'] === granted(0).id ? 0 : 60));
    const {store, calls} = callsIn([granted(0), granted(1)], {answered: 1});
    await expect(sending(store, tenant, Date.now())).rejects.toThrow('disk');
    expect(calls.map(({done}) => done)).toEqual([false, true]);
  });

  it('waits twice as long each time, up to six hours, and not for as long as others', () => {
    expect([0, 1, 2, 9, 10, 40, 5000].map(attempts => waitAfter(attempts, 0) / 1000)).toEqual([30, 60, 120, 15_360, 21_600, 21_600, 21_600]);
    expect(waitAfter(3, 0.5)).toBe(180_000);
    expect(waitAfter(3, 1)).toBe(waitAfter(3, 0) / 2);
  });
});

function more(response: ServerResponse): void {
  while (!response.destroyed && response.write(' '.repeat(16_384)));
}
