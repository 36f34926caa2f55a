import {execFileSync} from 'node:child_process';
import {accessSync, constants, existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';

/** The three engines that browsers are made of. */
export const engines = ['chromium', 'firefox', 'webkit'] as const;
export type Engine = (typeof engines)[number];

const places: {readonly [engine in Engine]: readonly string[]} = {
  chromium: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
  firefox: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
  webkit: ['/usr/bin/WebKitWebDriver'],
};
const variables: {readonly [engine in Engine]?: string} = {chromium: 'CHROME_PATH', firefox: 'FIREFOX_PATH'};

/**
 * The engines that `firefox` or `firefox,webkit` names; all three when nothing is said.
 *
 * @throws {RangeError} for an engine that there is not
 */
export function enginesOf(wanted: string | undefined): readonly Engine[] {
  if (!wanted) return engines;
  return wanted.split(',').map(name => {
    const engine = engines.find(engine => engine === name);
    if (!engine) throw new RangeError(`There is no engine ${name}: say ${engines.join(', ')}, or several with commas between.`);
    return engine;
  });
}

/** What Debian calls the packages. */
export const packages: {readonly [engine in Engine]: readonly string[]} = {
  chromium: ['chromium', 'fonts-noto-cjk'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb', 'xsettingsd'],
};

/** Switches that a headless Chromium needs in containers, and that keep it off the network. */
export const browserSwitches = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

/**
 * The path of an engine’s browser, for WebKit of its driver: what `CHROME_PATH`
 * or `FIREFOX_PATH` says, or where systems put it.
 */
export function findBrowser(engine: Engine = 'chromium'): string | undefined {
  if (engine === 'webkit' && missingOfWebKit().length > 0) return undefined;
  return [process.env[variables[engine] ?? ''], ...places[engine]].find(path => path !== undefined && path !== '' && runs(path));
}

/** Why an engine cannot be tried here and what to do, in one line; nothing when it can. */
export function whyMissing(engine: Engine): string | undefined {
  if (findBrowser(engine)) return undefined;
  const what = engine === 'webkit' ? `${missingOfWebKit().join(', ')} not found` : 'not found';
  return `${what} (Debian: apt-get install ${packages[engine].join(' ')}${variables[engine] ? `; or set ${variables[engine]}` : ''})`;
}

/**
 * Finds a Chromium, or installs Debian's where that is allowed.
 *
 * @throws when there is none and none can be installed; the message says what to do.
 */
export function ensureBrowser(): string {
  const found = findBrowser();
  if (found) return found;
  const mayInstall = process.platform === 'linux' && process.getuid?.() === 0 && runs('/usr/bin/apt-get');
  if (mayInstall) {
    console.log('No Chromium found; installing Debian’s.');
    const options = {stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'], env: {...process.env, DEBIAN_FRONTEND: 'noninteractive'}};
    execFileSync('apt-get', ['update', '-qq'], options);
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages.chromium], options);
    const installed = findBrowser();
    if (installed) return installed;
  }
  throw new Error('The browser tests need Chromium: install it (Debian: apt-get install chromium) or set CHROME_PATH to one.');
}

/** WebKitGTK’s smallest browser, which the driver steers. Its folder bears the machine’s architecture and the library’s version. */
export function findMiniBrowser(): string | undefined {
  const libraries = '/usr/lib';
  if (!existsSync(libraries)) return undefined;
  return readdirSync(libraries)
    .filter(name => name.endsWith('-linux-gnu'))
    .flatMap(name => readdirSync(join(libraries, name)).filter(folder => folder.startsWith('webkit2gtk-')).map(folder => join(libraries, name, folder, 'MiniBrowser')))
    .find(runs);
}

/** WebKit needs a display to draw on, and somebody who tells it what the shopper prefers. */
function missingOfWebKit(): readonly string[] {
  return [
    ...places.webkit.some(runs) ? [] : ['WebKitWebDriver'],
    ...findMiniBrowser() ? [] : ['MiniBrowser'],
    ...['Xvfb', 'xsettingsd'].filter(name => !runs(`/usr/bin/${name}`)),
  ];
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
