import {once} from 'node:events';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {BrowserContext, Page} from 'playwright-core';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {type Collector, startCollector} from '../endpoints/collector/collector.js';
import {readStores} from './browser-stores.js';
import {openRelay, type Relay, tagSaying} from './relay.js';
import {pollOn, ready, useScene, visit} from './shopper.js';
import {readEvents} from './stored.js';

const scene = useScene();
let collector: Collector;
let shop: Relay;
let shopper: BrowserContext;

beforeEach(async () => {
  collector = await startCollector();
  collector.answer(({url}) => ({body: url.startsWith('/e/') ? '{"status":1}' : '{"success":true}'}));
  shopper = await scene.shopper();
});
afterEach(async () => {
  await Promise.all([shopper.close(), shop.close()]);
  await collector.close();
});

/** In the names of all systems. */
const measured = /(widget|poll|results)[._ ]viewed/i;
const key = 'the-key';
const sinks = (): string => `segment:${key}@${collector.url} posthog:${key}@${collector.url} snowplow:${collector.url} cloudevents:${collector.url}/events@shop datalayer:`;

/** A shop whose pages have another script tag, on an origin that no other test has. */
async function openShop(attributes: Record<string, string>): Promise<string> {
  shop = await openRelay(scene.shop, {change: tagSaying(attributes)});
  return shop.url;
}

/** What the service took from this shop's pages. */
const stored = (): string[] => readEvents(scene.service.database, shop.url).map(({type}) => type.replace('kindred.', ''));
/** Two widgets are seen: the poll, and the launcher of the chat in its corner. */
const everything = ['poll.viewed', 'poll.voted', 'results.viewed', 'widget.viewed', 'widget.viewed'];

/** What each system was told, by its names. */
function told(): Record<'segment' | 'posthog' | 'snowplow' | 'cloudEvents', string[]> {
  const names = (path: string, read: (body: any) => string[]): string[] =>
    collector.requests.filter(({method, url}) => method === 'POST' && url.startsWith(path)).flatMap(({body}) => read(JSON.parse(body))).sort();
  return {
    segment: names('/v1/b', ({batch}) => batch.map((call: any) => call.event)),
    posthog: names('/e/', ({batch}) => batch.map((event: any) => event.event)),
    snowplow: names('/com.snow', ({data}) => data.map((event: any) => JSON.parse(event.ue_pr).data.schema)),
    cloudEvents: names('/events@shop', events => events.map((event: any) => event.type)),
  };
}

const asTold = {
  segment: ['Poll Viewed', 'Poll Voted', 'Results Viewed', 'Widget Viewed', 'Widget Viewed'],
  posthog: ['Poll Viewed', 'Poll Voted', 'Results Viewed', 'Widget Viewed', 'Widget Viewed'],
  snowplow: ['poll_viewed', 'poll_voted', 'results_viewed', 'widget_viewed', 'widget_viewed'].map(name => `iglu:io.kindred/${name}/jsonschema/1-0-0`),
  cloudEvents: everything.map(type => `kindred.${type}`),
};

/** Every request of a page, with what it carries. */
function requestsOf(page: Page): string[] {
  const made: string[] = [];
  page.on('request', request => made.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`));
  return made;
}

async function vote(page: Page): Promise<void> {
  await pollOn(page).vote('Harvest Moon');
  await pollOn(page).status.getByText('Recorded').waitFor();
}

const inDataLayer = (page: Page): Promise<string[]> => page.evaluate(() => ((globalThis as any).dataLayer ?? []).map((entry: any) => String(entry.event)).sort());
const setConsent = (page: Page, consent: string): Promise<void> => page.evaluate(said => (globalThis as any).kindred.client.setConsent(said), consent);

/** The page goes away, with all that it sends then; another of its origin, without scripts, is there to look from. */
const leave = (page: Page): Promise<unknown> => page.goto(`${shop.url}/shop.css`);

async function expectNothingMeasured(page: Page, requests: readonly string[]): Promise<void> {
  expect(await inDataLayer(page)).toEqual([]);
  for (const moment of ['on the page', 'after it']) {
    expect(await readStores(page), moment).not.toMatch(measured);
    await leave(page);
  }
  expect(requests.length).toBeGreaterThan(0);
  expect(requests.join('\n')).not.toMatch(measured);
  expect(collector.requests).toEqual([]);
  expect(stored()).toEqual(['poll.voted']);
}

describe('without consent, nothing that was measured is kept or sent anywhere, and the vote counts', () => {
  test.each(['denied', 'unknown'])('%s', async consent => {
    const page = await shopper.newPage();
    const requests = requestsOf(page);
    await page.goto(await openShop({'data-consent': consent, 'data-sinks': sinks()}));
    await ready(page);
    await vote(page);
    await expectNothingMeasured(page, requests);
  });

  test('asked by the TCF, and not answered', async () => {
    const page = await shopper.newPage();
    await page.addInitScript(stubTcf);
    const requests = requestsOf(page);
    await page.goto(await openShop({'data-consent': 'tcf', 'data-sinks': sinks()}));
    await ready(page);
    await vote(page);
    await expectNothingMeasured(page, requests);
  });
});

describe('with consent, everything flows to every sink, once', () => {
  async function expectAll(page: Page): Promise<void> {
    await expect.poll(told, {timeout: 5_000}).toEqual(asTold);
    await expect.poll(() => stored().sort(), {timeout: 5_000}).toEqual(everything);
    expect(await inDataLayer(page)).toHaveLength(everything.length);
    await expect.poll(() => readStores(page)).not.toMatch(/"kindred\.\w+\.\w+"/);
  }

  test('what waited while it was unknown included', async () => {
    const page = await visit(shopper, await openShop({'data-consent': 'unknown', 'data-sinks': sinks()}));
    await vote(page);
    await setConsent(page, 'granted');
    await expectAll(page);
  });

  test('when a consent manager of the TCF says so', async () => {
    const page = await shopper.newPage();
    await page.addInitScript(stubTcf);
    await page.goto(await openShop({'data-consent': 'tcf', 'data-sinks': sinks()}));
    await ready(page);
    await vote(page);
    await page.evaluate(() => (globalThis as any).answerTcf('useractioncomplete', {1: true, 8: true}));
    await expectAll(page);
  });
});

/** As little of a consent manager as there can be: it asks, and `answerTcf` answers. */
function stubTcf(): void {
  const listeners: ((data: unknown, success: boolean) => void)[] = [];
  const say = (eventStatus: string, consents: object) => ({gdprApplies: true, eventStatus, purpose: {consents}, vendor: {consents: {}}, publisher: {consents: {}}});
  Object.assign(globalThis, {
    __tcfapi(_command: string, _version: number, listener: (typeof listeners)[number]) {
      listeners.push(listener);
      listener(say('cmpuishown', {}), true);
    },
    answerTcf: (status: string, consents: object) => listeners.forEach(listener => listener(say(status, consents), true)),
  });
}

test('Global Privacy Control stops the sinks, consent or not, and not the shop’s own service', async () => {
  const page = await shopper.newPage();
  await page.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', {value: true}));
  await page.goto(await openShop({'data-consent': 'granted', 'data-sinks': sinks()}));
  await ready(page);
  await shopper.setOffline(true);
  await pollOn(page).vote('Harvest Moon');
  await pollOn(page).status.getByText('Saved on this device').waitFor();
  const kept = await readStores(page);
  expect(kept).toContain('kindred.poll.voted');
  expect(kept).not.toContain(collector.url); // as a destination's name
  await shopper.setOffline(false);
  await pollOn(page).status.getByText('Recorded').waitFor();
  await expect.poll(() => stored().sort(), {timeout: 5_000}).toEqual(everything);
  expect(await inDataLayer(page)).toEqual([]);
  await leave(page);
  expect(collector.requests).toEqual([]);
});

test('consent withdrawn while offline takes what was measured from the device, and leaves the vote', async () => {
  const page = await visit(shopper, await openShop({'data-consent': 'granted', 'data-sinks': sinks()}));
  await expect.poll(() => [stored().length, told().segment.length, told().snowplow.length, told().posthog.length, told().cloudEvents.length]).toEqual([4, 4, 4, 4, 4]);
  await shopper.setOffline(true);
  await page.evaluate(() => (globalThis as any).kindred.client.track('results.viewed', {poll: 'next-roast'}));
  await pollOn(page).vote('Harvest Moon');
  await pollOn(page).status.getByText('Saved on this device').waitFor();
  // The vote and the measurement, for the service and for each sink that needs the network.
  await expect.poll(async () => (await readStores(page)).match(/"kindred\.(results\.viewed|poll\.voted)"/g)?.length).toBe(10);

  await setConsent(page, 'denied');
  await expect.poll(async () => (await readStores(page)).match(/"kindred\.\w+\.\w+"/g)).toEqual(['"kindred.poll.voted"']);
  const before = collector.requests.length;
  await shopper.setOffline(false);
  await pollOn(page).status.getByText('Recorded').waitFor();
  await leave(page);
  expect(stored().sort()).toEqual(everything);
  expect(collector.requests).toHaveLength(before);
});

describe('a script tag with a sink that is wrong', () => {
  test.each([
    ['name', 'sgement:KEY', 'data-sinks: there is no "sgement:KEY"; there are cloudevents:, segment:'],
    ['host', 'segment:KEY@collector.example', 'Invalid URL'],
  ])('by its %s says so to the developer, and leaves the page its own content', async (_, wrong, text) => {
    const page = await shopper.newPage();
    const errors: string[] = [];
    const uncaught: string[] = [];
    page.on('console', message => { if (message.type() === 'error') errors.push(message.text()); });
    page.on('pageerror', error => uncaught.push(error.message));
    await page.goto(await openShop({'data-sinks': wrong}));
    await expect.poll(() => errors.join('\n')).toContain(text);
    await pollOn(page).element.scrollIntoViewIfNeeded();
    expect(await pollOn(page).element.getByText('Harvest Moon').isVisible()).toBe(true);
    expect(uncaught).toEqual([]);
    expect(errors).toHaveLength(1);
  });
});

test('a dead sink delays neither the service nor the others', async () => {
  const dead = createServer().listen(0, '127.0.0.1');
  await once(dead, 'listening');
  const {port} = dead.address() as AddressInfo;
  dead.close();
  await once(dead, 'close');
  const page = await shopper.newPage();
  const refused = page.waitForEvent('requestfailed', request => request.url().includes(`:${port}/`));
  await page.goto(await openShop({'data-consent': 'granted', 'data-sinks': `cloudevents:http://127.0.0.1:${port}/events ${sinks()}`}));
  await ready(page);
  expect((await refused).failure()?.errorText).toContain('REFUSED');
  await vote(page);
  await expect.poll(told, {timeout: 3_000}).toEqual(asTold);
  expect(stored().sort()).toEqual(everything);
  const kept = await readStores(page);
  expect(kept.match(/"kindred\.\w+\.\w+"/g)).toHaveLength(everything.length); // for the dead one, when it lives again
});
