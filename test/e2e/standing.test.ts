import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Browser} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {openDemoHouse} from '../../scripts/demo-house.js';
import {openBrowser, openScene, type Scene} from './shopper.js';

const folder = mkdtempSync(join(tmpdir(), 'kindred-standing-'));

let browser: Browser;
let scene: Scene;

beforeAll(async () => {
  browser = await openBrowser();
  const house = await openDemoHouse(folder);
  scene = await openScene(browser, {...house.serviceEnvironment, KINDRED_SWEEP_SECONDS: '1'}, house.shopEnvironment);
});
afterAll(async () => {
  await scene.end();
  await browser.close();
  rmSync(folder, {recursive: true});
});

describe('a member of the demo', () => {
  test('is told of a promotion once, on one page, and of the day on which it ends when the order is given back', async () => {
    const noor = await scene.shopper();
    noor.setDefaultTimeout(20_000);
    const page = await noor.newPage();
    await page.goto(`${scene.shop}/member`);
    await page.getByRole('button', {name: 'Noor'}).click();
    const [card, promotion] = [page.locator('kin-tier[order-href]'), page.locator('kin-tier[order-href] [part=promotion]')];
    await card.getByText('It begins with one order.').waitFor();

    const counter = await noor.newPage();
    await counter.goto(`${scene.shop}/welcome`);
    await counter.getByRole('button', {name: 'Order it'}).click();
    await counter.goto(`${scene.shop}/counter`);
    await page.bringToFront();
    const seen = page.waitForResponse(response => response.url().includes('/v1/events') && !!response.request().postData()?.includes('promotion.seen'));
    await counter.getByRole('button', {name: 'Say it is paid'}).first().click();
    await promotion.getByText('You are now, to us: Acquaintance.').waitFor();
    await seen;

    const other = await noor.newPage();
    for (const again of [page, other]) {
      await again.goto(`${scene.shop}/member`);
      await again.locator('kin-tier[order-href] [part=bond]').getByText('Acquaintance').waitFor();
      expect((await again.locator('kin-tier[order-href] [part=promotion]').innerText()).trim()).toBe('');
    }

    await counter.bringToFront();
    await counter.getByRole('button', {name: 'Say it is refunded'}).first().click();
    await page.locator('kin-tier[order-href] [part=falling]').getByText(/“Acquaintance” ends on \w+ \d+, \d{4}/).waitFor();
    await counter.getByRole('button', {name: 'Let fifteen days pass'}).click();
    await page.locator('kin-tier[order-href]').getByText('It begins with one order.').waitFor();
  });

  test('is a stranger until an order is paid, and sees the bond as it begins, what is missing for more, and a year played fast', async () => {
    const lin = await scene.shopper();
    lin.setDefaultTimeout(20_000);
    const page = await lin.newPage();
    await page.goto(`${scene.shop}/member`);
    await page.getByRole('button', {name: 'Lin'}).click();
    const [card, machine] = [page.locator('kin-tier[order-href]'), page.locator('.machine kin-tier')];
    await card.getByText('It begins with one order.').waitFor();
    await page.locator('kin-exclusive [part=teaser]').waitFor();
    await page.getByText('Three pounds of cliff tea').waitFor({state: 'hidden'});

    const other = await lin.newPage();
    await other.goto(`${scene.shop}/welcome`);
    await other.getByRole('button', {name: 'Order it'}).click();
    await other.goto(`${scene.shop}/counter`);
    await other.getByRole('button', {name: 'Say it is paid'}).first().click();
    await card.getByText('Acquaintance').first().waitFor();
    await page.locator('kin-tier[view=compact]').getByText('Acquaintance').waitFor();

    await page.locator('#machine-day').fill('100');
    await machine.getByText('Kindred').first().waitFor();
    await page.locator('#machine-day').fill('330');
    await machine.getByText('Acquaintance').first().waitFor();
  });
});
