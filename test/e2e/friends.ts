import {copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import Database from 'libsql';
import type {Browser, BrowserContext, BrowserContextOptions, Locator, Page} from 'playwright-core';
import {afterAll, beforeAll} from 'vitest';
import {type DemoHouse, openDemoHouse} from '../../scripts/demo-house.js';
import type {Program} from '../../src/program/index.js';
import {type Callers, openCallers} from './callers.js';
import {openBrowser, openScene, type Scene} from './shopper.js';

/** The tea house with its guests and orders, and who come to see it. */
export interface Friends {
  readonly shop: string;
  readonly service: Scene['service'];
  readonly callers: Callers;
  shopper(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** A guest of the house opens a page for friends. @param shop another address of the shop */
  signIn(context: BrowserContext, guest: string, path?: string, shop?: string): Promise<Page>;
}

/**
 * One browser, and one house for all tests of a file or a group.
 *
 * @param referral what the program says otherwise
 */
export function useFriends(referral: Partial<Program['referral']> = {}): Friends {
  const folder = mkdtempSync(join(tmpdir(), 'kindred-friends-'));
  let browser: Browser;
  let scene: Scene;
  let callers: Callers;
  beforeAll(async () => {
    const house = await openDemoHouse(folder);
    changeProgram(house, folder, referral);
    browser = await openBrowser();
    scene = await openScene(browser, {...house.serviceEnvironment, KINDRED_SWEEP_SECONDS: '1'}, house.shopEnvironment);
    callers = openCallers(scene.service.url, house);
    await callers.stock('cups', 50);
  });
  afterAll(async () => {
    await scene.end();
    await browser.close();
    rmSync(folder, {recursive: true});
  });
  return {
    get shop() { return scene.shop; },
    get service() { return scene.service; },
    get callers() { return callers; },
    shopper: options => scene.shopper(options),
    async signIn(context, guest, path = '/friends', shop = scene.shop) {
      await context.addCookies([{name: 'guest', value: guest, url: shop}]);
      const page = await context.newPage();
      await page.goto(shop + path);
      return page;
    },
  };
}

export const card = (page: Page): Locator => page.locator('kin-referral');

/** Waits until the element says it. */
export async function says(page: Page, text: RegExp | string): Promise<void> {
  await card(page).getByText(text).first().waitFor();
}

/** The link that a member's card shows. */
export async function linkOn(page: Page): Promise<string> {
  return card(page).locator('[part=link]').inputValue();
}

/** What pages have told the service of sharing: `share.ended copy copied`, in the order in which it was done. */
export function toldOfSharing({database: file}: Pick<Scene['service'], 'database'>): readonly string[] {
  const database = new Database(file, {readonly: true});
  try {
    const rows = database.prepare(`SELECT type, body FROM events WHERE type LIKE '%.share%' ORDER BY id`).all() as {type: string; body: string}[];
    return rows.map(({type, body}) => {
      const {channel, outcome} = (JSON.parse(body) as {data: {channel: string; outcome?: string}}).data;
      return [type.slice('kindred.'.length), channel, outcome].filter(Boolean).join(' ');
    });
  } finally {
    database.close();
  }
}

function changeProgram({serviceEnvironment: {KINDRED_TENANTS: file}}: DemoHouse, folder: string, referral: Partial<Program['referral']>): void {
  const {tenants: [tenant]} = JSON.parse(readFileSync(file, 'utf8')) as {tenants: [{program: string}]};
  const program = JSON.parse(readFileSync(resolve(folder, tenant.program), 'utf8')) as Program;
  copyFileSync(resolve(folder, tenant.program, '../mochi.json'), join(folder, 'mochi.json'));
  writeFileSync(join(folder, 'program.json'), JSON.stringify({...program, referral: {...program.referral, ...referral}}));
  writeFileSync(file, JSON.stringify({tenants: [{...tenant, program: './program.json'}]}));
}
