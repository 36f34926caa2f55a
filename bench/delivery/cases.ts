import {setTimeout as wait} from 'node:timers/promises';
import type {Page} from 'playwright-core';
import type {Collector} from './collector.js';
import {ready, type Shopper} from './shopper.js';
import type {Act} from './turns.js';

export interface Scene {
  /** For whatever needs the processor to itself. */
  readonly act: Act;
  readonly shopper: Shopper;
  readonly collector: Collector;
  /** Where the site is. */
  readonly site: string;
  /** How many events are tracked. */
  readonly events: number;
}

/** Something that befalls a page right after a burst of events. */
export interface Case {
  readonly heading: string;
  /** Plays it to where only waiting is left. @returns how many events had come before a later visit, if there was one */
  play(scene: Scene): Promise<number | undefined>;
}

/** Milliseconds that a closing page's last requests are given before the site is visited again. */
const lastRequests = 5000;

export const cases: {readonly [name: string]: Case} = {
  close: {
    heading: 'closed at once',
    async play({act, shopper, collector, site, events}) {
      await act(async () => trackAndClose(await shopper.visit(site), events));
      await collector.settled(events, lastRequests);
      const {delivered} = collector.tally();
      await act(() => shopper.visit(site));
      return delivered;
    },
  },
  navigate: {
    heading: 'navigated at once',
    async play({act, shopper, site, events}) {
      await act(async () => {
        const page = await shopper.visit(site);
        const arrived = page.waitForURL('**/next');
        await track(page, events, '/next');
        await arrived;
        await ready(page);
      });
      return undefined;
    },
  },
  busy: {
    heading: '503 for 5 s',
    async play({act, shopper, collector, site, events}) {
      await act(async () => {
        const page = await shopper.visit(site);
        collector.refusing = true;
        await track(page, events);
      });
      await wait(5000);
      collector.refusing = false;
      return undefined;
    },
  },
  down: {
    heading: 'collector down, page closed and reopened',
    async play({act, shopper, collector, site, events}) {
      const page = await act(async () => {
        const page = await shopper.visit(site);
        await collector.down();
        await track(page, events);
        return page;
      });
      await wait(2000);
      await page.close();
      await collector.up();
      await act(() => shopper.visit(site));
      return undefined;
    },
  },
  'kill-2': {heading: 'offline, killed after 2 s', play: scene => killOffline(scene, 2000)},
  'kill-15': {heading: 'offline, killed after 15 s', play: scene => killOffline(scene, 15_000)},
};

async function killOffline({act, shopper, site, events}: Scene, after: number): Promise<undefined> {
  await act(async () => {
    const page = await shopper.visit(site);
    await shopper.context().setOffline(true);
    await track(page, events);
  });
  await wait(after);
  await shopper.kill();
  await act(async () => {
    await shopper.start();
    await shopper.visit(site);
  });
}

/** Tracks the events in one task of the page, and navigates in the same task if told to. */
async function track(page: Page, events: number, next?: string): Promise<void> {
  await page.evaluate(({events, next}) => {
    const {track} = globalThis as unknown as {track: (n: number) => void};
    for (let n = 0; n < events; n++) track(n);
    if (next) location.assign(next);
  }, {events, next});
}

/**
 * Tracks the events and closes the tab in the same task: the task goes on for
 * a moment, in which the browser is told to close the tab; only for a moment,
 * because the browser gives a closing page half a second. A page's own
 * `window.close()` would be exact, but not what a shopper does: where the tab
 * has no opener, Chromium 156 then tells the page nothing of its end.
 */
async function trackAndClose(page: Page, events: number): Promise<void> {
  const tracked = page.waitForEvent('console', message => message.text() === 'tracked');
  const task = page.evaluate(events => {
    const {track} = globalThis as unknown as {track: (n: number) => void};
    for (let n = 0; n < events; n++) track(n);
    console.log('tracked');
    const start = performance.now();
    while (performance.now() - start < 20);
  }, events).catch((error: unknown) => {
    // The page may be gone before its answer is.
    if (!/closed/.test(String(error))) throw error;
  });
  await tracked;
  await page.close();
  await task;
}
