import type {Browser, BrowserContext, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {openBrowser} from '../shopper.js';
import {type House, openHouse} from './house.js';
import {aside, listen} from './page.js';

/** The one house's pages have the policy, the other's have none; else the two are alike. */
let browser: Browser;
let strict: House;
let free: House;
beforeAll(async () => {
  [browser, strict, free] = await Promise.all([openBrowser(), openHouse(), openHouse()]);
  await Promise.all([strict, free].map(house => house.callers.stock('cups', 5)));
});
afterAll(async () => {
  await browser.close();
  await Promise.all([strict.close(), free.close()]);
});

const nonce = 'c3RyaWN0';
/** The strictest that a page can have. `blob:` is for the poster alone, which a shopper can only save as a picture. */
const policy = (service: string): string => [
  "default-src 'none'", `script-src 'nonce-${nonce}' 'strict-dynamic'`, "style-src 'none'", `connect-src ${service}`, "img-src 'self' blob:",
  "require-trusted-types-for 'script'", 'trusted-types kindred', 'report-uri /report', "base-uri 'none'", "form-action 'self'",
].join('; ');

const polls = ['next-roast', 'autumn-tin', 'next-tea', 'winter-beans', 'box-words', 'five-steeps', 'little-sister', 'blind-tasting', 'no-such-poll'];
const pollElements = polls.map(id => `<kin-poll poll="${id}" loading="eager"><p>The poll ${id}</p></kin-poll>`).join('\n');
const others = `
<kin-tier view="compact" loading="eager"></kin-tier>
<kin-tier view="progress" loading="eager"></kin-tier>
<kin-tier loading="eager" vote-href="/" order-href="/" signin="/sign-in"><ul slot="benefits"><li>A seat that is yours</li></ul></kin-tier>
<kin-referral loading="eager" landing="/welcome" signin="/sign-in" picture="/pictures/autumn-oolong.svg" brand="Third Steep"><p>Invite a friend</p></kin-referral>
<kin-exclusive bond="kindred" loading="eager" signin="/sign-in"><p>From the back room</p></kin-exclusive>`;

interface Visit {
  readonly page: Page;
  readonly house: House;
  /** Each violation, as the page was told of it. */
  violations(): Promise<readonly string[]>;
}

/** A state of some elements: how it comes about, and what is seen then. */
interface Scene {
  readonly name: string;
  readonly body: string;
  /** Who is signed in. */
  readonly member?: string;
  readonly lang?: string;
  prepare?(context: BrowserContext): Promise<unknown>;
  act(page: Page): Promise<void>;
}

const poll = (page: Page, id: string) => page.locator(`kin-poll[poll=${id}]`);

async function vote(page: Page, id: string, until: RegExp | string): Promise<void> {
  await poll(page, id).locator('label').nth(1).click();
  await poll(page, id).getByRole('button', {name: 'Vote'}).click();
  await poll(page, id).locator('[part=status]').getByText(until).waitFor();
}

async function allThere(page: Page): Promise<void> {
  for (const id of polls.slice(0, -1)) await poll(page, id).locator('[part=card]').waitFor();
  await poll(page, 'no-such-poll').locator('[part=status]').waitFor();
}

const scenes: readonly Scene[] = [
  {name: 'polls of every kind', body: pollElements, act: allThere},
  {
    name: 'polls in Chinese', body: pollElements, lang: 'zh-Hans',
    act: page => allThere(page),
  },
  {
    name: 'votes that are recorded', body: pollElements,
    async act(page) {
      await vote(page, 'next-roast', 'Recorded');
      await vote(page, 'autumn-tin', 'Recorded');
    },
  },
  {
    name: 'a vote that is saved', body: pollElements,
    prepare: context => context.route('**/v1/events', route => route.abort()),
    act: page => vote(page, 'next-roast', 'Saved'),
  },
  {
    name: 'a vote that is refused', body: pollElements,
    prepare: context => context.route('**/v1/events', route => route.fulfill({headers: {'access-control-allow-origin': '*'}, json: {results: [{status: 'refused', reason: 'poll-closed'}]}})),
    act: page => vote(page, 'next-roast', /closed/),
  },
  {
    name: 'a service that cannot be reached', body: pollElements + others,
    prepare: context => context.route('**/v1/**', route => route.abort()),
    async act(page) {
      await poll(page, 'next-roast').getByRole('button').waitFor();
      await page.locator('kin-referral').getByRole('button').waitFor();
    },
  },
  {
    name: 'somebody who is not signed in', body: others,
    async act(page) {
      await page.locator('kin-exclusive [part=teaser]').waitFor();
      await page.locator('kin-referral [part=offer]').waitFor();
      await page.locator('kin-tier:not([view]) [part=invitation]').waitFor();
    },
  },
  {
    name: 'a member', body: others, member: 'ada',
    async act(page) {
      await page.locator('kin-exclusive [part=teaser]').waitFor();
      await page.locator('kin-referral [part=code]').waitFor();
      await page.locator('kin-tier:not([view]) [part=ring]').waitFor();
      await page.locator('kin-tier[view=compact] [part=badge]').waitFor();
      for (const summary of await page.locator('kin-tier summary, kin-referral summary').all()) await summary.click();
      await page.locator('kin-referral').getByRole('checkbox').first().waitFor();
    },
  },
  {
    name: 'a member who shares', body: others, member: 'ada',
    async act(page) {
      const card = page.locator('kin-referral');
      await card.locator('.row [aria-expanded]').click();
      await card.locator('.ways').waitFor();
      await card.getByRole('button', {name: /poster|picture|WeChat/i}).first().click();
      await card.locator('.poster img').waitFor();
    },
  },
  {
    name: 'a friend who was invited', body: '<kin-referral view="welcome" loading="eager"><p>Welcome</p></kin-referral>',
    async act(page) {
      await page.locator('kin-referral').getByRole('textbox').first().waitFor();
    },
  },
  {
    name: 'a persona', body: '<kin-persona persona="mochi" loading="eager"><p>Ask us</p></kin-persona>',
    act: page => page.locator('kin-persona [part=launcher]').waitFor(),
  },
  {
    name: 'a chat', body: '<kin-persona persona="mochi" placement="inline" loading="eager"><p>Ask us</p></kin-persona>',
    async act(page) {
      const chat = page.locator('kin-persona');
      await chat.locator('[part=input]').fill('Which tea is for the morning?');
      await chat.locator('[part=input]').press('Enter');
      await chat.locator('[part=own]').waitFor();
      await chat.locator('[part=message]').nth(1).waitFor();
    },
  },
];

async function visit(house: House, {name, body, member, lang = 'en', prepare}: Scene): Promise<Visit & AsyncDisposable> {
  const guarded = house === strict;
  const context = await browser.newContext({viewport: {width: 420, height: 800}, reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'UTC'});
  context.setDefaultTimeout(20_000);
  await prepare?.(context);
  await context.addInitScript(() => {
    const seen: string[] = ((globalThis as any).violations = []);
    document.addEventListener('securitypolicyviolation', ({effectiveDirective, blockedURI, sourceFile, sample}) => seen.push([effectiveDirective, blockedURI, sourceFile, sample].join(' ')));
  });
  const page = await context.newPage();
  const identify = member === undefined ? '' : `<script nonce="${nonce}">(window.kindred ||= []).push(client => client.identify(async () => '${await house.token(member)}'))</script>`;
  await page.goto(house.serve(encodeURIComponent(name), {
    html: `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Strict</title>${identify}
      <script nonce="${nonce}" type="module" src="{{service}}/kindred/latest/kindred.js" data-endpoint="{{service}}" data-key="pk_demo_teahouse"></script></head><body>${body}</body></html>`,
    ...(guarded && {headers: {'content-security-policy': policy(house.service.url)}}),
  }));
  return {
    page,
    house,
    violations: () => page.evaluate(() => (globalThis as any).violations as string[]),
    [Symbol.asyncDispose]: () => context.close(),
  };
}

/** The whole page as a picture. What is drawn by lot says the same everywhere. */
async function picture(page: Page): Promise<Buffer> {
  await aside(page, `(async () => {
    const each = root => { for (const element of root.querySelectorAll('*')) {
      if (element.matches('[part=code]')) element.textContent = 'ABC-DEF-GHJ';
      if (element.matches('[part=link]')) element.value = 'https://shop.example/welcome?kin=ABCDEFGHJ.1234abcd';
      if (element.matches('.poster img')) element.style = 'visibility: hidden';
      if (element.shadowRoot) each(element.shadowRoot);
    } };
    each(document);
    document.activeElement.blur();
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => {})));
    await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  })()`);
  const session = await page.context().newCDPSession(page);
  const {cssContentSize} = await session.send('Page.getLayoutMetrics');
  const {data} = await session.send('Page.captureScreenshot', {captureBeyondViewport: true, clip: {...cssContentSize, scale: 1}});
  await session.detach();
  return Buffer.from(data, 'base64');
}

describe('under the strictest policy', () => {
  test.each(scenes)('$name: nothing is violated, and the picture is the same', async scene => {
    if (scene.member !== undefined) for (const house of [strict, free]) await house.callers.said('order.paid', {order: 'first', member: scene.member, amount: 900, currency: 'USD'});
    await using guarded = await visit(strict, scene);
    await using open = await visit(free, scene);
    const heard = listen(guarded.page);
    await Promise.all([guarded, open].map(({page}) => scene.act(page)));
    // Before the picture is made ready, which is not Kindred's doing.
    expect(await guarded.violations()).toEqual([]);
    const [mine, theirs] = await Promise.all([guarded, open].map(({page}) => picture(page)));
    expect(mine!.equals(theirs!), `the pictures of ${mine!.length} and ${theirs!.length} bytes differ`).toBe(true);
    expect(heard.all.filter(line => !/net::ERR_FAILED|404|no-such-poll|poll-closed/.test(line))).toEqual([]);
    expect(strict.reports).toEqual([]);
  });

  test('what a page itself does against it would be seen', async () => {
    await using guarded = await visit(strict, scenes[0]!);
    await guarded.page.evaluate(() => {
      document.body.setAttribute('style', 'color: red');
      try {
        document.body.innerHTML = '<b></b>';
      } catch {
        // A text is not trusted.
      }
    });
    await expect.poll(guarded.violations).toHaveLength(2);
    await expect.poll(() => strict.reports.length).toBe(2);
  });
});
