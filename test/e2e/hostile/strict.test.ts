import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {openBrowser} from '../shopper.js';
import {type House, openHouse} from './house.js';
import {aside, listen} from './page.js';
import {type Scene, scenes} from './scenes.js';

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

interface Visit {
  readonly page: Page;
  readonly house: House;
  /** Each violation, as the page was told of it. */
  violations(): Promise<readonly string[]>;
}

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
    // What comes in its own time, as faces and announcements do, is there in both a moment later.
    await expect.poll(async () => {
      const [mine, theirs] = await Promise.all([guarded, open].map(({page}) => picture(page)));
      return mine!.equals(theirs!) || `the pictures of ${mine!.length} and ${theirs!.length} bytes differ`;
    }, {timeout: 10_000}).toBe(true);
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
