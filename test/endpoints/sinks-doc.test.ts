import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {dataLayer} from '../../src/endpoints/data-layer.js';
import type {Endpoint} from '../../src/endpoints/endpoint.js';
import {posthog} from '../../src/endpoints/posthog.js';
import {segment} from '../../src/endpoints/segment.js';
import {shopify} from '../../src/endpoints/shopify.js';
import {snowplow} from '../../src/endpoints/snowplow.js';
import {parseEvent, type KindredEvent} from '../../src/events/index.js';
import {type Collector, startCollector} from './collector/collector.js';

const root = resolve(import.meta.dirname, '../..');
const doc = readFileSync(resolve(root, 'docs/sinks.md'), 'utf8');
const examples = Object.fromEntries([...doc.matchAll(/```json (\w+)\n([\s\S]+?)```/g)].map(([, name, text]) => [name, JSON.parse(text!) as unknown]));
const event = examples.event as KindredEvent;

let collector: Collector;
beforeAll(async () => { collector = await startCollector(); });
afterAll(() => collector.close());

test('the example event is one', () => {
  expect(parseEvent(event)).toEqual({ok: true, event});
});

test.each([
  ['segment', (url: string) => segment('WRITE_KEY', url)],
  ['posthog', (url: string) => posthog('PROJECT_KEY', url)],
  ['snowplow', (url: string) => snowplow(url)],
] as [string, (url: string) => Endpoint][])('the example for %s is what is sent', async (name, open) => {
  collector.answer(() => ({body: '{"success":true,"status":1}'}));
  await open(collector.url).deliver([event], {});
  const now = (text: string): unknown => JSON.parse(text.replaceAll(/("sent_?[aA]t":"|"stm":")[^"]+/g, '$1now'));
  expect(now(collector.requests.at(-1)!.body)).toEqual(now(JSON.stringify(examples[name])));
});

test('the examples for data layer and Shopify are what the page gets', async () => {
  const page = globalThis as {dataLayer?: unknown[]; Shopify?: unknown};
  const published: unknown[] = [];
  page.Shopify = {analytics: {publish: (...given: unknown[]) => published.push(given)}};
  await shopify().deliver([event], {});
  await dataLayer().deliver([event], {});
  expect(published).toEqual([['kindred:poll_voted', examples.shopify]]);
  expect(page.dataLayer).toEqual([examples.datalayer]);
});

test('the sinks that are documented are those that the package exports', () => {
  const {exports} = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as {exports: Record<string, {default: string}>};
  const named = [...doc.matchAll(/^\| `(\w+)\(/gm)].map(([, name]) => `./endpoints/${name!.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`);
  expect(named.length).toBe(6);
  for (const name of named) {
    expect(exports).toHaveProperty([name]);
    expect(() => readFileSync(resolve(root, exports[name]!.default.replace('dist/npm/', '').replace(/js$/, 'ts')))).not.toThrow();
  }
});
