import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {Manifest} from '../../scripts/build.js';
import {type House, openHouse} from './hostile/house.js';
import {openBrowser} from './shopper.js';

const {leaves} = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../dist/cdn/manifest.json'), 'utf8')) as Manifest;

let browser: Browser;
let house: House;
beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), openHouse()]);
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

/** A phone's page with the four widgets, each in a place that is as tall as it gets. */
async function visit(member: string | undefined, before?: (page: Page) => void): Promise<Page> {
  const page = await (await browser.newContext({viewport: {width: 360, height: 740}})).newPage();
  page.setDefaultTimeout(20_000);
  before?.(page);
  const identify = member === undefined ? '' : `<script>(window.kindred ||= []).push(client => client.identify(async () => (await fetch('/token?member=${member}')).text()))</script>`;
  await page.goto(house.serve(`cost-${member}`, {html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Cost</title>${identify}
    <style>kin-poll { min-block-size: 45rem } kin-tier { min-block-size: 100rem } kin-referral { min-block-size: 40rem } kin-poll, kin-tier, kin-referral { display: block }</style>
    <script type="module" src="{{service}}/kindred/latest/kindred.js" data-endpoint="{{service}}" data-key="pk_demo_teahouse"></script></head>
    <body><kin-tier></kin-tier><kin-poll poll="next-roast"></kin-poll><kin-referral landing="/welcome"></kin-referral><kin-persona persona="mochi"></kin-persona></body></html>`}));
  for (const name of ['kin-tier', 'kin-poll', 'kin-referral']) {
    await page.locator(name).scrollIntoViewIfNeeded();
    await page.locator(`${name} [part=card], ${name} [part=offer]`).first().waitFor();
  }
  await page.locator('kin-persona [part=launcher]').waitFor();
  return page;
}

describe('a page with the four widgets', () => {
  test.each(['ada', undefined])('asks for each thing once, and for no file that it does not need: %s', async member => {
    const asked: string[] = [];
    const page = await visit(member, page => page.on('request', request => asked.push(new URL(request.url()).pathname)));
    // Whatever else would come has come by then.
    await page.waitForTimeout(1500);
    expect(asked.filter(path => path.startsWith('/v1/') && path !== '/v1/events').sort()).toEqual(['/v1/me', '/v1/me/referral', '/v1/personas/mochi', '/v1/polls/next-roast']);
    const loaded = Object.keys(leaves).filter(name => asked.some(path => path.endsWith(leaves[name]![0])));
    expect(loaded.filter(name => name !== 'referral-sharing' && name !== 'referral-standing').sort()).toEqual([...(member ? ['on-demand'] : []), 'tier-card']);
    await page.context().close();
  });
});
