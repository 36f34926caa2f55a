import axe from 'axe-core';
import type {BrowserContext, Page} from 'playwright-core';
import {afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test} from 'vitest';
import {randomUUID} from 'node:crypto';
import {showCode} from '../../src/program/index.js';
import {card, linkOn, says, useFriends} from './friends.js';
import {openRelay, tagSaying} from './relay.js';

const invitation = '1a2b3c4d';

const friends = useFriends();
let friend: BrowserContext;
let page: Page;
/** Lin's, as the end of a link. */
let lins: string;

beforeAll(async () => { lins = `${await codeOf('lin')}.${invitation}`; });
beforeEach(async () => {
  friend = await friends.shopper({reducedMotion: 'reduce'});
  page = await friend.newPage();
});
afterEach(() => friend.close());

const codeOf = async (member: string): Promise<string> => (await friends.callers.me({member})).member!.code;
const kept = (page: Page): Promise<string | null> => page.evaluate(() => localStorage.getItem('kindred-invitation'));
const inCookie = async (context: BrowserContext): Promise<string | undefined> => (await context.cookies(friends.shop)).find(({name}) => name === 'invitation')?.value;
const visitorOf = (page: Page): Promise<string> => page.evaluate(() => localStorage.getItem('kindred-visitor')!);

async function accept(page: Page): Promise<void> {
  await card(page).getByRole('button', {name: 'Accept'}).click();
  await says(page, /You have accepted\. Order by/);
}

/** Whoever claims nothing has nothing. */
async function expectNothing(visitor: string | undefined): Promise<void> {
  const view = await friends.callers.me(visitor === undefined ? {} : {visitor});
  expect([view.friend, view.held]).toEqual([undefined, []]);
}

describe('an invitation in the address', () => {
  test('is caught on a page without the element, kept through the shop to the checkout, and used there', async () => {
    await page.goto(`${friends.shop}/autumn-oolong?kin=${lins}&colour=red`);
    await page.waitForURL(`${friends.shop}/autumn-oolong?colour=red`);
    await page.goto(friends.shop);
    await page.goto(`${friends.shop}/welcome`);
    await accept(page);
    await page.getByRole('button', {name: 'Order it'}).click();
    await page.waitForLoadState();
    const counter = await friend.newPage();
    await counter.goto(`${friends.shop}/counter`);
    await counter.getByRole('button', {name: 'Say it is paid'}).first().click();
    await counter.getByText('recorded').waitFor();
    await says(page, /once the order can no longer be returned|Thank you for your order/);
    expect((await friends.callers.me({visitor: await visitorOf(page)})).friend).toMatchObject({state: 'qualified'});
  });

  test('is caught where the element is far below the fold, before anybody gets there', async () => {
    const shop = await openRelay(friends.shop, {change: html => html.replace(/<kin-referral view="welcome" loading="eager">/, '<div style="block-size: 9000px"></div><kin-referral view="welcome">')});
    onTestFinished(() => shop.close());
    await page.goto(`${shop.url}/welcome?kin=${lins}`);
    await page.waitForURL(`${shop.url}/welcome`);
    expect(await kept(page)).toContain(invitation);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await card(page).scrollIntoViewIfNeeded();
    await accept(page);
  });

  test('comes back from the shop’s cookie when what scripts keep was cleared, and is gone from both once it is used', async () => {
    await page.goto(`${friends.shop}/welcome?kin=${lins}`);
    await card(page).getByRole('button', {name: 'Accept'}).waitFor();
    await expect.poll(() => inCookie(friend)).toBe(lins);
    const devtools = await friend.newCDPSession(page);
    await devtools.send('Storage.clearDataForOrigin', {origin: friends.shop, storageTypes: 'local_storage,indexeddb'});
    await page.goto(friends.shop);
    expect(await kept(page)).toBeNull();
    await page.goto(`${friends.shop}/welcome`);
    await accept(page);
    await expect.poll(() => inCookie(friend)).toBeUndefined();
    expect(await kept(page)).toBeNull();
    expect(await friend.request.get(`${friends.shop}/invitation`).then(response => response.status())).toBe(204);
  });

  test('is accepted at once where the browser keeps nothing', async () => {
    await friend.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) Object.defineProperty(globalThis, name, {get() { throw new DOMException('', 'SecurityError'); }});
    });
    const errors: string[] = [];
    page.on('pageerror', ({message}) => errors.push(message));
    await page.goto(`${friends.shop}/welcome?kin=${lins}`);
    await accept(page);
    expect(page.url()).toBe(`${friends.shop}/welcome`);
    expect(errors).toEqual([]);
  });

  test('that is none stays where it is', async () => {
    await page.goto(`${friends.shop}/welcome?kin=hello&a=%20b`);
    await says(page, 'A friend gave you a code?');
    expect(page.url()).toBe(`${friends.shop}/welcome?kin=hello&a=%20b`);
    expect([await kept(page), await inCookie(friend)]).toEqual([null, undefined]);
  });

  test('is found by the name that the shop gives it, and by no other', async () => {
    const shop = await openRelay(friends.shop, {change: tagSaying({'data-referral-parameter': 'friend', 'data-referral-route': '/invitation'})});
    onTestFinished(() => shop.close());
    await page.goto(`${shop.url}/welcome?kin=${lins}`);
    await says(page, 'A friend gave you a code?');
    expect(page.url()).toContain('kin=');
    await page.goto(`${shop.url}/welcome?friend=${lins}`);
    await accept(page);
    expect(page.url()).toBe(`${shop.url}/welcome`);

    const member = await friends.shopper();
    const friendly = await friends.signIn(member, 'lin', '/friends', shop.url);
    await says(friendly, 'Copy link');
    expect(await linkOn(friendly)).toMatch(/\/welcome\?friend=[0-9A-Z]{9}\.[0-9a-f]{8}$/);
    await member.close();
  });
});

describe('what leads nowhere is told kindly, and nothing comes of it:', () => {
  test('a link with a code that nobody has', async () => {
    await page.goto(`${friends.shop}/welcome?kin=000000000.${invitation}`);
    await says(page, 'This link leads to no invitation. Please ask your friend for it once more.');
    expect(await card(page).getByRole('button', {name: 'Accept'}).count()).toBe(0);
    await expectNothing(undefined);
  });

  test('a code that nobody has, and one that is mistyped', async () => {
    await page.goto(`${friends.shop}/welcome`);
    const say = async (code: string): Promise<void> => {
      await card(page).getByRole('textbox', {name: 'A friend gave you a code?'}).fill(code);
      await card(page).getByRole('button', {name: 'Use the code'}).click();
    };
    const code = await codeOf('lin');
    await say(code.slice(0, -1) + (code.endsWith('7') ? '9' : '7'));
    await says(page, 'One letter or digit of that code is wrong.');
    // Its check symbol is right, and whose it would be nobody is.
    await say('000-000-000');
    await says(page, 'Nobody has this code. Please ask your friend for it once more.');
    await expectNothing(await visitorOf(page));
    await say(showCode(code).toLowerCase());
    await says(page, /You have accepted\. Order by/);
  });

  test('one’s own', async () => {
    const lin = await friends.signIn(friend, 'lin', `/welcome?kin=${lins}`);
    await says(lin, 'This is your own invitation, which is for somebody else. Do pass it on.');
    expect(await card(lin).getByRole('button', {name: 'Accept'}).count()).toBe(0);
    await card(lin).getByRole('textbox').fill(lins.slice(0, 9));
    await card(lin).getByRole('button', {name: 'Use the code'}).click();
    await card(lin).getByRole('alert').getByText('This is your own invitation').waitFor();
    expect((await friends.callers.me({member: 'lin'})).friend).toBeUndefined();
  });

  test('one of a member who has invited as many as there may be', async () => {
    const visitor = randomUUID();
    const all = Array.from({length: 150}, (_, i) => friends.callers.event('referral.shared', {invitation: i.toString(16).padStart(8, '0'), channel: 'copy'}, visitor));
    expect(new Set(await friends.callers.deliver(all, 'ada'))).toEqual(new Set(['accepted']));
    await page.goto(`${friends.shop}/welcome?kin=${await codeOf('ada')}.ffffffff`);
    await says(page, 'Your friend has invited as many people as there may be. Another friend may have room.');
    expect(await card(page).getByRole('button', {name: 'Accept'}).count()).toBe(0);

    // One of the hundred and fifty is for whoever has its link.
    await page.goto(`${friends.shop}/welcome?kin=${await codeOf('ada')}.00000007`);
    await accept(page);
  });
});

describe('when the offer has ended', () => {
  const closed = useFriends({closes: '2026-01-01T00:00:00Z'});

  test('friend and member are told so, and nothing can be accepted', async () => {
    const code = (await closed.callers.me({member: 'noor'})).member!.code;
    const context = await closed.shopper();
    const landed = await context.newPage();
    await landed.goto(`${closed.shop}/welcome?kin=${code}.${invitation}`);
    await says(landed, 'This offer has ended. You are welcome here all the same.');
    expect(await card(landed).getByRole('button').count()).toBe(0);
    const visitor = randomUUID();
    expect(await closed.callers.deliver([closed.callers.event('referral.claimed', {code}, visitor)])).toEqual(['referral-closed']);
    expect((await closed.callers.me({visitor})).friend).toBeUndefined();

    const noor = await closed.signIn(context, 'noor');
    await says(noor, 'This offer has ended. What your friends have accepted goes on.');
    expect(await card(noor).getByRole('button', {name: 'Copy link'}).count()).toBe(0);
    await context.close();
  });
});

describe('the pages for friends', () => {
  test('are used by keyboard alone, from the invitation to the order', async () => {
    const lin = await friends.shopper({permissions: ['clipboard-read', 'clipboard-write']});
    const member = await lin.newPage();
    await member.goto(`${friends.shop}/friends`);
    await member.getByRole('button', {name: 'Lin'}).waitFor();
    await tabTo(member, 'Lin');
    await Promise.all([member.waitForEvent('load'), member.keyboard.press('Enter')]);
    await says(member, 'Copy link');
    await tabTo(member, 'Copy link');
    await member.keyboard.press('Enter');
    await says(member, 'Link copied.');
    const link = await member.evaluate(() => navigator.clipboard.readText());

    await page.goto(link);
    await card(page).getByRole('button', {name: 'Accept'}).waitFor();
    await tabTo(page, 'Accept');
    await page.keyboard.press('Space');
    await says(page, /You have accepted\. Order by/);
    expect(await focused(page), 'the eye is where it was accepted').toMatch(/^You have accepted/);
    await tabTo(page, 'Order it');
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    await page.goto(`${friends.shop}/counter`);
    await tabTo(page, 'Say it is paid');
    await lin.close();
  });

  test.each([
    ['/friends', 'light', 'lin'], ['/friends', 'dark', 'lin'], ['/zh/friends', 'dark', 'lin'], ['/friends', 'light', ''],
    ['/welcome', 'light', ''], ['/welcome', 'dark', ''], ['/zh/welcome', 'light', ''],
    ['/counter', 'light', ''], ['/counter', 'dark', ''],
  ] as const)('%s has no accessibility violation (%s, "%s")', async (path, colorScheme, guest) => {
    await page.emulateMedia({colorScheme, reducedMotion: 'reduce'});
    if (guest) await friend.addCookies([{name: 'guest', value: guest, url: friends.shop}]);
    await page.goto(`${friends.shop}${path}${path.endsWith('welcome') ? `?kin=${lins}` : ''}`);
    if (path !== '/counter') await card(page).locator('[part=card]').waitFor();
    if (guest) {
      await card(page).locator('.row [aria-expanded]').click();
      await card(page).locator('.ways').waitFor();
      const details = card(page).locator('details');
      if (await details.getAttribute('open') === null) await card(page).locator('summary').click();
      await details.locator('.standing').waitFor();
    }
    await page.evaluate(axe.source);
    const {violations} = await page.evaluate(() => (globalThis as unknown as {axe: typeof axe}).axe.run());
    expect(violations.map(({id, nodes}) => `${id}: ${nodes.map(node => node.target.join(' ')).join(', ')}`)).toEqual([]);
  });

  test('need no sideways scrolling at 280 px', async () => {
    await page.setViewportSize({width: 280, height: 700});
    for (const path of [`/welcome?kin=${lins}`, `/zh/welcome?kin=${lins}`, '/friends', '/zh/friends', '/counter']) {
      if (path.includes('friends')) await friend.addCookies([{name: 'guest', value: 'lin', url: friends.shop}]);
      await page.goto(friends.shop + path);
      if (path !== '/counter') await card(page).locator('[part=card]').waitFor();
      if (path.includes('friends')) {
        await card(page).locator('.row [aria-expanded]').click();
        await card(page).locator('.ways').waitFor();
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(280);
    }
  });

  test.each([['/friends', 'lin', 1000], ['/friends', 'lin', 320], ['/friends', '', 1000], ['/zh/friends', 'lin', 320], [`/welcome`, '', 1000], ['/welcome', '', 320], ['/zh/welcome', '', 1000]] as const)('%s ("%s", %i px) does not move when the card comes', async (path, guest, width) => {
    await page.setViewportSize({width, height: 800});
    if (guest) await friend.addCookies([{name: 'guest', value: guest, url: friends.shop}]);
    await page.goto(`${friends.shop}${path}${path.endsWith('welcome') ? `?kin=${lins}` : ''}`);
    await card(page).locator('[part=card]').waitFor();
    if (guest) await card(page).locator('.row').waitFor();
    if (path.endsWith('welcome')) await card(page).locator('form').waitFor();
    const shifts = await page.evaluate(() => new Promise<readonly (readonly [number, string])[]>(resolve => {
      new PerformanceObserver(list => resolve(list.getEntries().map(entry => {
        const {value, sources} = entry as unknown as {value: number; sources: readonly {node: Node | null}[]};
        return [value, sources.map(({node}) => (node as Element | null)?.className || node?.nodeName).join()] as const;
      }))).observe({type: 'layout-shift', buffered: true});
      // The observer is called only where there was one.
      setTimeout(() => resolve([]), 200);
    }));
    expect(shifts).toEqual([]);
  });
});

/** Presses the tab key until the focus is on what is called so. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    if (await focused(page) === name) return;
  }
  throw new Error(`The keyboard does not get to "${name}".`);
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.textContent.trim() ?? '';
  });
}
