import {join} from 'node:path';
import type {Browser, Page} from 'playwright-core';
import {build, type Rolldown} from 'vite';
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest';
import type {KindredEvent} from '../../src/events/index.js';
import {type Collected, type Collector, startCollector} from '../endpoints/collector/collector.js';
import type {ReportingPage} from '../endpoints/collector/page.js';
import {readPosthog, readSegment, readSnowplow, type Reported} from '../endpoints/collector/readers.js';
import {anEvent} from '../events/an-event.js';
import {openBrowser} from './shopper.js';

const key = 'the-key';
const sinks = ['cloudEvents', 'segment', 'posthog', 'snowplow'] as const;
type Sink = (typeof sinks)[number];

/** The page's scripts, by their paths. */
let scripts: ReadonlyMap<string, string>;
let browser: Browser;
let collector: Collector;
let page: Page;

beforeAll(async () => {
  [scripts, browser] = await Promise.all([bundle(join(import.meta.dirname, '../endpoints/collector/page.ts')), openBrowser()]);
});
afterAll(() => browser.close());

beforeEach(async () => {
  collector = await startCollector();
  collector.answer(({url}) => {
    if (url === '/page') return {headers: {'content-type': 'text/html'}, body: '<!doctype html><meta charset="utf-8"><script type="module" src="/page.js"></script>'};
    if (scripts.has(url)) return {headers: {'content-type': 'text/javascript'}, body: scripts.get(url)!};
    return {body: url.startsWith('/e/') ? '{"status":1}' : '{"success":true}'};
  });
  page = await browser.newPage();
  // Of another origin than the collector's 127.0.0.1.
  await page.goto(`${collector.url.replace('127.0.0.1', 'localhost')}/page`);
});
afterEach(async () => {
  await page.close();
  await collector.close();
});

const vote = (): KindredEvent => anEvent('poll.voted', {poll: 'autumn-tin', choices: ['moon', 'tide']});
const deliver = (sink: Sink, events: KindredEvent[], url = collector.url): Promise<unknown> =>
  page.evaluate(given => (globalThis as unknown as ReportingPage).sinks[given.sink](given.url, given.key).deliver(given.events, {}), {sink, events, url, key});
const posts = (): Collected[] => collector.requests.filter(({method}) => method === 'POST');

describe('reports as the published client does:', () => {
  test.each([
    ['segment', 'Poll Voted', readSegment],
    ['posthog', 'Poll Voted', readPosthog],
    ['snowplow', 'iglu:io.kindred/poll_voted/jsonschema/1-0-0', readSnowplow],
  ] as const)('%s', async (system, name, read) => {
    const event = vote();
    const payload = {...event.data};
    await page.evaluate(given => (globalThis as unknown as ReportingPage).clients[given.system](given.url, given.key, given.name, given.payload), {system, name, payload, key, url: collector.url});
    const [theirs, ...more] = read(await collector.first(({method}) => method === 'POST')) as [Reported];
    expect(more).toEqual([]);
    expect(await deliver(system, [event])).toEqual([{status: 'accepted'}]);
    const [ours] = read(posts()[1]!) as [Reported];

    const meaning = ({name, payload, key}: Reported): object => ({name, payload, key});
    expect(meaning(ours)).toEqual(meaning(theirs));
    expect(meaning(ours)).toEqual({name, payload, key});
    expect(ours).toMatchObject({id: event.id, at: Date.parse(event.time), visitor: event.kinvisitor});
    for (const {at, sentAt} of [ours, theirs]) {
      expect(Math.abs(sentAt - Date.now())).toBeLessThan(10_000);
      expect(sentAt).toBeGreaterThanOrEqual(at);
    }
    expect(posts()[1]!.url.split('?')[0]).toBe(posts()[0]!.url.split('?')[0]);
    expect(posts()[1]!.headers['content-type']).toBe(posts()[0]!.headers['content-type']);
  });
});

describe('in a real browser', () => {
  test.each([['cloudEvents', 1], ['segment', 0], ['posthog', 0], ['snowplow', 1]] as const)('%s costs as many preflights: %i', async (sink, preflights) => {
    expect(await deliver(sink, [vote(), vote()])).toEqual([{status: 'accepted'}, {status: 'accepted'}]);
    expect(collector.requests.filter(({method}) => method === 'OPTIONS')).toHaveLength(preflights);
  });

  test.each(sinks)('%s sends no cookie, not even to the page’s own origin', async sink => {
    await page.evaluate(() => { document.cookie = 'session=1'; });
    await deliver(sink, [vote()], new URL(page.url()).origin);
    expect(posts()).toHaveLength(1);
    expect(posts()[0]!.headers).not.toHaveProperty('cookie');
  });

  test.each(sinks)('what %s sends while the page goes away arrives', async sink => {
    await page.evaluate(given => {
      addEventListener('pagehide', () => void (globalThis as unknown as ReportingPage).sinks[given.sink](given.url, given.key).deliver(given.events, {closing: true}));
    }, {sink, key, url: collector.url, events: [vote()]});
    const gone = page.goto('about:blank');
    collector.hold(gone);
    await collector.first(({method}) => method === 'POST');
  });

  test('all sinks send large batches at the same moment, and none is in another’s way', async () => {
    const events = Array.from({length: 60}, () => vote());
    const receipts = await Promise.all(sinks.map(sink => deliver(sink, events)));
    expect(posts().map(({body}) => body.length).every(length => length > 16_000)).toBe(true);
    expect(receipts).toEqual(sinks.map(() => events.map(() => ({status: 'accepted'}))));
  });

  test('a redirect is not followed to a page that says 200', async () => {
    collector.answer(({method}) => (method === 'POST' ? {status: 302, headers: {location: '/'}} : {}));
    for (const sink of sinks) expect(await deliver(sink, [vote()])).toEqual([{status: 'retry', after: 30_000}]);
  });
});

/** A TypeScript module and what it imports, as files that a browser reads. */
async function bundle(entry: string): Promise<ReadonlyMap<string, string>> {
  const [{output}] = (await build({
    configFile: false,
    logLevel: 'error',
    define: {'process.env.NODE_ENV': '"production"'},
    build: {write: false, minify: false, lib: {entry, formats: ['es'], fileName: 'page'}},
  })) as [Rolldown.RolldownOutput];
  return new Map(output.flatMap(file => (file.type === 'chunk' ? [[`/${file.fileName}`, file.code] as const] : [])));
}
