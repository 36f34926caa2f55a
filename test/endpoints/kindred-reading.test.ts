import {once} from 'node:events';
import {createServer, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import type {Service} from '../../src/endpoints/endpoint.js';
import {kindred} from '../../src/endpoints/kindred.js';

const polls = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

let server: Server;
let service: Service;
/** The streams that are open, by poll. */
let streams: Map<string, ServerResponse>;
/** The most that were open at once; that a stream ends is heard a moment after another has begun. */
let most: number;
/** What every poll says now. */
let now: string;
let page: EventTarget & {visibilityState: string};
let stops: (() => void)[];
/** What each poll was last told to be. */
let shown: Record<string, string>;
/** What was asked for, in order. */
let requests: string[];
/** A proxy lets no message of a stream through. */
let holdsBack: boolean;

beforeEach(async () => {
  [streams, most, now, stops, shown] = [new Map<string, ServerResponse>(), 0, 'at first', [], {}];
  [requests, holdsBack] = [[], false];
  server = createServer((request, response) => {
    const poll = /polls\/(\w+)/.exec(request.url!)![1]!;
    const view = JSON.stringify({poll, now});
    requests.push(poll);
    if (request.headers.accept !== 'text/event-stream') return response.end(view);
    streams.set(poll, response);
    setTimeout(() => { most = Math.max(most, streams.size); }, 20);
    response.on('close', () => {
      if (streams.get(poll) === response) streams.delete(poll);
    });
    if (!holdsBack) response.write(`data: ${view}\n\n`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  service = kindred(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, {key: 'pk_test'});
  page = Object.assign(new EventTarget(), {visibilityState: 'visible'});
  vi.stubGlobal('document', page);
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  // The next try is at hand.
  vi.spyOn(Math, 'random').mockReturnValue(0.002);
});
afterEach(() => {
  stops.forEach(stop => stop());
  server.closeAllConnections();
  server.close();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function watch(poll: string): () => void {
  const stop = service.watch(`polls/${poll}`, {visitor: undefined}, reading => {
    if (reading.ok) shown[poll] = reading.value.now;
  });
  stops.push(stop);
  return stop;
}

/** Changes all polls, and says so where a stream is open. */
function change(to: string): void {
  now = to;
  for (const [poll, response] of streams) response.write(`data: ${JSON.stringify({poll, now})}\n\n`);
}

const all = (text: string) => Object.fromEntries(polls.map(poll => [poll, text]));

describe('a page of seven polls', () => {
  beforeEach(async () => {
    polls.forEach(watch);
    await expect.poll(() => shown).toEqual(all('at first'));
  });

  test('holds three streams, and no more', async () => {
    await expect.poll(() => streams.size).toBe(3);
    change('later');
    await expect.poll(() => shown).toEqual(all('later'));
    expect(most).toBe(3);
  });

  test('becomes current in all of them after a change, those without a stream too', async () => {
    for (const text of ['later', 'later still']) {
      change(text);
      await expect.poll(() => shown).toEqual(all(text));
    }
  });

  test('gives a stream that is free to one that has none', async () => {
    await expect.poll(() => streams.size).toBe(3);
    const before = [...streams.keys()];
    before.forEach(poll => stops[polls.indexOf(poll)]!());
    await expect.poll(() => [...streams.keys()].filter(poll => !before.includes(poll))).toHaveLength(3);
    expect(most).toBe(3);
  });

  test('gives up its streams while nobody sees it, and has them again afterwards', async () => {
    await expect.poll(() => streams.size).toBe(3);
    page.visibilityState = 'hidden';
    page.dispatchEvent(new Event('visibilitychange'));
    await expect.poll(() => streams.size).toBe(0);
    change('meanwhile');
    page.visibilityState = 'visible';
    page.dispatchEvent(new Event('visibilitychange'));
    await expect.poll(() => shown).toEqual(all('meanwhile'));
    await expect.poll(() => streams.size).toBe(3);
    expect(most).toBe(3);
  });
});

test('a poll is asked for once, and not again while its stream tells of it', async () => {
  watch('a');
  await expect.poll(() => shown).toEqual({a: 'at first'});
  change('later');
  await expect.poll(() => shown).toEqual({a: 'later'});
  expect(requests).toEqual(['a']);
});

test('what has been stopped and is watched anew, as somebody else, has its stream at once', async () => {
  const three = ['a', 'b', 'c'];
  const stopped = three.map(watch);
  await expect.poll(() => streams.size).toBe(3);
  stopped.forEach(stop => stop());
  three.forEach(watch);
  await expect.poll(() => requests.length).toBe(6);
  await expect.poll(() => streams.size).toBe(3);
  change('later');
  await expect.poll(() => shown).toEqual({a: 'later', b: 'later', c: 'later'});
  expect(requests).toEqual([...three, ...three]);
});

test('what a network holds back of a stream is read apart after three seconds', async () => {
  holdsBack = true;
  watch('a');
  await expect.poll(() => shown, {timeout: 4500}).toEqual({a: 'at first'});
  expect(requests).toEqual(['a', 'a']);
});

test('what a service does not give as a stream is read', async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    requests.push(request.headers.accept!);
    if (request.headers.accept === 'text/event-stream') response.writeHead(406).end('{}');
    else response.end(JSON.stringify({poll: 'a', now}));
  });
  watch('a');
  await expect.poll(() => shown).toEqual({a: 'at first'});
  expect(requests.slice(0, 2)).toEqual(['text/event-stream', '*/*']);
});

test('two services have three streams each', async () => {
  const other = kindred(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, {key: 'pk_other'});
  ['a', 'b', 'c'].forEach(watch);
  await expect.poll(() => streams.size).toBe(3);
  stops.push(...['d', 'e', 'f'].map(poll => other.watch(`polls/${poll}`, {visitor: undefined}, () => undefined)));
  await expect.poll(() => streams.size).toBe(6);
});
