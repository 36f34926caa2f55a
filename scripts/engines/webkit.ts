import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {type AddressInfo, createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import type {Readable} from 'node:stream';
import {Builder, Capabilities, type WebDriver} from 'selenium-webdriver';
import {findBrowser, findMiniBrowser} from '../find-browser.js';
import {mediaOf, type Preferences} from './preferences.js';

const screenSize = {width: 1600, height: 1200};

/** A WebKit with a display of its own that nobody sees. */
export interface WebKit {
  readonly driver: WebDriver;
  /**
   * Sets what media queries answer, in all pages, and waits until this one has heard of it.
   *
   * @throws {RangeError} for forced colours, which WebKit does not know
   */
  prefer(preferences: Preferences): Promise<void>;
  /** Gives the page this much room, in CSS pixels: 240 across at least. */
  resize(size: {readonly width: number; readonly height: number}): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts a display, the settings’ teller, the driver and the browser.
 *
 * @param options.pageCache whether pages that are left may rest, to be gone back to
 * @throws when one of them does not come up
 */
export async function openWebKit({pageCache = true}: {readonly pageCache?: boolean} = {}): Promise<WebKit> {
  const folder = mkdtempSync(join(tmpdir(), 'kindred-webkit-'));
  const settings = join(folder, 'settings');
  // A window is no narrower than its bar of buttons; telephones are. So small a bar leaves 240 pixels.
  mkdirSync(join(folder, 'gtk-3.0'));
  writeFileSync(join(folder, 'gtk-3.0/gtk.css'), '* {min-width: 0; margin: 0; padding: 0; border: 0; font-size: 1px} entry {margin: 0 -60px}');
  const children: ChildProcess[] = [];
  const start = (command: string, args: string[], display?: string): ChildProcess => {
    const child = spawn(command, args, {
      // Without a home of its own the browser would find what an earlier one kept.
      env: {...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CACHE_HOME: folder, XDG_CONFIG_HOME: folder, NO_AT_BRIDGE: '1', MESA_SHADER_CACHE_DISABLE: 'true', ...display && {DISPLAY: display}},
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      detached: true,
    });
    children.push(child);
    return child;
  };
  /** Ends them all, with what they have started themselves. */
  const kill = (): void => {
    for (const {pid} of children) {
      try {
        process.kill(-pid!, 'SIGKILL');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
    }
  };
  process.once('exit', kill);
  const close = async (): Promise<void> => {
    const ended = children.map(async child => child.exitCode ?? child.signalCode ?? once(child, 'exit'));
    kill();
    await Promise.all(ended);
    process.off('exit', kill);
    rmSync(folder, {recursive: true, force: true, maxRetries: 5, retryDelay: 100});
  };

  try {
    const screen = start('/usr/bin/Xvfb', ['-displayfd', '3', '-screen', '0', `${screenSize.width}x${screenSize.height}x24`, '-nolisten', 'tcp']);
    const display = `:${await firstLine(screen)}`;
    writeFileSync(settings, settingsOf({}, 0));
    const teller = start('/usr/bin/xsettingsd', ['-c', settings], display);
    const port = await freePort();
    const driving = start(findBrowser('webkit')!, [`--port=${port}`], display);
    const driver = await connect(driving, `http://127.0.0.1:${port}`, ['--automation', `--enable-page-cache=${pageCache}`]);
    // Where nobody manages windows the one under the pointer has the focus, and the pointer rests in the middle.
    const place = async (width: number, height: number): Promise<void> => {
      await driver.manage().window().setRect({x: Math.round((screenSize.width - width) / 2), y: Math.round((screenSize.height - height) / 2), width, height});
    };
    const {width, height} = await driver.manage().window().getRect();
    await place(width, height);
    let preferred: Preferences = {};
    let turn = 0;
    return {
      driver,
      async prefer(preferences) {
        if (preferences.forcedColors === 'active') throw new RangeError('WebKit has no forced colours.');
        preferred = {...preferred, ...preferences};
        writeFileSync(settings, settingsOf(preferred, ++turn));
        teller.kill('SIGHUP');
        const {reducedMotion, colorScheme} = preferred;
        const query = mediaOf({reducedMotion, colorScheme});
        if (query) await driver.wait(() => driver.executeScript<boolean>('return matchMedia(arguments[0]).matches', query), 5_000, `WebKit does not say ${query}`);
      },
      async resize({width, height}) {
        const window = driver.manage().window();
        const inner = (): Promise<[number, number]> => driver.executeScript('return [innerWidth, innerHeight]');
        const [innerWidth, innerHeight] = await inner();
        if (innerWidth === width && innerHeight === height) return;
        const outer = await window.getRect();
        await place(outer.width - innerWidth + width, outer.height - innerHeight + height);
        await driver.wait(async () => {
          const [nowWidth, nowHeight] = await inner();
          return nowWidth === width && nowHeight === height;
        }, 5_000, `WebKit’s window does not become ${width} × ${height}`);
      },
      async close() {
        try {
          await driver.quit();
        } finally {
          await close();
        }
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The driver listens some moments after it has been started. */
async function connect(driving: ChildProcess, server: string, args: readonly string[]): Promise<WebDriver> {
  for (let attempt = 1; ; attempt++) {
    const answer = await fetch(`${server}/status`).catch(() => undefined);
    if (answer?.ok) break;
    if (driving.exitCode !== null || attempt === 100) throw new Error('WebKitWebDriver does not answer.');
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  return new Builder()
    .usingServer(server)
    .withCapabilities(new Capabilities({'browserName': 'MiniBrowser', 'webkitgtk:browserOptions': {binary: findMiniBrowser(), args}}))
    .build();
}

/**
 * @param turn how often this has been told; WebKitGTK hears of less motion, but
 * looks at its style sheets again only when something about fonts changes too
 */
function settingsOf({reducedMotion, colorScheme}: Preferences, turn: number): string {
  return [
    `Gtk/EnableAnimations ${reducedMotion === 'reduce' ? 0 : 1}`,
    `Net/ThemeName "${colorScheme === 'dark' ? 'Adwaita-dark' : 'Adwaita'}"`,
    `Xft/RGBA "${turn % 2 ? 'rgb' : 'none'}"`,
    '',
  ].join('\n');
}

async function firstLine(child: ChildProcess): Promise<string> {
  const [line] = await once(createInterface({input: child.stdio[3] as Readable}), 'line') as [string];
  return line;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
