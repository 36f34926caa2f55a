import type {Browser, CDPSession, Page} from 'playwright-core';
import type {Variant} from './variants.js';

/** What one visit came to. */
export interface Visit {
  /** As they came over the wire, headers included, compressed. */
  readonly bytes: number;
  readonly requests: number;
  /** What long tasks took beyond 50 ms each, in milliseconds. */
  readonly blocking: number;
  /** How many tasks took more than 50 ms. */
  readonly long: number;
  /** From the start of the navigation until the first of what the variant shows was painted, in milliseconds. */
  readonly shown: number;
  /** All shifts added up, those while scrolling too. */
  readonly shift: number;
  /** What moved, by the elements' names. */
  readonly moved: readonly string[];
  /** What came, in bytes, by address. */
  readonly loads: readonly (readonly [url: string, bytes: number])[];
}

export const phone = {viewport: {width: 412, height: 823}, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true};
export const slowdown = 4;
/** A slow 4G, as Lighthouse has it: bytes a second, and milliseconds from request to response. */
export const network = {offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8};

/** Opens the page with a cold cache on a slow phone, goes down to its end, and waits until nothing more comes. */
export async function visit(browser: Browser, url: string, shows: Variant['shows'], picture?: string): Promise<Visit> {
  const context = await browser.newContext(phone);
  try {
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', error => errors.push(error.message));
    await page.addInitScript(watch, shows[0]);
    const devtools = await context.newCDPSession(page);
    const traffic = await listen(devtools);
    await devtools.send('Network.emulateNetworkConditions', network);
    await devtools.send('Emulation.setCPUThrottlingRate', {rate: slowdown});
    await page.goto(url);
    await page.waitForFunction(() => 'shown' in (globalThis as any).seen, undefined, {timeout: 60_000}).catch(() => { throw new Error(`${url}: ${shows[0]} is not shown; ${errors.join('; ')}`); });
    if (picture) await page.screenshot({path: picture});
    await goDown(page);
    await traffic.quiet();
    await goDown(page);
    await traffic.quiet();
    for (const what of shows) {
      const [host, inside] = what.split(' >>> ');
      const count = await page.evaluate(([host, inside]) => {
        const found = document.querySelector(host);
        return (inside ? found?.shadowRoot?.querySelector(inside) : found)?.getClientRects().length ?? 0;
      }, [host!, inside] as [string, string | undefined]);
      if (count === 0) throw new Error(`${url}: ${what} is not shown; ${errors.join('; ')}`);
    }
    if (errors.length) throw new Error(`${url}: the page has errors: ${errors.join('; ')}`);
    const seen = await page.evaluate(() => (globalThis as any).seen as Omit<Visit, 'bytes' | 'requests' | 'loads'>);
    if (picture) await page.screenshot({path: picture.replace('.png', '-whole.png'), fullPage: true});
    const loads = traffic.loads();
    return {...seen, bytes: loads.reduce((sum, [, bytes]) => sum + bytes, 0), requests: loads.length, loads};
  } finally {
    await context.close();
  }
}

/** Runs in the page, before anything of its own. */
function watch(what: string): void {
  const seen = ((globalThis as any).seen = {blocking: 0, long: 0, shift: 0, moved: []} as {blocking: number; long: number; shift: number; moved: string[]; shown?: number});
  new PerformanceObserver(list => {
    for (const {duration} of list.getEntries()) {
      seen.blocking += duration - 50;
      seen.long++;
    }
  }).observe({type: 'longtask', buffered: true});
  new PerformanceObserver(list => {
    for (const entry of list.getEntries() as any[]) {
      if (entry.hadRecentInput) continue;
      seen.shift += entry.value;
      seen.moved.push(...entry.sources.map(({node}: {node: Node | null}) => node?.nodeName.toLowerCase() ?? 'gone'));
    }
  }).observe({type: 'layout-shift', buffered: true});

  const [host, inside] = what.split(' >>> ');
  void (async () => {
    for (;;) {
      await new Promise(requestAnimationFrame);
      const found = document.querySelector(host!);
      if ((inside ? found?.shadowRoot?.querySelector(inside) : found)?.getClientRects().length) break;
    }
    // What is there now is painted at the end of this frame.
    await new Promise(requestAnimationFrame);
    seen.shown = performance.now();
  })();
}

async function goDown(page: Page): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let top = 0; top < height; top += phone.viewport.height / 2) {
    await page.evaluate(top => scrollTo({top, behavior: 'instant'}), top);
    await page.waitForTimeout(100);
  }
}

async function listen(devtools: CDPSession): Promise<{loads(): [string, number][]; quiet(): Promise<void>}> {
  const bytes = new Map<string, number>();
  const urls = new Map<string, string>();
  let last = Date.now();
  devtools.on('Network.requestWillBeSent', ({requestId, request}) => {
    if (request.url.startsWith('data:') || request.url.startsWith('blob:')) return;
    bytes.set(requestId, 0);
    urls.set(requestId, request.url);
    last = Date.now();
  });
  const add = (requestId: string, length: number): void => {
    if (!bytes.has(requestId)) return;
    bytes.set(requestId, bytes.get(requestId)! + length);
    last = Date.now();
  };
  // A stream never finishes: what it has brought counts as it comes.
  devtools.on('Network.responseReceived', ({requestId, response}) => add(requestId, response.encodedDataLength));
  devtools.on('Network.dataReceived', ({requestId, encodedDataLength}) => add(requestId, encodedDataLength));
  devtools.on('Network.loadingFinished', ({requestId, encodedDataLength}) => {
    if (bytes.has(requestId)) bytes.set(requestId, encodedDataLength);
    last = Date.now();
  });
  await devtools.send('Network.enable');
  return {
    loads: () => [...bytes].map(([requestId, length]) => [urls.get(requestId)!, length]),
    async quiet() {
      const start = Date.now();
      while (Date.now() - last < 1500 && Date.now() - start < 30_000) await new Promise(resolve => setTimeout(resolve, 100));
    },
  };
}
