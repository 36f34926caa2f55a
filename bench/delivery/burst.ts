import {setTimeout as wait} from 'node:timers/promises';
import type {Scene} from './cases.js';

/** What a burst of events costs the page, and the wire. */
export interface Cost {
  /** Microseconds an event that its caller waits. */
  readonly caller: number;
  /** Microseconds an event that the main thread works until all are delivered. */
  readonly mainThread: number;
  /** The longest task in milliseconds; 0: none over 50. */
  readonly longest: number;
  /** Bytes of request bodies an event, and requests. */
  readonly bytes: number;
  readonly requests: number;
  readonly delivered: number;
}

/** Tracks a burst in one task, on a page that stays open, and waits until all of it is delivered. */
export async function burst({shopper, collector, site, events}: Scene, patience: number): Promise<Cost> {
  const page = await shopper.visit(site);
  await wait(1000); // the SDK's own start
  const devtools = await shopper.context().newCDPSession(page);
  await devtools.send('Performance.enable', {timeDomain: 'timeTicks'});
  const busy = async (): Promise<number> => {
    const {metrics} = await devtools.send('Performance.getMetrics');
    return metrics.find(({name}) => name === 'TaskDuration')!.value * 1e6;
  };
  await page.evaluate(() => {
    const seen = ((globalThis as any).seen = {longest: 0});
    new PerformanceObserver(list => {
      for (const {duration} of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
    }).observe({type: 'longtask'});
  });
  const before = await busy();
  const caller = await page.evaluate(events => new Promise<number>(resolve => {
    setTimeout(() => {
      const {track} = globalThis as unknown as {track: (n: number) => void};
      const start = performance.now();
      for (let n = 0; n < events; n++) track(n);
      resolve(performance.now() - start);
    });
  }), events);
  await collector.settled(events, patience);
  const mainThread = (await busy()) - before;
  const {delivered, bytes, copies, requests} = collector.tally();
  return {
    caller: caller * 1000 / events,
    mainThread: mainThread / events,
    longest: await page.evaluate(() => (globalThis as any).seen.longest as number),
    bytes: bytes / copies,
    requests,
    delivered,
  };
}
