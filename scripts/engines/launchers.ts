import type {BrowserLauncher} from '@web/test-runner';
import {chromeLauncher} from '@web/test-runner-chrome';
import * as puppeteer from 'puppeteer-core';
import {browserSwitches, type Engine, enginesOf, findBrowser, whyMissing} from '../find-browser.js';
import {firefoxOptions, openFirefoxPage} from './firefox.js';
import {webkitLauncher} from './webkit-launcher.js';

/** What the runner calls them in its reports. */
export const names: {readonly [engine in Engine]: string} = {chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit'};

const make: {readonly [engine in Engine]: () => BrowserLauncher} = {
  chromium: () => chromeLauncher({launchOptions: {executablePath: findBrowser()!, args: browserSwitches}}),
  firefox: () => chromeLauncher({
    puppeteer,
    launchOptions: firefoxOptions(),
    createPage: ({context}) => openFirefoxPage(context),
  }),
  webkit: webkitLauncher,
};

/**
 * The runner's browsers: one for each engine that is here.
 *
 * @param wanted `firefox` or `firefox,webkit`; all three when it is not given
 * @returns also why those that are wanted and not here are missing
 * @throws {RangeError} for an engine that there is not, and when none is here
 */
export function launchers(wanted?: string): {browsers: BrowserLauncher[]; missing: ReadonlyMap<Engine, string>} {
  const missing = new Map<Engine, string>();
  const browsers: BrowserLauncher[] = [];
  for (const engine of enginesOf(wanted)) {
    const why = whyMissing(engine);
    if (why) missing.set(engine, why);
    else browsers.push(Object.assign(make[engine](), {name: names[engine]}));
  }
  if (browsers.length === 0) throw new RangeError(`No browser to test in: ${[...missing].map(([engine, why]) => `${engine}: ${why}`).join('; ')}`);
  return {browsers, missing};
}
