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
    // Keys go to the window in front.
    await page.bringToFront();
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
  const {session} = (page.mainFrame() as unknown as BidiFrame).browsingContext.userContext.browser;
  const {result: {contexts}} = await session.send('browsingContext.getTree', {'moz:scope': 'chrome'});
  for (const [name, value] of Object.entries(preferences)) {
    const {result} = await session.send('script.evaluate', {
      expression: `Services.prefs.setIntPref('${name}', ${value})`,
      target: {context: contexts![0]!.context},
      awaitPromise: false,
    });
    if (result.type !== 'success') throw new Error(`Firefox does not take the preference ${name}.`);
  }
  // Its pages are processes of their own, and hear of it in a moment.
  const query = mediaOf({reducedMotion, colorScheme, forcedColors});
  if (query) await page.waitForFunction(query => matchMedia(query).matches, {timeout: 5_000}, query);
}
