import {type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page} from 'playwright-core';
import {afterAll, beforeAll} from 'vitest';
import {browserSwitches, ensureBrowser} from '../../scripts/find-browser.js';
import {type ServiceProcess, startService, startShop} from './processes.js';

/** A shop and a service of one test's own, and shoppers who visit. */
export interface Scene {
  readonly service: ServiceProcess;
  readonly shop: string;
  /** A shopper with a browser profile of their own. */
  shopper(options?: BrowserContextOptions): Promise<BrowserContext>;
  end(): Promise<void>;
}

export const openBrowser = (): Promise<Browser> => chromium.launch({executablePath: ensureBrowser(), args: browserSwitches});

/**
 * @param environment what the service is told besides its database and port
 * @param shopEnvironment what the shop is told besides the service's address and its port
 */
export async function openScene(browser: Browser, environment?: Record<string, string>, shopEnvironment?: Record<string, string>): Promise<Scene> {
  const service = await startService(environment);
  const shop = await startShop(service.url, shopEnvironment);
  const contexts: BrowserContext[] = [];
  return {
    service,
    shop: shop.url,
    async shopper(options) {
      const context = await browser.newContext(options);
      contexts.push(context);
      return context;
    },
    async end() {
      await Promise.all(contexts.map(context => context.close()));
      await Promise.all([service.stop(), shop.stop()]);
    },
  };
}

/** One browser and one scene for all tests of a file. */
export function useScene(): Scene {
  let browser: Browser;
  let scene: Scene;
  beforeAll(async () => {
    browser = await openBrowser();
    scene = await openScene(browser);
  });
  afterAll(async () => {
    await scene.end();
    await browser.close();
  });
  return {
    get service() { return scene.service; },
    get shop() { return scene.shop; },
    shopper: options => scene.shopper(options),
    end: () => scene.end(),
  };
}

/** The poll on a page, by what a shopper sees. */
export function pollOn(page: Page, poll = 'autumn-tin') {
  const element = page.locator(`kin-poll[poll="${poll}"]`);
  return {
    element,
    option: (name: string) => element.getByRole('radio', {name}),
    voteButton: element.getByRole('button', {name: /^(Vote|投票)$/}),
    changeButton: element.getByRole('button', {name: /Change my vote|改/}),
    status: element.locator('[part=status]'),
    async vote(name: string): Promise<void> {
      await element.getByRole('radio', {name}).check({force: true});
      await this.voteButton.click();
    },
  };
}

/** Opens a page and waits until its poll can be voted in. */
export async function visit(context: BrowserContext, url: string, poll = 'autumn-tin'): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await ready(page, poll);
  return page;
}

export async function ready(page: Page, poll = 'autumn-tin'): Promise<void> {
  const {element} = pollOn(page, poll);
  await element.scrollIntoViewIfNeeded();
  await element.getByRole('radio').first().waitFor();
}
