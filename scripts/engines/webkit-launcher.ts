import type {BrowserLauncher} from '@web/test-runner';
import {Button, Key, Origin} from 'selenium-webdriver';
import type {Preferences} from './preferences.js';
import {openWebKit, type WebKit} from './webkit.js';

const room = {width: 800, height: 600};
const buttons = {left: Button.LEFT, middle: Button.MIDDLE, right: Button.RIGHT};
const keys: {readonly [name: string]: string} = {
  ArrowDown: Key.ARROW_DOWN,
  ArrowLeft: Key.ARROW_LEFT,
  ArrowRight: Key.ARROW_RIGHT,
  ArrowUp: Key.ARROW_UP,
  Backspace: Key.BACK_SPACE,
  Control: Key.CONTROL,
  Delete: Key.DELETE,
  End: Key.END,
  Enter: Key.ENTER,
  Escape: Key.ESCAPE,
  Home: Key.HOME,
  PageDown: Key.PAGE_DOWN,
  PageUp: Key.PAGE_UP,
  Shift: Key.SHIFT,
  Space: Key.SPACE,
  Tab: Key.TAB,
};

/** @throws {RangeError} for a key of several letters that is not in the table */
function keyOf(name: string): string {
  const key = keys[name] ?? name;
  if ([...key].length > 1) throw new RangeError(`No key ${name} is known for WebKit: add it to the table.`);
  return key;
}

/**
 * The runner’s WebKit: one window that goes from file to file.
 *
 * It says that it is of the type whose pages the runner’s own commands
 * (`sendKeys`, `sendMouse`, `setViewport`, `emulateMedia`) know how to ask for
 * everything, and answers as such a page does.
 */
export function webkitLauncher(): BrowserLauncher & {getPage(): unknown} {
  let opening: Promise<WebKit> | undefined;
  let active: {readonly session: string; readonly url: string} | undefined;
  // A page that rests in the middle of a transaction holds up the next file’s: WebKit never ends it (https://github.com/w3c/IndexedDB/issues/381).
  const webkit = (): Promise<WebKit> => opening ??= openWebKit({pageCache: false});
  const act = async (): Promise<ReturnType<WebKit['driver']['actions']>> => (await webkit()).driver.actions();
  const page = {
    keyboard: {
      async type(text: string) { await (await act()).sendKeys(text).perform(); },
      async press(name: string) {
        const key = keyOf(name);
        await (await act()).keyDown(key).keyUp(key).perform();
      },
      async down(name: string) { await (await act()).keyDown(keyOf(name)).perform(); },
      async up(name: string) { await (await act()).keyUp(keyOf(name)).perform(); },
    },
    mouse: {
      async move(x: number, y: number) { await (await act()).move({x, y, duration: 0, origin: Origin.VIEWPORT}).perform(); },
      async click(x: number, y: number, {button = 'left'}: {button?: keyof typeof buttons}) {
        await (await act()).move({x, y, duration: 0, origin: Origin.VIEWPORT}).press(buttons[button]).release(buttons[button]).perform();
      },
      async down({button = 'left'}: {button?: keyof typeof buttons}) { await (await act()).press(buttons[button]).perform(); },
      async up({button = 'left'}: {button?: keyof typeof buttons}) { await (await act()).release(buttons[button]).perform(); },
    },
    async setViewportSize(size: {width: number; height: number}) { await (await webkit()).resize(size); },
    async emulateMedia(preferences: Preferences) { await (await webkit()).prefer(preferences); },
  };

  return {
    name: 'WebKit',
    type: 'playwright',
    getPage: () => page,
    isActive: session => active?.session === session,
    getBrowserUrl: () => active?.url,
    async startSession(session, url) {
      const {driver, resize} = await webkit();
      active = {session, url};
      await resize(room);
      await driver.get(url);
    },
    async stopSession() {
      const {driver} = await webkit();
      // Ends what still runs on the page.
      await driver.get('about:blank');
      active = undefined;
      return {};
    },
    async startDebugSession() {
      throw new Error('WebKit has no window here that anybody sees: debug in its own browser.');
    },
    async stop() {
      await (await opening)?.close();
    },
  };
}
