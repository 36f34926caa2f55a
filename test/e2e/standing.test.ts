import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Browser} from 'playwright-core';
import {afterAll, beforeAll, describe, test} from 'vitest';
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
