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
/** The most that were open at once. */
let most: number;
/** What every poll says now. */
let now: string;
let page: EventTarget & {visibilityState: string};
let stops: (() => void)[];
/** What each poll was last told to be. */
let shown: Record<string, string>;

beforeEach(async () => {
  [streams, most, now, stops, shown] = [new Map<string, ServerResponse>(), 0, 'at first', [], {}];
  server = createServer((request, response) => {
    const poll = /polls\/(\w+)/.exec(request.url!)![1]!;
    const view = JSON.stringify({poll, now});
    if (request.headers.accept !== 'text/event-stream') return response.end(view);
    streams.set(poll, response);
    most = Math.max(most, streams.size);
    response.on('close', () => {
      if (streams.get(poll) === response) streams.delete(poll);
    });
    response.write(`data: ${view}\n\n`);
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

test('two services have three streams each', async () => {
  const other = kindred(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, {key: 'pk_other'});
  ['a', 'b', 'c'].forEach(watch);
  await expect.poll(() => streams.size).toBe(3);
  stops.push(...['d', 'e', 'f'].map(poll => other.watch(`polls/${poll}`, {visitor: undefined}, () => undefined)));
  await expect.poll(() => streams.size).toBe(6);
});
