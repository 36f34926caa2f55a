import type {BrowserContext, LaunchOptions, Page} from 'puppeteer-core';
import {findBrowser} from '../find-browser.js';
import {mediaOf, type Preferences} from './preferences.js';

/** How a Firefox is started that can be told what a shopper prefers. */
export const firefoxOptions = (): LaunchOptions => ({
  browser: 'firefox',
  executablePath: findBrowser('firefox')!,
  headless: true,
  // Lets the driver reach the browser’s own window, where its preferences are kept.
  args: ['--remote-allow-system-access'],
});

/** A new page, with what the driver has for Chromium alone: media features, and `Space` by its name. */
export async function openFirefoxPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const {keyboard} = page;
  const press = keyboard.press.bind(keyboard);
  keyboard.press = (key, options) => press(key === 'Space' ? ' ' : key, options);
  const goto = page.goto.bind(page);
  page.goto = async (...given) => {
    // Keys go to the window in front. What a page before left by Tab may have the focus still: the browser's own bars.
    await page.bringToFront();
    await inBrowser(page, 'gBrowser.selectedBrowser.focus()');
    return goto(...given);
  };
  page.emulateMediaFeatures = async (features = []) => preferInFirefox(page, Object.fromEntries(features.map(({name, value}) => [propertyOf[name as keyof typeof propertyOf], value])));
  return page;
}

const propertyOf = {'prefers-reduced-motion': 'reducedMotion', 'prefers-color-scheme': 'colorScheme'} as const;

/** The session of WebDriver BiDi behind a page; the driver’s types keep it to themselves. */
interface BidiFrame {
  readonly browsingContext: {readonly userContext: {readonly browser: {readonly session: {
    send(method: string, params: object): Promise<{readonly result: {readonly contexts?: readonly {readonly context: string}[]; readonly type?: string}}>;
  }}}};
}

/** Runs a script in the browser’s own window. @throws when Firefox refuses */
async function inBrowser(page: Page, expression: string): Promise<void> {
  const {session} = (page.mainFrame() as unknown as BidiFrame).browsingContext.userContext.browser;
  const {result: {contexts}} = await session.send('browsingContext.getTree', {'moz:scope': 'chrome'});
  const {result} = await session.send('script.evaluate', {expression, target: {context: contexts![0]!.context}, awaitPromise: false});
  if (result.type !== 'success') throw new Error(`Firefox does not do ${expression}.`);
}

/**
 * Sets what media queries answer, in all pages of this Firefox. WebDriver has
 * no command for it; the preferences do the same, and pages hear of it at once.
 *
 * @throws when Firefox refuses, which leaves it as it was
 */
export async function preferInFirefox(page: Page, {reducedMotion, colorScheme, forcedColors}: Preferences): Promise<void> {
  const preferences = {
    ...reducedMotion && {'ui.prefersReducedMotion': reducedMotion === 'reduce' ? 1 : 0},
    ...colorScheme && {'layout.css.prefers-color-scheme.content-override': ['dark', 'light'].indexOf(colorScheme)},
    ...forcedColors && {'browser.display.document_color_use': forcedColors === 'active' ? 2 : 0, 'ui.useAccessibilityTheme': forcedColors === 'active' ? 1 : 0},
  };
  for (const [name, value] of Object.entries(preferences)) await inBrowser(page, `Services.prefs.setIntPref('${name}', ${value})`);
  // Its pages are processes of their own, and hear of it in a moment.
  const query = mediaOf({reducedMotion, colorScheme, forcedColors});
  if (query) await page.waitForFunction(query => matchMedia(query).matches, {timeout: 5_000}, query);
}
