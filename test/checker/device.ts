import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import puppeteer, {type Browser, type Page} from 'puppeteer-core';
import {browserSwitches, ensureBrowser} from '../../scripts/find-browser.js';

/** One shopper's browser, with what it keeps. */
export interface Device {
  newPage(): Promise<Page>;
  /** SIGKILL of all of the browser's processes; the next page starts it again on the same profile. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export function launchBrowser(userDataDir?: string): Promise<Browser> {
  // One GPU-less process group that can be killed as a whole; the pipe needs no port.
  return puppeteer.launch({executablePath: ensureBrowser(), args: browserSwitches, pipe: true, ...(userDataDir && {userDataDir})});
}

/** A profile in a browser that others use too. */
export async function lendDevice(browser: Browser): Promise<Device> {
  const context = await browser.createBrowserContext();
  return {
    newPage: () => context.newPage(),
    kill: () => Promise.reject(new Error('A browser that others use is not killed.')),
    close: () => context.close(),
  };
}

/** A browser of its own, with a profile on the disk. */
export function openDevice(): Device {
  const folder = mkdtempSync(join(tmpdir(), 'kindred-profile-'));
  let browser: Promise<Browser> | undefined;
  async function kill(): Promise<void> {
    const child = (await browser)?.process();
    browser = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    process.kill(-child.pid!, 'SIGKILL');
    await exit;
  }
  return {
    newPage: async () => (await (browser ??= launchBrowser(folder))).newPage(),
    kill,
    async close() {
      await kill();
      rmSync(folder, {recursive: true, force: true, maxRetries: 10});
    },
  };
}
