import type {Browser, BrowserContext, Page} from 'playwright-core';
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test} from 'vitest';
import {openDevice} from '../checker/device.js';
import {openRelay, type Relay, tagSaying} from './relay.js';
import {openBrowser, openScene, pollOn, type Scene, visit} from './shopper.js';
import {readStored} from './stored.js';

let browser: Browser;
let scene: Scene;
let shopper: BrowserContext;

beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());
beforeEach(async () => {
  scene = await openScene(browser);
  shopper = await scene.shopper();
});
afterEach(() => scene.end());

const stored = () => readStored(scene.service.database);

/** Votes while the service is away. */
async function voteInVain(page: Page, says: string): Promise<void> {
  await scene.service.kill();
  await pollOn(page).vote('Harvest Moon');
  await pollOn(page).status.getByText(says).waitFor();
}

async function expectRecorded(page: Page): Promise<void> {
  await scene.service.start();
  await pollOn(page).status.getByText('Recorded').waitFor({timeout: 15_000});
  expect(stored()).toMatchObject({voters: 1, ids: {length: 1}});
}

test('a saved vote whose storage is cleared under the page is recorded', async () => {
  const page = await visit(shopper, scene.shop);
  await voteInVain(page, 'Saved on this device');
  expect(await page.evaluate(() => localStorage.length)).toBeGreaterThan(0);
  const devtools = await shopper.newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', {origin: scene.shop, storageTypes: 'all'});
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await expectRecorded(page);
});

test('a vote for which the device has no room is kept in the tab, and saved when there is room', async () => {
  const page = await visit(shopper, scene.shop);
  const devtools = await shopper.newCDPSession(page);
  await devtools.send('Storage.overrideQuotaForOrigin', {origin: scene.shop, quotaSize: 1});
  await voteInVain(page, 'Kept in this tab only');
  expect(await pollOn(page).status.textContent()).not.toContain('Saved');
  await devtools.send('Storage.overrideQuotaForOrigin', {origin: scene.shop});
  await pollOn(page).status.getByText('Saved on this device').waitFor();
  await expectRecorded(page);
});

test('a page that comes back from the back/forward cache delivers what it kept', async () => {
  const device = openDevice();
  onTestFinished(() => device.close());
  const page = await device.newPage();
  await page.goto(scene.shop);
  await page.waitForFunction(() => (globalThis as any).kindred?.client?.$outbox.value.storage === 'device');
  await scene.service.kill();
  await page.evaluate(() => {
    addEventListener('pageshow', ({persisted}) => { document.title = `persisted: ${persisted}`; });
    (globalThis as any).kindred.client.track('poll.voted', {poll: 'autumn-tin', choices: ['harvest-moon']});
  });
  await page.waitForFunction(() => (globalThis as any).kindred.client.$outbox.value.failing);
  await page.goto(`${scene.shop}/pictures/tin-harvest-moon.svg`);
  await page.evaluate(() => { history.back(); });
  await page.waitForFunction(() => document.title === 'persisted: true');
  await scene.service.start();
  await expect.poll(() => stored().ids.length, {timeout: 15_000}).toBe(1);
});

describe('while the service does not answer', () => {
  let service: Relay;
  let shop: Relay;
  beforeEach(async () => {
    service = await openRelay(scene.service.url);
    shop = await openRelay(scene.shop, {change: tagSaying({'data-endpoint': service.url})});
  });
  afterEach(async () => {
    await shopper.close();
    await Promise.all([service.close(), shop.close()]);
  });

  test('one of eight tabs sends, and when it crashes another does within five seconds', async () => {
    const sending: Page[] = [];
    const tabs = await Promise.all(Array.from({length: 8}, async () => {
      const page = await shopper.newPage();
      page.on('request', request => { if (request.method() === 'POST') sending.push(page); });
      await page.goto(shop.url);
      await page.waitForFunction(() => (globalThis as any).kindred?.client?.$outbox.value.storage === 'device');
      return page;
    }));
    let release = (): void => undefined;
    service.hold(new Promise<void>(resolve => { release = resolve; }));
    await Promise.all(tabs.map(page => page.evaluate(() => (globalThis as any).kindred.client.track('poll.voted', {poll: 'autumn-tin', choices: ['harvest-moon']}))));
    // Each of them knows of all, and wants to send.
    await Promise.all(tabs.map(page => page.waitForFunction(() => (globalThis as any).kindred.client.$outbox.value.waiting === 8)));
    await expect.poll(() => sending.length).toBe(1);

    const [sender] = sending as [Page];
    const crashed = sender.waitForEvent('crash');
    void (await shopper.newCDPSession(sender)).send('Page.crash').catch(() => undefined);
    await crashed;
    const since = performance.now();
    await expect.poll(() => sending.length, {timeout: 5_000}).toBe(2);
    expect(performance.now() - since).toBeLessThan(5_000);
    expect(sending[1]).not.toBe(sender);
    release();
    await expect.poll(() => stored().ids.length, {timeout: 5_000}).toBe(8);
    expect(stored().voters).toBe(1);
  });
});
