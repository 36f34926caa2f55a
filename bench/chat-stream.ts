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
 * slower. Medians, with the least and the most. Ends with 1 when the layout
 * shifts, a task is longer than 50 ms, or the place in the chat is lost.
 */
const tokens = 100;
const seconds = 10;
const rounds = 3;

interface Seen {
  readonly frames: number;
  readonly longest: number;
  readonly shift: number;
}

interface Round extends Seen {
  /** Of the main thread's time, in per cent, by a clock that other programs do not move. */
  readonly busy: number;
}

await buildIfStale();
const folder = mkdtempSync(join(tmpdir(), 'kindred-chat-'));
const house = await openDemoHouse(folder);
const service = await startService(house.serviceEnvironment);
const tokenService = await openTokenService(service.url, tokens, seconds);
const shop = await startShop(tokenService.url, house.shopEnvironment);
const browser: Browser = await openBrowser();
try {
  const still: Round[] = [];
  const streaming: Round[] = [];
  const ends: number[] = [];
  const moved: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const chat = await openThrottled();
    still.push(await observe(chat.page, () => chat.page.waitForTimeout(3000)));
    streaming.push(await observe(chat.page, () => answered(chat)));
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
  report('frames a second while nothing happens', still.map(({frames}) => frames));
  report('frames a second while it streams', streaming.map(({frames}) => frames));
  report('main thread busy while nothing happens, %', still.map(({busy}) => busy));
  report('main thread busy while it streams, %', streaming.map(({busy}) => busy));
  const longest = report('longest task while it streams, ms (0: none over 50)', streaming.map(({longest}) => longest));
  const shift = report('layout shift while it streams', streaming.map(({shift}) => shift));
  const end = report('pixels from the end after it, for who followed', ends);
  const lost = report('pixels that the place moved, for who read above', moved);
  if (shift > 0 || longest > 0 || end > 1 || lost > 0) process.exitCode = 1;
} finally {
  await browser.close();
  await Promise.all([shop.stop(), service.stop(), tokenService.close()]);
  rmSync(folder, {recursive: true});
}

async function openThrottled(): Promise<ChatPage> {
  const context = await browser.newContext({viewport: {width: 390, height: 800}, reducedMotion: 'no-preference'});
  const chat = await openChatPage(context, `${shop.url}/`);
  await chat.open();
  const devtools = await context.newCDPSession(chat.page);
  await devtools.send('Emulation.setCPUThrottlingRate', {rate: 4});
  await chat.page.waitForTimeout(500);
  return chat;
}

async function answered(chat: ChatPage): Promise<void> {
  await chat.say('Tell me a long story?');
  await chat.element.locator('li.persona .meta').getByText('Copy').waitFor({timeout: 60_000});
}

/** What the page does while `act` goes on. */
async function observe(page: Page, act: () => Promise<unknown>): Promise<Round> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', {timeDomain: 'threadTicks'});
  const worked = async (): Promise<number> => (await devtools.send('Performance.getMetrics')).metrics.find(({name}) => name === 'TaskDuration')!.value * 1000;
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
  const [work, time] = [await worked() - before, performance.now() - began];
  const {frames, longest, shift} = await page.evaluate(() => {
    (globalThis as any).seen.on = false;
    return (globalThis as any).seen as Seen;
  });
  return {frames: frames / time * 1000, longest, shift, busy: work / time * 100};
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
