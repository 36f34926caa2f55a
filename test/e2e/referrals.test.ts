import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {SignJWT} from 'jose';
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
  for (const context of [lin, friend]) context.setDefaultTimeout(15_000);
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
/** Waits until the element says it. */
const says = (page: Page, text: RegExp | string) => card(page).getByText(text).first().waitFor();

/** Copies a link as a member does; what the field shows is what is copied. */
async function invite(page: Page): Promise<string> {
  const link = await card(page).getByLabel('Your link').inputValue();
  await card(page).getByRole('button', {name: 'Copy link'}).click();
  await says(page, 'Link copied. Recorded.');
  return link;
}

/** The friend follows a link and accepts. */
async function accept(context: BrowserContext, link: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(link);
  await card(page).getByRole('button', {name: 'Accept'}).click();
  await says(page, /You have accepted\. Order by/);
  return page;
}

/** What has become of the codes, as the operator sees it. */
async function pool(): Promise<unknown> {
  const {tenant, key, signing: {kid, privateKey}, now} = house;
  const token = await new SignJWT({kin_role: 'operator'}).setProtectedHeader({alg: 'ES256', kid}).setSubject('house').setAudience(tenant).setExpirationTime(Math.floor(now() / 1000) + 300).sign(privateKey);
  const response = await fetch(`${scene.service.url}/v1/pools/cups?key=${key}`, {headers: {authorization: `Bearer ${token}`}});
  return response.json();
}

async function atTheCounter(name: string | RegExp): Promise<void> {
  const page = await friend.newPage();
  await page.goto(`${scene.shop}/counter`);
  // What the page has not sent by then is lost with it.
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', {name}).first().click()]);
  await page.close();
}

describe('a member and a friend, each with a browser of their own', () => {
  test('both get their reward once, when the order has stood, and lose it once, when it is given back', async () => {
    const member = await signIn(lin, 'Lin');
    const link = await invite(member);
    expect(new URL(link).searchParams.get('kin')).toMatch(/^[0-9A-Z]{9}\.[0-9a-f]{8}$/);

    const landed = await accept(friend, link);
    expect(landed.url(), 'the invitation is taken out of the address').toBe(`${scene.shop}/welcome`);
    await landed.getByRole('button', {name: 'Order it'}).click();
    await landed.waitForLoadState();
    await atTheCounter('Say it is paid');
    await says(landed, /once the order can no longer be returned/);
    await says(member, /once the order can no longer be returned/);

    await atTheCounter('Let fifteen days pass');
    const coupon = (page: Page) => card(page).locator('input').evaluateAll(inputs => inputs.map(input => (input as HTMLInputElement).value).filter(value => value.startsWith('CUP-')));
    await says(landed, /Good until/);
    await says(member, /Good until/);
    const [theirs, mine] = [await coupon(landed), await coupon(member)];
    expect([theirs.length, mine.length]).toEqual([1, 1]);
    expect(theirs).not.toEqual(mine);
    expect(await pool()).toMatchObject({given: 2, void: 0});

    await atTheCounter('Say it is refunded');
    await says(member, /taken back|returned/);
    await expect.poll(() => pool(), {timeout: 10_000}).toMatchObject({given: 0, void: 2});
    await expect.poll(async () => [await coupon(landed), await coupon(member)], {timeout: 10_000}).toEqual([[], []]);
  });
});
