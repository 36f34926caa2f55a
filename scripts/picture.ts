import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import type {Locator, Page} from 'playwright-core';
import {openBrowser, openScene, pollOn, visit} from '../test/e2e/shopper.js';
import {stockCoupons} from '../demo/guests.js';
import {buildIfStale} from './build-if-stale.js';
import {openDemoHouse} from './demo-house.js';

/** Makes the pictures of the README and of the widgets' pages, from the demo shop after a few shoppers have been there. */
await buildIfStale();
const docs = join(resolve(import.meta.dirname, '..'), 'docs');
const folder = mkdtempSync(join(tmpdir(), 'kindred-picture-'));
const house = await openDemoHouse(folder);
const browser = await openBrowser();
const scene = await openScene(browser, {...house.serviceEnvironment, KINDRED_SWEEP_SECONDS: '1'}, house.shopEnvironment);

/** A page of a guest who is signed in. */
async function signedIn(guest: string, path: string): Promise<Page> {
  const context = await scene.shopper({viewport: {width: 480, height: 1000}});
  await context.addCookies([{name: 'guest', value: guest, url: scene.shop}]);
  const page = await context.newPage();
  await page.goto(scene.shop + path);
  return page;
}

/** Of an element alone: the launcher that floats above it is taken away. */
async function picture(name: string, element: Locator): Promise<void> {
  await element.page().evaluate(() => document.querySelector('kin-persona:not([placement])')?.remove());
  await element.page().mouse.move(0, 0);
  await element.page().waitForTimeout(1500); // the bars, leaves and faces that move
  await element.screenshot({path: join(docs, 'pictures', `${name}.png`)});
}

try {
  const votes = ['Harvest Moon', 'First-Frost Persimmons', 'Mochi, Napping', 'Mochi, Napping', 'Late Chrysanthemum', 'Mochi, Napping', 'Harvest Moon'];
  for (const option of votes) {
    const page = await visit(await scene.shopper(), scene.shop);
    await pollOn(page).vote(option);
    await pollOn(page).status.getByText('Recorded').waitFor();
    await page.close();
  }
  const page = await visit(await scene.shopper({viewport: {width: 1200, height: 960}}), scene.shop);
  await pollOn(page).vote('Mochi, Napping');
  await pollOn(page).status.getByText('Recorded').waitFor();
  await pollOn(page).element.evaluate(element => element.scrollIntoView({block: 'center'}));
  await page.mouse.move(0, 0);
  await page.waitForTimeout(1000); // the bars' animation
  await page.screenshot({path: join(docs, 'poll.png')});
  await page.setViewportSize({width: 520, height: 1000});
  await picture('poll', pollOn(page).element);

  await stockCoupons({service: scene.service.url, ...house, pool: 'cups'});
  const friends = await signedIn('lin', '/friends');
  await friends.locator('kin-referral [part=link]').waitFor();
  await picture('referral', friends.locator('kin-referral [part=card]'));

  const order = async (guest: string): Promise<void> => {
    const counter = await signedIn(guest, '/welcome');
    await counter.getByRole('button', {name: 'Order it'}).click();
    await counter.goto(`${scene.shop}/counter`);
    await counter.getByRole('button', {name: 'Say it is paid'}).first().click();
    await counter.close();
  };
  for (let i = 0; i < 2; i++) await order('noor');
  const member = await signedIn('noor', '/member');
  const [tier, exclusive] = [member.locator('kin-tier[order-href]'), member.locator('kin-exclusive')];
  await tier.getByText('Acquaintance').first().waitFor();
  await exclusive.locator('[part=teaser]').waitFor();
  await picture('tier', tier);
  await picture('exclusive', exclusive);

  const chat = await signedIn('lin', '/mochi');
  const persona = chat.locator('kin-persona');
  await persona.locator('[part=input]').fill('How do I steep the autumn oolong?');
  await persona.locator('[part=input]').press('Enter');
  await persona.getByText(/Recorded|minute|water/).first().waitFor();
  await chat.waitForTimeout(2500); // the answer is written as it comes
  await picture('persona', persona);
} finally {
  await scene.end();
  await browser.close();
  rmSync(folder, {recursive: true});
}
