import {mkdirSync} from 'node:fs';
import {test} from 'vitest';
import {card, useFriends} from './friends.js';
const friends = useFriends();
mkdirSync('/tmp/shotK', {recursive: true});
test('x', async () => {
  const lins = (await friends.callers.me({member: 'lin'})).member!.code + '.1a2b3c4d';
  for (const width of [280, 320, 768, 1000, 1280]) for (const [path, guest] of [['/friends', 'lin'], ['/friends', ''], ['/zh/friends', 'lin'], ['/welcome', ''], ['/zh/welcome', '']] as const) {
    const context = await friends.shopper({viewport: {width, height: 800}, colorScheme: width === 1000 ? 'dark' : 'light'});
    if (guest) await context.addCookies([{name: 'guest', value: guest, url: friends.shop}]);
    const page = await context.newPage();
    await page.addInitScript(() => {
      (globalThis as any).shifts = [];
      new PerformanceObserver(list => list.getEntries().forEach((e: any) => (globalThis as any).shifts.push([Math.round(e.startTime), e.value, e.sources.map((s: any) => [s.node?.className || s.node?.nodeName || String(s.node), s.node?.getRootNode?.()?.host?.localName ?? '', s.previousRect.y, s.currentRect.y, s.previousRect.height, s.currentRect.height].join(' '))]))).observe({type: 'layout-shift', buffered: true});
    });
    await page.goto(`${friends.shop}${path}${path.endsWith('welcome') ? `?kin=${lins}` : ''}`);
    const before = await card(page).evaluate(e => e.getBoundingClientRect().height);
    await card(page).locator('[part=card]').waitFor();
    if (guest) await card(page).locator('.row').waitFor();
    if (path.endsWith('welcome')) await card(page).locator('form').waitFor();
    await page.waitForTimeout(400);
    console.log(width, path, guest, 'before', before, 'card', await card(page).locator('[part=card]').evaluate(e => e.getBoundingClientRect().height), 'host', await card(page).evaluate(e => e.getBoundingClientRect().height), 'sw', await page.evaluate(() => document.documentElement.scrollWidth), JSON.stringify(await page.evaluate(() => (globalThis as any).shifts)));
    await page.screenshot({path: `/tmp/shotK/${width}${path.replaceAll('/', '-')}-${guest}.png`, fullPage: true});
    await context.close();
  }
}, 200000);
