import type {Page} from 'playwright-core';
import {buildIfStale} from '../scripts/build-if-stale.js';
import {openBrowser, openScene, pollOn, ready, visit} from '../test/e2e/shopper.js';

/**
 * `npm run bench`: the demo shop and the real service on this machine, a
 * headless Chromium on the other end. Medians, with the least and the most.
 */
const rounds = 7;

await buildIfStale();
const browser = await openBrowser();
const scene = await openScene(browser);
try {
  await report('vote clicked → shown in another browser, ms', tallyElsewhere);
  await report('vote clicked → "Recorded", ms', recorded);
  await report('service back → "Recorded", ms', recovered);
  await report('320 px: longest task while the poll loads, ms (0: none over 50)', async () => (await load(1)).longest);
  await report('4× slower CPU, 320 px: longest task while the poll loads, ms (0: none over 50)', async () => (await load(4)).longest);
  await report('the same page without Kindred, ms (0: none over 50)', async () => (await load(4, true)).longest);
  await report('4× slower CPU, 320 px: layout shift', async () => (await load(4)).shift);
  await report('burst of 1,000 track(): caller, µs an event', async () => (await burst()).caller);
  await report('burst of 1,000 track(): main thread until all is recorded, µs an event', async () => (await burst()).mainThread);
  await report('burst of 1,000 track(): longest task, ms (0: none over 50)', async () => (await burst()).longest);
} finally {
  await scene.end();
  await browser.close();
}

async function report(what: string, measure: () => Promise<number>): Promise<void> {
  const values: number[] = [];
  for (let i = 0; i < rounds; i++) values.push(await measure());
  values.sort((a, b) => a - b);
  const show = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(1));
  console.log(`${show(values[(rounds - 1) / 2]!).padStart(8)}  (${show(values[0]!)}–${show(values.at(-1)!)})  ${what}`);
}

async function tallyElsewhere(): Promise<number> {
  const [voter, other] = [await visit(await scene.shopper(), scene.shop), await visit(await scene.shopper(), scene.shop)];
  const voters = await other.locator('kin-poll').getByText(/^\d+ votes?$/).last().textContent();
  await pollOn(voter).option('Harvest Moon').check({force: true});
  const seen = other.waitForFunction(before => {
    const {shadowRoot} = document.querySelector('kin-poll')!;
    return [...shadowRoot!.querySelectorAll('p')].some(line => /^\d+ votes?$/.test(line.textContent.trim()) && line.textContent.trim() !== before);
  }, voters?.trim(), {polling: 'raf'});
  const start = performance.now();
  await pollOn(voter).voteButton.click();
  await seen;
  const time = performance.now() - start;
  await Promise.all([voter, other].map(page => page.close()));
  return time;
}

async function recorded(): Promise<number> {
  const page = await visit(await scene.shopper(), scene.shop);
  await pollOn(page).option('Harvest Moon').check({force: true});
  const start = performance.now();
  await pollOn(page).voteButton.click();
  await pollOn(page).status.getByText('Recorded').waitFor();
  const time = performance.now() - start;
  await page.close();
  return time;
}

async function recovered(): Promise<number> {
  const page = await visit(await scene.shopper(), scene.shop);
  await scene.service.kill();
  await pollOn(page).vote('Harvest Moon');
  await pollOn(page).status.getByText('Saved on this device').waitFor();
  await page.waitForTimeout(3000 + Math.random() * 8000); // somewhere in the back-off
  await scene.service.start();
  const start = performance.now();
  await pollOn(page).status.getByText('Recorded').waitFor({timeout: 30_000});
  const time = performance.now() - start;
  await page.close();
  return time;
}

async function observe(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = ((globalThis as any).seen = {shift: 0, longest: 0});
    new PerformanceObserver(list => {
      for (const entry of list.getEntries() as any[]) if (!entry.hadRecentInput) seen.shift += entry.value;
    }).observe({type: 'layout-shift', buffered: true});
    new PerformanceObserver(list => {
      for (const {duration} of list.getEntries()) seen.longest = Math.max(seen.longest, Math.round(duration));
    }).observe({type: 'longtask', buffered: true});
  });
}

async function load(slowdown: number, without = false): Promise<{shift: number; longest: number}> {
  const page = await (await scene.shopper({viewport: {width: 320, height: 700}})).newPage();
  if (without) await page.route('**/kindred.js', route => route.abort());
  await observe(page);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', {rate: slowdown});
  await page.goto(scene.shop);
  if (without) await page.locator('kin-poll').scrollIntoViewIfNeeded();
  else await ready(page);
  await page.waitForTimeout(500);
  const seen = await page.evaluate(() => (globalThis as any).seen as {shift: number; longest: number});
  await page.close();
  return seen;
}

async function burst(): Promise<{caller: number; mainThread: number; longest: number}> {
  const page = await (await scene.shopper()).newPage();
  await page.goto(`${scene.shop}/autumn-oolong`);
  await page.waitForFunction(() => !!(globalThis as any).kindred?.client && (globalThis as any).kindred.client.$outbox.get().storage === 'device');
  await page.evaluate(() => (globalThis as any).kindred.client.setConsent('granted'));
  await page.waitForTimeout(300);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', {timeDomain: 'timeTicks'});
  const busy = async (): Promise<number> => {
    const {metrics} = await devtools.send('Performance.getMetrics');
    return metrics.find(metric => metric.name === 'TaskDuration')!.value * 1e6;
  };
  const before = await busy();
  const {caller, longest} = await page.evaluate(async () => {
    const {client} = (globalThis as any).kindred;
    const seen = {longest: 0};
    new PerformanceObserver(list => {
      for (const {duration} of list.getEntries()) seen.longest = Math.max(seen.longest, Math.round(duration));
    }).observe({type: 'longtask'});
    await new Promise(resolve => setTimeout(resolve));
    const start = performance.now();
    for (let i = 0; i < 1000; i++) client.track('poll.viewed', {poll: 'next-roast'});
    const caller = performance.now() - start;
    await new Promise<void>(resolve => {
      const stop = client.$outbox.subscribe((outbox: any) => {
        if (outbox.waiting === 0) {
          resolve();
          setTimeout(() => stop());
        }
      });
    });
    await new Promise(resolve => setTimeout(resolve, 50));
    return {caller, longest: seen.longest};
  });
  const mainThread = (await busy()) - before;
  await page.close();
  return {caller, mainThread: mainThread / 1000, longest};
}
