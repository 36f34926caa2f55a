import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Browser, BrowserContext, Page} from 'playwright-core';
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest';
import {stockCoupons} from '../../demo/guests.js';
import {type DemoHouse, openDemoHouse} from '../../scripts/demo-house.js';
import {openBrowser, openScene, type Scene} from './shopper.js';

const folder = mkdtempSync(join(tmpdir(), 'kindred-referrals-'));

let browser: Browser;
let house: DemoHouse;
let scene: Scene;
let lin: BrowserContext;
let friend: BrowserContext;

beforeAll(async () => { browser = await openBrowser(); });
afterAll(async () => {
  await browser.close();
  rmSync(folder, {recursive: true});
});
beforeEach(async () => {
  house = await openDemoHouse(mkdtempSync(join(folder, 'house-')));
  scene = await openScene(browser, {...house.serviceEnvironment, KINDRED_SWEEP_SECONDS: '1'}, house.shopEnvironment);
  await stockCoupons({service: scene.service.url, ...house, pool: 'cups'});
  lin = await scene.shopper({permissions: ['clipboard-read', 'clipboard-write']});
  friend = await scene.shopper();
});
afterEach(() => scene.end());

/** A member opens the page for friends, played by the demo's own sign-in. */
async function signIn(context: BrowserContext, name: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${scene.shop}/friends`);
  await page.getByRole('button', {name}).click();
  return page;
}

const card = (page: Page) => page.locator('kin-referral');
/** What an element says, all its parts together. */
const says = (page: Page, text: RegExp | string) => card(page).getByText(text).first().waitFor();

/** Copies a link as a member does. */
async function invite(page: Page): Promise<string> {
  await card(page).getByRole('button', {name: /^Copy link/}).click();
  await says(page, /Copied/);
  return page.evaluate(() => navigator.clipboard.readText()).then(text => /https?:\S+/.exec(text)![0]);
}

/** The friend follows a link, accepts, and orders. */
async function accept(context: BrowserContext, link: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(link);
  await card(page).getByRole('button', {name: /Accept/}).click();
  await says(page, /You have until|Order by/);
  return page;
}

async function atTheCounter(name: string | RegExp): Promise<void> {
  const page = await friend.newPage();
  await page.goto(`${scene.shop}/counter`);
  await page.getByRole('button', {name}).first().click();
  await page.close();
}

describe('a member and a friend, each with a browser of their own', () => {
  test('both get their reward once, when the order has stood, and lose it once, when it is given back', async () => {
    const member = await signIn(lin, 'Lin');
    const link = await invite(member);
    expect(new URL(link).searchParams.get('kin')).toMatch(/^[0-9A-Z]{9}\.[0-9a-f]{8}$/);

    const landed = await accept(friend, link);
    expect(landed.url(), 'the invitation is taken out of the address').not.toContain('kin=');
    await landed.getByRole('button', {name: 'Order it'}).click();
    await landed.waitForLoadState();
    await atTheCounter('paid');
    await says(landed, /14 days|until/);
    await atTheCounter('Let fifteen days pass');
    await says(landed, /CUP-[0-9A-F]{8}/);
    await says(member, /CUP-[0-9A-F]{8}/);
    const coupon = /CUP-[0-9A-F]{8}/;
    const [theirs, mine] = await Promise.all([landed, member].map(async page => coupon.exec(await card(page).innerText())![0]));
    expect(theirs).not.toBe(mine);

    await atTheCounter('refunded');
    await says(member, /taken back/i);
    await says(landed, /taken back/i);
  });
});
