import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type BrowserContext, chromium, type Page} from 'playwright-core';
import {browserSwitches, ensureBrowser} from '../../scripts/find-browser.js';

/** Someone with a browser profile of their own, which outlives the browser. */
export interface Shopper {
  /** The browser's version. */
  readonly version: string;
  context(): BrowserContext;
  /** Opens a page and waits until its SDK is ready. */
  visit(url: string): Promise<Page>;
  /** SIGKILL to all of the browser's processes at once: nothing is finished, nothing is written. */
  kill(): Promise<void>;
  start(): Promise<void>;
  end(): Promise<void>;
}

export async function openShopper(): Promise<Shopper> {
  const profile = mkdtempSync(join(tmpdir(), 'kindred-bench-'));
  let context: BrowserContext | undefined;
  const shopper: Shopper = {
    get version() { return context!.browser()!.version(); },
    context: () => context!,
    async visit(url) {
      const page = await context!.newPage();
      await page.goto(url);
      await ready(page);
      return page;
    },
    async kill() {
      const devtools = await context!.browser()!.newBrowserCDPSession();
      const {processInfo} = await devtools.send('SystemInfo.getProcessInfo');
      const gone = context!.waitForEvent('close');
      // The browser leads a process group, in which all its others are.
      process.kill(-processInfo.find(({type}) => type === 'browser')!.id, 'SIGKILL');
      await gone;
      context = undefined;
    },
    async start() {
      context = await chromium.launchPersistentContext(profile, {executablePath: ensureBrowser(), args: browserSwitches});
    },
    async end() {
      await context?.close();
      rmSync(profile, {recursive: true, force: true, maxRetries: 5});
    },
  };
  await shopper.start();
  return shopper;
}

export async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => 'track' in globalThis);
}
