import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Browser, Page} from 'playwright-core';
import {afterAll, afterEach, beforeAll, beforeEach, expect, test, vi} from 'vitest';
import {type House, openHouse} from './hostile/house.js';
import {type Scene, scenes} from './hostile/scenes.js';
import {openBrowser} from './shopper.js';

/**
 * What a screen reader is given of each widget in each state: roles, names,
 * states and their order, kept beside this file. Where one of them is to
 * change, `npx vitest run --project e2e test/e2e/accessibility-tree.test.ts -u`
 * writes it anew; read what has changed as somebody who cannot see the page.
 */
let browser: Browser;
// Of its own for each: what is counted in one scene is to be seen in no other.
let house: House;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());
beforeEach(async () => {
  house = await openHouse();
  await house.callers.stock('cups', 5);
});
afterEach(() => house.close());

async function visit({name, body, lang = 'en', member, prepare}: Scene): Promise<Page> {
  const context = await browser.newContext({viewport: {width: 420, height: 800}, reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'UTC'});
  context.setDefaultTimeout(20_000);
  await prepare?.(context);
  const page = await context.newPage();
  const identify = member === undefined ? '' : `<script>(window.kindred ||= []).push(client => client.identify(async () => '${await house.token(member)}'))</script>`;
  await page.goto(house.serve(encodeURIComponent(name), {
    html: `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${name}</title>${identify}
      <script type="module" src="{{service}}/kindred/latest/kindred.js" data-endpoint="{{service}}" data-key="pk_demo_teahouse"></script></head><body>${body}</body></html>`,
  }));
  return page;
}

/** What is another at each run: codes, days, and what is counted from now. */
function steady(tree: string): string {
  return tree
    .replaceAll(/\b[0-9A-Z]{3}[- ][0-9A-Z]{3}[- ][0-9A-Z]{3}\b/g, '(code)')
    .replaceAll(/\?kin=[\w.-]+/g, '?kin=(code)')
    .replaceAll(/blob:[\w:/.-]+/g, '(picture)')
    .replaceAll(/\b\d{1,2}:\d\d(?: [AP]M)/g, '(clock)')
    .replaceAll(/http:\/\/localhost:\d+/g, '(shop)')
    .replaceAll(/\b(?:in )?[\d,]+ (?:second|minute|hour|day|week|month|year)s?\b(?: ago)?/g, '(time)')
    .replaceAll(/\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}/g, '(day)');
}

/** What the file has now; nothing where it is to be written first. */
function kept(file: string): string | undefined {
  try {
    return readFileSync(join(import.meta.dirname, file), 'utf8');
  } catch {
    return undefined;
  }
}

test.each(scenes.filter(({lang = 'en'}) => lang === 'en'))('$name: a screen reader is given the same names, roles and order', async scene => {
  if (scene.member !== undefined) await house.callers.said('order.paid', {order: 'first', member: scene.member, amount: 900, currency: 'USD'});
  const page = await visit(scene);
  await page.waitForFunction(() => ![...document.querySelectorAll('*')].some(({shadowRoot}) => shadowRoot?.querySelector('[aria-busy=true]')));
  await scene.act(page);
  await page.waitForFunction(() => [...document.querySelectorAll('kin-poll')].every(({shadowRoot}) => shadowRoot?.querySelector('[part=card], [part=status], [part=button]')));
  const file = `accessibility-tree/${scene.name.replaceAll(' ', '-')}.yml`;
  const tree = async (): Promise<string> => steady(await page.locator('body').ariaSnapshot());
  // What is said in passing comes a little later, and goes.
  const settled = await vi.waitUntil(async () => {
    const now = await tree();
    return now === kept(file) && now;
  }, {timeout: 3_000, interval: 100}).catch(tree);
  await expect(settled).toMatchFileSnapshot(file);
  await page.context().close();
});
