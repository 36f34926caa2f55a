import {existsSync} from 'node:fs';
import {resolve} from 'node:path';
import {build, type Rolldown} from 'vite';
import {openBrowser} from '../test/e2e/shopper.js';
import type {Kind, Mounted} from './badges/page.js';

/**
 * `npm --prefix bench run badges`: how much a page with 1,000 compact badges
 * works to show them, beside the least that draws the same with Lit and by
 * hand, and beside the badges of others, which show a name alone. Medians of
 * turns that alternate, with the least and the most. Ends with 1 when Kindred
 * takes more than 1.5 times as much as the one with Lit, or asks more than once.
 */
const badges = 1000;
const rounds = 15;
const mostTimes = 1.5;
const kinds: Readonly<Record<Kind, string>> = {
  kindred: '1,000 compact badges, ms',
  lit: 'the least that draws the same with Lit, ms',
  vanilla: 'the same drawn by hand, without a library, ms',
  shoelace: 'sl-badge, a name alone, ms',
  webawesome: 'wa-badge, a name alone, ms',
};

const root = resolve(import.meta.dirname, '..');
if (!existsSync(resolve(import.meta.dirname, 'node_modules/@shoelace-style'))) throw new Error('The peers are not installed: run "npm --prefix bench ci" first.');
const [bundle] = await build({
  root,
  logLevel: 'warn',
  define: {'process.env.NODE_ENV': '"production"'},
  // One Lit for all, as in a shop's own build.
  resolve: {dedupe: ['lit', 'lit-html', 'lit-element', '@lit/reactive-element']},
  build: {write: false, minify: true, lib: {entry: resolve(import.meta.dirname, 'badges/page.ts'), formats: ['es']}, rolldownOptions: {output: {codeSplitting: false}}},
}) as Rolldown.RolldownOutput[];

const browser = await openBrowser();
try {
  const page = await browser.newPage();
  page.on('pageerror', console.error);
  await page.route('**', route => route.fulfill({contentType: 'text/html', body: '<!doctype html><html lang="en"><title>Badges</title>'}));
  await page.goto('https://shop.example/');
  await page.addScriptTag({type: 'module', content: bundle!.output[0].code});
  await page.waitForFunction(() => 'bench' in globalThis, undefined, {timeout: 10_000});
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', {timeDomain: 'threadTicks'});
  const busy = async (): Promise<number> => (await devtools.send('Performance.getMetrics')).metrics.find(({name}) => name === 'TaskDuration')!.value * 1000;
  /** What the page's main thread did meanwhile, in milliseconds of a processor: other programs do not count. */
  const cost = async (kind: Kind): Promise<number> => {
    await page.evaluate(count => (globalThis as any).bench.prepare(count), badges);
    await page.waitForTimeout(30);
    await devtools.send('HeapProfiler.collectGarbage');
    const before = await busy();
    await page.evaluate(([kind, count]) => (globalThis as any).bench.mount(kind, count), [kind, badges] as const);
    return await busy() - before;
  };

  const costs = new Map((Object.keys(kinds) as Kind[]).map(kind => [kind, [] as number[]]));
  const needed: Mounted[] = [];
  for (let round = -3; round < rounds; round++) {
    for (const [kind, values] of costs) {
      const value = await cost(kind);
      if (kind === 'kindred') needed.push(await page.evaluate(count => (globalThis as any).bench.look(count), badges));
      // The first ones are for the browser to warm up.
      if (round >= 0) values.push(value);
    }
  }
  const middles = new Map([...costs].map(([kind, values]) => [kind, report(kinds[kind], values)]));
  const times = middles.get('kindred')! / middles.get('lit')!;
  const requests = Math.max(...needed.map(({requests}) => requests));
  const clients = Math.max(...needed.map(({clients}) => clients));
  console.log(`${times.toFixed(2).padStart(8)}  times as much as with Lit (at most ${mostTimes})`);
  console.log(`${String(requests).padStart(8)}  request of ${clients} client`);
  if (times > mostTimes || requests !== 1 || clients !== 1) process.exitCode = 1;
} finally {
  await browser.close();
}

function report(what: string, values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[(sorted.length - 1) / 2]!;
  console.log(`${middle.toFixed(1).padStart(8)}  (${sorted[0]!.toFixed(1)}–${sorted.at(-1)!.toFixed(1)})  ${what}`);
  return middle;
}
