import {execFileSync} from 'node:child_process';
import {accessSync, constants} from 'node:fs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'];

/** Switches that a headless Chromium needs in containers, and that keep it off the network. */
export const browserSwitches = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

/** The path of a Chromium: `CHROME_PATH`, or where systems put it. */
export function findBrowser(): string | undefined {
  return [process.env.CHROME_PATH, ...places].find(path => path !== undefined && path !== '' && runs(path));
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
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], options);
    const installed = findBrowser();
    if (installed) return installed;
  }
  throw new Error('The browser tests need Chromium: install it (Debian: apt-get install chromium) or set CHROME_PATH to one.');
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
