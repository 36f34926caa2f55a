import type {BrowserLauncher, TestRunnerPlugin} from '@web/test-runner';
import type {Page} from 'puppeteer-core';
import {preferInFirefox} from './firefox.js';
import type {Preferences} from './preferences.js';

/** Tests that an engine cannot run. */
export interface Skip {
  readonly engine: string;
  readonly file: string;
  readonly reason: string;
  readonly tests: number;
}

/** A launcher whose pages are puppeteer's. */
interface PuppeteerLauncher extends BrowserLauncher {
  getPage(session: string): Page;
}

/**
 * What tests ask of the runner besides its own commands: `force-colors`, which
 * answers whether the engine knows them, and `skip`, which keeps the reason.
 */
export function commands(skips: Skip[]): TestRunnerPlugin<unknown> {
  return {
    name: 'kindred-commands',
    async executeCommand({command, payload, session}) {
      const {browser} = session;
      if (command === 'skip') {
        skips.push({engine: browser.name, file: session.testFile, ...payload as Pick<Skip, 'reason' | 'tests'>});
        return true;
      }
      if (command === 'force-colors') {
        const forcedColors = payload as NonNullable<Preferences['forcedColors']>;
        if (browser.name === 'WebKit') return {known: false};
        const page = (browser as PuppeteerLauncher).getPage(session.id);
        if (browser.name === 'Firefox') await preferInFirefox(page, {forcedColors});
        else await (await page.createCDPSession()).send('Emulation.setEmulatedMedia', {features: [{name: 'forced-colors', value: forcedColors}]});
        return {known: true};
      }
      return undefined;
    },
  };
}
