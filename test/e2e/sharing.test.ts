import {createServer, type Server} from 'node:http';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import type {AddressInfo} from 'node:net';
import {type Browser, type BrowserContext, chromium, type Frame, type Page} from 'playwright-core';
import {afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test} from 'vitest';
import {prepareZXingModule, readBarcodes} from 'zxing-wasm/reader';
import {browserSwitches, ensureBrowser} from '../../scripts/find-browser.js';
import {card, linkOn, says, toldOfSharing, useFriends} from './friends.js';
import {openRelay, tagSaying} from './relay.js';

const friends = useFriends();
let lin: BrowserContext;

/** Measurement may be told from the first moment on. */
const consenting = (): void => {
  ((globalThis as any).kindred ??= []).push((client: any) => client.setConsent('granted'));
};

beforeEach(async () => {
  before = toldOfSharing(friends.service).length;
  lin = await friends.shopper();
  await lin.addInitScript(consenting);
  // Nobody is really written to.
  await lin.route(/wa\.me|t\.me|weibo\.com/, route => route.fulfill({contentType: 'text/html', body: 'A messenger'}));
});
afterEach(() => lin.close());

const press = (page: Page | Frame, name: string | RegExp): Promise<void> => page.locator('kin-referral').getByRole('button', {name, exact: true}).click();

async function openWays(page: Page): Promise<void> {
  await card(page).locator('.row [aria-expanded]').click();
  await card(page).locator('.ways').waitFor();
}

/** How much had been told before the test. */
let before: number;

async function expectTold(...told: readonly string[]): Promise<void> {
  await expect.poll(() => toldOfSharing(friends.service).slice(before), {timeout: 10_000}).toEqual(told);
}

describe('where the page cannot share or copy', () => {
  test('the link is left selected, and copied by hand it is an invitation', async () => {
    await lin.grantPermissions(['clipboard-read', 'clipboard-write']);
    await lin.addInitScript(() => {
      Object.defineProperty(navigator, 'share', {value: undefined});
      delete (Navigator.prototype as any).share;
      Object.defineProperty(navigator, 'clipboard', {value: undefined, configurable: true});
      (globalThis as any).execCommand = document.execCommand.bind(document);
      document.execCommand = () => false;
    });
    const page = await friends.signIn(lin, 'lin');
    await says(page, 'Copy link');
    const link = await linkOn(page);
    await press(page, 'Copy link');
    await says(page, 'Not possible here. The link is selected: please copy it.');
    expect(await card(page).locator('[part=link]').evaluate((field: HTMLInputElement) => [field.matches(':focus'), field.value.slice(field.selectionStart!, field.selectionEnd!)])).toEqual([true, link]);
    await expectTold('share.ended copy failed');

    await page.keyboard.press('Control+c');
    await says(page, 'Link copied.');
    await expectTold('share.ended copy failed', 'referral.shared copy', 'share.ended copy copied');
  });

  test('a frame of another origin without the permission copies all the same, and its link leads to the shop', async () => {
    await lin.grantPermissions(['clipboard-read', 'clipboard-write']);
    // The shop’s own policy forbids frames of others; the relay leaves it behind.
    const framed = await openRelay(friends.shop, {change: tagSaying({})});
    onTestFinished(() => framed.close());
    const outside = await serve(`<!doctype html><title>Somebody else’s page</title><iframe src="${framed.url}/friends" width="900" height="900"></iframe>`);
    await lin.addCookies([{name: 'guest', value: 'lin', url: framed.url}]);
    const page = await lin.newPage();
    await page.goto(outside);
    const frame = page.frames().find(frame => frame.url().startsWith(framed.url))!;
    await frame.locator('kin-referral [part=link]').waitFor();
    expect(await frame.evaluate(() => navigator.clipboard.writeText('').catch((error: Error) => error.name))).toBe('NotAllowedError');
    const link = await frame.locator('kin-referral [part=link]').inputValue();
    expect(link.startsWith(`${framed.url}/welcome?kin=`)).toBe(true);
    await press(frame, 'Copy link');
    await frame.locator('kin-referral').getByText('Link copied.').first().waitFor();
    await page.bringToFront();
    expect(await page.evaluate(async () => {
      window.focus();
      return navigator.clipboard.readText();
    })).toBe(link);
    await expectTold('referral.shared copy', 'share.ended copy copied');
  });
});

describe('the device’s own way to share', () => {
  const answering = (answer: string) => async (): Promise<void> => {
    await lin.addInitScript(answer => {
      Object.defineProperty(Navigator.prototype, 'share', {configurable: true, value: (given: unknown) => {
        (globalThis as any).given = given;
        return answer ? Promise.reject(new DOMException('', answer)) : Promise.resolve();
      }});
    }, answer);
  };

  test('takes the offer and the link', async () => {
    await answering('')();
    const page = await friends.signIn(lin, 'lin');
    await says(page, 'Share');
    const url = await linkOn(page);
    await press(page, 'Share');
    await says(page, 'Shared.');
    expect(await page.evaluate(() => (globalThis as any).given)).toEqual({url, text: 'A cup on the house with your first order, and one for whoever sent you.'});
    await expectTold('referral.shared native', 'share.ended native shared');
  });

  test('given up is no error, and no invitation', async () => {
    await answering('AbortError')();
    const page = await friends.signIn(lin, 'lin');
    const errors: string[] = [];
    page.on('pageerror', ({message}) => errors.push(message));
    page.on('console', message => { if (message.type() === 'error') errors.push(message.text()); });
    await press(page, 'Share');
    await expectTold('share.ended native dismissed');
    expect(await card(page).locator('[part=status]').first().textContent()).not.toMatch(/not|can’t|fail/i);
    expect(errors).toEqual([]);
  });

  test('that is refused leaves the link selected and the other ways open', async () => {
    await answering('NotAllowedError')();
    const page = await friends.signIn(lin, 'lin');
    await press(page, 'Share');
    await says(page, 'Not possible here. The link is selected: please copy it.');
    await card(page).locator('.ways').waitFor();
    await expectTold('share.ended native failed');
  });
});

describe.each([
  ['WeChat', 'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.50.2700 NetType/WIFI Language/zh_CN'],
  ['Instagram', 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/21F90 Instagram 336.0.0.21.90 (iPhone15,2; iOS 17_5; en_US)'],
])('inside %s', (_, userAgent) => {
  test('the app’s way to share is not trusted, and the picture to press and hold is there', async () => {
    const inside = await friends.shopper({userAgent, viewport: {width: 390, height: 844}});
    await inside.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, 'share', {configurable: true, value: () => new Promise(() => undefined)});
    });
    const page = await friends.signIn(inside, 'noor');
    await says(page, 'Copy link');
    const buttons = await card(page).locator('.row button').allTextContents();
    expect(buttons.map(text => text.trim())).toEqual(['Copy link', 'Share']);
    await press(page, 'Share');
    await press(page, 'Picture with a QR code');
    await card(page).getByAltText(/Invitation with a QR code/).waitFor();
    await says(page, 'press and hold it');
    await inside.close();
  });
});

describe('a window that the browser keeps shut', () => {
  let strict: Browser;
  let page: Page;
  beforeEach(async () => {
    // The driver lets all windows open unless it is told not to.
    strict = await chromium.launch({executablePath: ensureBrowser(), args: browserSwitches, ignoreDefaultArgs: ['--disable-popup-blocking']});
    const context = await strict.newContext();
    await context.addInitScript(consenting);
    await context.route(/wa\.me/, route => route.fulfill({contentType: 'text/html', body: 'A messenger'}));
    page = await friends.signIn(context, 'ada');
    await card(page).locator('.row [aria-expanded]').waitFor();
  });
  afterEach(() => strict.close());

  /** As a script of the page would, without the shopper: then Chromium opens no window. */
  async function pressAlone(name: string): Promise<void> {
    const devtools = await page.context().newCDPSession(page);
    // The driver's own looks at the page count as the shopper's, until a window was opened for them.
    await devtools.send('Runtime.evaluate', {userGesture: false, expression: `
      window.open('about:blank')?.close();
      [...document.querySelector('kin-referral').shadowRoot.querySelectorAll('button')].find(button => button.textContent.trim() === '${name}').click()`});
    await devtools.detach();
  }

  test('is told of, and its link is there to follow, which counts once it is followed', async () => {
    await pressAlone('Share');
    await card(page).locator('.ways').waitFor();
    await pressAlone('WhatsApp');
    await says(page, 'Your browser kept the window shut.');
    await expectTold('share.ended whatsapp failed');
    const [opened] = await Promise.all([page.context().waitForEvent('page'), card(page).getByRole('link', {name: 'Open WhatsApp'}).click()]);
    expect(decodeURIComponent(opened.url())).toContain(`${friends.shop}/welcome?kin=`);
    await says(page, 'WhatsApp was opened with your invitation.');
    await expectTold('share.ended whatsapp failed', 'referral.shared whatsapp', 'share.ended whatsapp shared');
  });
});

describe('a messenger', () => {
  test('is opened in a window of its own, with the offer, the note and the link', async () => {
    const page = await friends.signIn(lin, 'lin');
    await openWays(page);
    await card(page).getByRole('textbox', {name: /A line to your friend/}).fill('You’d like the oolong');
    const link = await linkOn(page);
    const [opened] = await Promise.all([lin.waitForEvent('page'), press(page, 'WhatsApp')]);
    const {searchParams} = new URL(opened.url());
    expect(searchParams.get('text')).toBe(`A cup on the house with your first order, and one for whoever sent you.\nYou’d like the oolong\n${link}`);
    expect(await opened.evaluate(() => window.opener === null)).toBe(true);
    await expectTold('referral.shared whatsapp', 'share.ended whatsapp shared');
  });

  test('is told of to nobody without consent, while the invitation is', async () => {
    const context = await friends.shopper();
    await context.route(/wa\.me/, route => route.fulfill({contentType: 'text/html', body: 'A messenger'}));
    const page = await friends.signIn(context, 'noor');
    await openWays(page);
    await press(page, 'WhatsApp');
    await says(page, 'Recorded.');
    await page.reload();
    await says(page, 'Copy link');
    await expectTold('referral.shared whatsapp');
    await context.close();
  });
});

describe('the picture', () => {
  beforeAll(() => {
    const wasmBinary = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
    void prepareZXingModule({overrides: {wasmBinary: wasmBinary.buffer.slice(wasmBinary.byteOffset, wasmBinary.byteOffset + wasmBinary.byteLength)}});
  });

  test.each([
    ['in English', '/friends', 'Picture with a QR code', 'Save the picture', 'poster', 'Third Steep'],
    ['in Chinese', '/zh/friends', '微信', '保存图片', 'wechat', '第三泡茶铺'],
  ] as const)('of the shop’s own page is a PNG that leads to the link: %s', async (_, path, way, save, channel, brand) => {
    const page = await friends.signIn(lin, 'lin', path);
    await openWays(page);
    const link = await linkOn(page);
    await press(page, way);
    const [download] = await Promise.all([page.waitForEvent('download'), card(page).getByRole('link', {name: save}).click()]);
    expect(download.suggestedFilename()).toMatch(new RegExp(`^${brand}-[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}\\.png$`));
    const file = readFileSync(await download.path());
    expect(file.subarray(0, 8)).toEqual(Buffer.from('89504e470d0a1a0a', 'hex'));
    const found = await readBarcodes(new Uint8Array(file), {formats: ['QRCode']});
    expect(found.map(({text}) => text)).toEqual([link]);
    await expectTold(`referral.shared ${channel}`, `share.ended ${channel} shared`);
  });

  test('that is closed without being saved is no invitation', async () => {
    const page = await friends.signIn(lin, 'lin');
    await openWays(page);
    await press(page, 'Picture with a QR code');
    await card(page).getByRole('link', {name: 'Save the picture'}).waitFor();
    await press(page, 'Close');
    await expectTold('share.ended poster dismissed');
  });
});

/** @returns the address of a page on an origin of its own */
async function serve(html: string): Promise<string> {
  const server: Server = createServer((_, response) => response.writeHead(200, {'content-type': 'text/html; charset=utf-8'}).end(html));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}
