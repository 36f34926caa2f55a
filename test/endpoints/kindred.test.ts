import {once} from 'node:events';
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {kindred} from '../../src/endpoints/kindred.js';
import {fromDeltas} from '../../src/events/index.js';
import {anEvent} from '../events/an-event.js';

interface Request {readonly method: string; readonly url: string; readonly headers: IncomingMessage['headers']; readonly body: string}

let server: Server;
let url: string;
let requests: Request[];
let answer: (response: ServerResponse, request: Request) => void;

beforeEach(async () => {
  requests = [];
  server = createServer((incoming, response) => {
    let body = '';
    incoming.on('data', (part: Buffer) => { body += part.toString(); });
    incoming.on('end', () => {
      const request = {method: incoming.method!, url: incoming.url!, headers: incoming.headers, body};
      requests.push(request);
      answer(response, request);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  answer = (response, {body}) => response.end(JSON.stringify({results: (JSON.parse(body) as {events: unknown[]}).events.map(() => ({status: 'accepted'}))}));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  vi.restoreAllMocks();
});

const vote = (letters = 4) => anEvent('poll.voted', {poll: 'autumn-tin', choices: ['x'.repeat(letters)]});
const endpoint = () => kindred(`${url}/`, {key: 'pk_test'});

describe('delivers', () => {
  test('as a simple request, with the key and the time in the body and nothing in the URL', async () => {
    const events = [vote(), vote()];
    expect(await endpoint().deliver(events, {})).toEqual([{status: 'accepted'}, {status: 'accepted'}]);
    expect(requests[0]).toMatchObject({method: 'POST', url: '/v1/events', headers: {'content-type': 'text/plain'}});
    const body = JSON.parse(requests[0]!.body) as {key: string; sentAt: string; events: unknown[]};
    expect(body.key).toBe('pk_test');
    expect(fromDeltas(body.events)).toEqual(JSON.parse(JSON.stringify(events)));
    expect(Math.abs(Date.parse(body.sentAt) - Date.now())).toBeLessThan(5000);
  });

  test('500 votes in one request that outlives its page', async () => {
    const events = Array.from({length: 500}, () => vote());
    expect(await endpoint().deliver(events, {closing: true})).toHaveLength(500);
    expect(Buffer.byteLength(requests[0]!.body)).toBeLessThan(64 * 1024);
  });

  test('a leading part of a batch that is too large for a request that outlives its page', async () => {
    const events = Array.from({length: 10}, () => vote(9_000));
    const receipt = await endpoint().deliver(events, {closing: true});
    expect(receipt.length).toBeGreaterThan(0);
    expect(receipt.length).toBeLessThan(10);
    expect(Buffer.byteLength(requests[0]!.body)).toBeLessThan(64 * 1024);
  });

  test('an event larger than that, alone', async () => {
    expect(await endpoint().deliver([vote(70_000), vote()], {})).toHaveLength(1);
  });
});

describe('asks for another try', () => {
  test.each([
    [503, {}, 0],
    [500, {'retry-after': '7'}, 7_000],
    [429, {'retry-after': '120'}, 120_000],
    [408, {}, 0],
    [425, {}, 0],
  ])('after %i %j', async (status, headers, after) => {
    answer = response => response.writeHead(status, headers).end();
    expect(await endpoint().deliver([vote(), vote()], {})).toEqual([{status: 'retry', after}, {status: 'retry', after}]);
  });

  test('at the date that Retry-After names', async () => {
    answer = response => response.writeHead(503, {'retry-after': new Date(Date.now() + 60_000).toUTCString()}).end();
    const [verdict] = await endpoint().deliver([vote()], {});
    expect(verdict).toMatchObject({status: 'retry'});
    expect((verdict as {after: number}).after).toBeGreaterThan(50_000);
  });

  test('later, and tells the developer, when only the developer can change the answer', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue(undefined);
    answer = response => response.writeHead(401).end('{"detail":"unknown key"}');
    expect(await endpoint().deliver([vote()], {})).toEqual([{status: 'retry', after: 30_000}]);
    expect(said.mock.calls.join()).toContain('unknown key');
  });

  test('by rejecting, when there is no answer or no JSON', async () => {
    answer = response => response.socket!.destroy();
    await expect(endpoint().deliver([vote()], {})).rejects.toThrow();
    answer = response => response.end('<html>');
    await expect(endpoint().deliver([vote()], {})).rejects.toThrow();
  });
});

describe('reads', () => {
  const visitor = '0198c0de-0000-7000-8000-000000000001';

  test('as the visitor, named in a header and not in the URL', async () => {
    answer = response => response.end('{"poll":"autumn-tin"}');
    expect(await endpoint().read('polls/autumn-tin', {visitor})).toEqual({ok: true, value: {poll: 'autumn-tin'}});
    expect(requests[0]).toMatchObject({url: '/v1/polls/autumn-tin?key=pk_test', headers: {'kin-visitor': visitor}});
    await endpoint().read('polls/autumn-tin', {visitor: undefined});
    expect(requests[1]!.headers).not.toHaveProperty('kin-visitor');
  });

  test('what is not there as unknown, what does not answer as unreachable', async () => {
    answer = response => response.writeHead(404).end('{"detail":"its polls: a, b"}');
    expect(await endpoint().read('polls/none', {visitor})).toEqual({ok: false, problem: 'unknown', detail: '404: its polls: a, b'});
    answer = response => response.writeHead(503).end('{"detail":"busy"}');
    expect(await endpoint().read('polls/none', {visitor})).toMatchObject({ok: false, problem: 'unreachable'});
    answer = response => response.socket!.destroy();
    expect(await endpoint().read('polls/none', {visitor})).toMatchObject({ok: false, problem: 'unreachable'});
  });
});

test('has a name that tells services and shops apart', () => {
  expect(new Set([kindred('https://a.example', {key: 'k'}), kindred('https://b.example', {key: 'k'}), kindred('https://a.example', {key: 'l'})].map(({name}) => name)).size).toBe(3);
  expect(kindred('https://a.example/', {key: 'k'}).name).toBe(kindred('https://a.example', {key: 'k'}).name);
});
