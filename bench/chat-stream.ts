import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Browser, Page} from 'playwright-core';
import {buildIfStale} from '../scripts/build-if-stale.js';
import {openDemoHouse} from '../scripts/demo-house.js';
import {type ChatPage, openChatPage} from '../test/e2e/chat-page.js';
import {startService, startShop} from '../test/e2e/processes.js';
import {openBrowser} from '../test/e2e/shopper.js';
import {openTokenService} from './chat/token-service.js';

/**
 * `npm --prefix bench run chat`: the demo's chat while an answer streams into
 * it, 100 tokens a second for 10 seconds, on a processor that is four times
 * slower. How many frames that leaves rests on what else the machine does, so
 * the first figure is that of an empty page, seen right before each round:
 * there are no more to be had. Medians, with the least and the most. Ends with
 * 1 when the layout shifts, the place in the chat is lost, or a task is longer
 * than 50 ms and than the empty page's longest.
 */
const tokens = 100;
const seconds = 10;
const rounds = 3;
const viewport = {width: 390, height: 800};

interface Seen {
  readonly frames: number;
  readonly longest: number;
  readonly shift: number;
}

interface Round extends Seen {
  /** Of the main thread's time, in per cent, by a clock that other programs do not move. */
  readonly busy: number;
  readonly script: number;
  readonly style: number;
  readonly layout: number;
}

await buildIfStale();
const folder = mkdtempSync(join(tmpdir(), 'kindred-chat-'));
const house = await openDemoHouse(folder);
const service = await startService(house.serviceEnvironment);
const tokenService = await openTokenService(service.url, tokens, seconds);
const shop = await startShop(tokenService.url, house.shopEnvironment);
const browser: Browser = await openBrowser();
try {
  const bare: Round[] = [];
  const still: Round[] = [];
  const begun: Round[] = [];
  const streaming: Round[] = [];
  const ends: number[] = [];
  const moved: number[] = [];
  for (let round = 0; round < rounds; round++) {
    bare.push(await observeBare());
    const chat = await openThrottled();
    still.push(await observe(chat.page, () => chat.page.waitForTimeout(3000)));
    // What drives the browser looks at nothing meanwhile: each look is work of the page's.
    await chat.input.focus();
    begun.push(await observe(chat.page, async () => {
      await chat.page.keyboard.insertText('Tell me a long story?');
      await chat.page.keyboard.press('Enter');
      await chat.page.waitForTimeout(1500);
    }));
    streaming.push(await observe(chat.page, () => chat.page.waitForTimeout((seconds - 3) * 1000)));
    await chat.element.locator('li.persona .meta').getByText('Copy').waitFor({timeout: 60_000});
    ends.push(await chat.element.evaluate(endOf));
    // Whoever reads above, reads on.
    await chat.element.evaluate(({shadowRoot}) => { shadowRoot!.querySelector('[role=log]')!.scrollTop = 40; });
    await chat.page.waitForTimeout(200);
    const asked = chat.element.evaluate(({shadowRoot}) => new Promise<number>(done => {
      const log = shadowRoot!.querySelector('[role=log]')!;
      const list = log.querySelector('ol')!;
      // One's own question is gone to; from there it is gone up again.
      const watch = new MutationObserver(() => {
        if (list.children.length < 4) return;
        watch.disconnect();
        setTimeout(() => {
          log.scrollTop = 40;
          setTimeout(() => done(log.scrollTop), 8000);
        }, 500);
      });
      watch.observe(list, {childList: true});
    }));
    await chat.say('And again?');
    moved.push(Math.abs(await asked - 40));
    await chat.page.context().close();
  }
  report('frames a second on an empty page: the most that there can be', bare.map(({frames}) => frames));
  report('frames a second while nothing happens', still.map(({frames}) => frames));
  report('frames a second while it streams', streaming.map(({frames}) => frames));
  report('of those on the empty page, %', streaming.map(({frames}, i) => frames / bare[i]!.frames * 100));
  report('main thread busy on the empty page, %', bare.map(({busy}) => busy));
  report('main thread busy while nothing happens, %', still.map(({busy}) => busy));
  report('main thread busy while it streams, %', streaming.map(({busy}) => busy));
  for (const part of ['script', 'style', 'layout'] as const) report(`of that, ${part}, %`, streaming.map(round => round[part]));
  const usual = report('longest task on the empty page, ms (0: none over 50)', bare.map(({longest}) => longest));
  report('longest task from sending to the first words, ms', begun.map(({longest}) => longest));
  const longest = report('longest task while it streams, ms (0: none over 50)', streaming.map(({longest}) => longest));
  const shift = report('layout shift while it streams', streaming.map(({shift}) => shift));
  const end = report('pixels from the end after it, for who followed', ends);
  const lost = report('pixels that the place moved, for who read above', moved);
  if (shift > 0 || longest > usual || end > 1 || lost > 0) process.exitCode = 1;
} finally {
  await browser.close();
  await Promise.all([shop.stop(), service.stop(), tokenService.close()]);
  rmSync(folder, {recursive: true});
}

async function throttle(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', {rate: 4});
  await page.waitForTimeout(500);
}

async function observeBare(): Promise<Round> {
  const page = await browser.newPage({viewport});
  await throttle(page);
  const seen = await observe(page, () => page.waitForTimeout(3000));
  await page.close();
  return seen;
}

async function openThrottled(): Promise<ChatPage> {
  const context = await browser.newContext({viewport, reducedMotion: 'no-preference'});
  const chat = await openChatPage(context, `${shop.url}/`);
  await chat.open();
  await throttle(chat.page);
  return chat;
}

/** What the page does while `act` goes on. */
async function observe(page: Page, act: () => Promise<unknown>): Promise<Round> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', {timeDomain: 'threadTicks'});
  const spent = {busy: 'TaskDuration', script: 'ScriptDuration', style: 'RecalcStyleDuration', layout: 'LayoutDuration'} as const;
  const worked = async (): Promise<{readonly [part in keyof typeof spent]: number}> => {
    const {metrics} = await devtools.send('Performance.getMetrics');
    const of = (part: keyof typeof spent): number => metrics.find(({name}) => name === spent[part])!.value * 1000;
    return {busy: of('busy'), script: of('script'), style: of('style'), layout: of('layout')};
  };
  await page.evaluate(() => {
    const seen: any = (globalThis as any).seen = {frames: 0, longest: 0, shift: 0, on: true};
    new PerformanceObserver(list => {
      for (const {duration} of list.getEntries()) seen.longest = Math.max(seen.longest, Math.round(duration));
    }).observe({type: 'longtask'});
    new PerformanceObserver(list => {
      for (const entry of list.getEntries() as any[]) if (!entry.hadRecentInput) seen.shift += entry.value;
    }).observe({type: 'layout-shift'});
    seen.frame = () => {
      seen.frames++;
      if (seen.on) requestAnimationFrame(seen.frame);
    };
    requestAnimationFrame(seen.frame);
  });
  const [before, began] = [await worked(), performance.now()];
  await act();
  const [after, time] = [await worked(), performance.now() - began];
  const share = (part: keyof typeof spent): number => (after[part] - before[part]) / time * 100;
  const {frames, longest, shift} = await page.evaluate(() => {
    (globalThis as any).seen.on = false;
    return (globalThis as any).seen as Seen;
  });
  return {frames: frames / time * 1000, longest, shift, busy: share('busy'), script: share('script'), style: share('style'), layout: share('layout')};
}

function endOf({shadowRoot}: HTMLElement | SVGElement): number {
  const {scrollHeight, scrollTop, clientHeight} = shadowRoot!.querySelector('[role=log]')!;
  return Math.round(scrollHeight - scrollTop - clientHeight);
}

function report(what: string, values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const show = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(1));
  console.log(`${show(sorted[(rounds - 1) / 2]!).padStart(8)}  (${show(sorted[0]!)}–${show(sorted.at(-1)!)})  ${what}`);
  return sorted[(rounds - 1) / 2]!;
}
