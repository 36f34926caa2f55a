import {chromium} from 'playwright-core';
import {type ElementHandle, launch} from 'puppeteer-core';
import {Key} from 'selenium-webdriver';
import {browserSwitches, type Engine, ensureBrowser} from '../../../scripts/find-browser.js';
import {firefoxOptions} from '../../../scripts/engines/firefox.js';
import {openWebKit} from '../../../scripts/engines/webkit.js';

/** A page in a browser that has kept nothing yet: the least that each engine's driver can do. Scripts are expressions. */
export interface Tab {
  goTo(url: string): Promise<void>;
  reload(): Promise<void>;
  ask<T>(script: string): Promise<T>;
  /** Clicks the element that the script gives as a mouse does. @returns false when it gives none */
  click(script: string): Promise<boolean>;
  /** Types into what has the focus, and presses Enter. */
  type(text: string): Promise<void>;
  close(): Promise<void>;
}

const width = 1024;
const height = 768;

export const openTab: {readonly [engine in Engine]: () => Promise<Tab>} = {
  async chromium() {
    const browser = await chromium.launch({executablePath: ensureBrowser(), args: browserSwitches});
    const page = await browser.newPage({viewport: {width, height}});
    return {
      async goTo(url) { await page.goto(url); },
      async reload() { await page.reload(); },
      ask: script => page.evaluate(script),
      async click(script) {
        const element = (await page.evaluateHandle<Element | null>(script)).asElement();
        await element?.click();
        return !!element;
      },
      async type(text) {
        await page.keyboard.type(text);
        await page.keyboard.press('Enter');
      },
      close: () => browser.close(),
    };
  },

  async firefox() {
    const browser = await launch(firefoxOptions());
    const page = await browser.newPage();
    await page.setViewport({width, height});
    return {
      async goTo(url) { await page.goto(url); },
      async reload() { await page.reload(); },
      ask: script => page.evaluate(script) as Promise<never>,
      async click(script) {
        const element = (await page.evaluateHandle(script)).asElement() as ElementHandle<Element> | null;
        await element?.click();
        return !!element;
      },
      async type(text) {
        await page.keyboard.type(text);
        await page.keyboard.press('Enter');
      },
      close: () => browser.close(),
    };
  },

  async webkit() {
    const {driver, resize, close} = await openWebKit();
    await resize({width, height});
    return {
      goTo: url => driver.get(url),
      reload: () => driver.navigate().refresh(),
      ask: script => driver.executeScript(`return ${script}`),
      async click(script) {
        const element = await driver.executeScript<{click(): Promise<void>} | null>(`return ${script}`);
        await element?.click();
        return !!element;
      },
      type: text => driver.actions().sendKeys(text, Key.ENTER).perform(),
      close,
    };
  },
};
