import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {availableParallelism, tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {openBackOffice} from '../demo/back-office.js';
import {seatFirstGuests, stockCoupons} from '../demo/guests.js';
import {buildIfStale} from '../scripts/build-if-stale.js';
import {openDemoHouse} from '../scripts/demo-house.js';
import {startService} from '../test/e2e/processes.js';
import {openBrowser} from '../test/e2e/shopper.js';
import {markdown, median} from './delivery/table.js';
import {audit, categories, type Scores} from './storefront/lighthouse.js';
import {startSite} from './storefront/site.js';
import {type Variant, variants} from './storefront/variants.js';
import {type Visit, visit} from './storefront/visit.js';

/**
 * `npm --prefix bench run storefront`: what widgets cost a storefront on a slow
 * phone, Kindred's and others'. How and how far: docs/benchmarks.md. Ends with
 * 1 when Kindred adds a long task or a layout shift to the page, or takes a
 * point of its Lighthouse score.
 */
const options = parseArgs({options: {
  variant: {type: 'string', default: variants.map(({name}) => name).join()},
  runs: {type: 'string', default: '5'},
  audits: {type: 'string', default: '5'},
  pictures: {type: 'string'},
}}).values;
const names = options.variant.split(',');
const stranger = names.find(name => !variants.some(variant => variant.name === name));
if (stranger !== undefined) throw new Error(`--variant ${stranger}: known are ${variants.map(({name}) => name).join(', ')}`);
const [runs, audits] = [count('runs'), count('audits')];

interface Row {
  readonly variant: Variant;
  readonly visits: Visit[];
  readonly scores: Scores[];
  readonly failed: Set<string>;
}
const rows = variants.filter(({name}) => names.includes(name)).map((variant): Row => ({variant, visits: [], scores: [], failed: new Set()}));

await buildIfStale();
const folder = mkdtempSync(join(tmpdir(), 'kindred-storefront-'));
const house = await openDemoHouse(folder);
const service = await startService({...house.serviceEnvironment});
const browser = await openBrowser();
const version = browser.version();
try {
  await seatFirstGuests({service: service.url, ...house, poll: 'little-sister'});
  await stockCoupons({service: service.url, ...house, pool: 'cups'});
  // A bond and a code, so that there is something to show.
  const office = openBackOffice(house.shopEnvironment.SHOP_SECRETS, service.url);
  await office.tell(office.place({member: 'lin'}).id, 'paid');
  const site = await startSite(service.url, house.shopEnvironment.SHOP_SECRETS, rows.map(({variant}) => variant));
  try {
    if (options.pictures) mkdirSync(options.pictures, {recursive: true});
    // By turns, so that what else the machine does is nobody's in particular. The first round warms up.
    for (let run = -1; run < runs; run++) {
      for (const {variant, visits} of rows) {
        const picture = options.pictures && run < 0 ? join(options.pictures, `${variant.name}.png`) : undefined;
        const result = await attempt(variant.heading, () => visit(browser, site.page(variant), variant.shows, picture));
        if (result && (run >= 0 || runs === 0)) visits.push(result);
      }
    }
    await browser.close();
    for (let run = 0; run < audits; run++) {
      for (const {variant, scores, failed} of rows) {
        const result = await attempt(`${variant.heading}, Lighthouse`, () => audit(site.page(variant)));
        if (!result) continue;
        scores.push(result.scores);
        for (const id of result.failed) failed.add(id);
      }
    }
  } finally {
    await site.stop();
  }
} finally {
  await browser.close();
  await service.stop();
  rmSync(folder, {recursive: true});
}

const date = new Date().toISOString();
const results = resolve(import.meta.dirname, 'results');
mkdirSync(results, {recursive: true});
writeFileSync(join(results, `storefront-${date.replace(/[:.]/g, '-')}.json`), JSON.stringify({date, version, rows: rows.map(row => ({...row, variant: row.variant.name, failed: [...row.failed]}))}, null, 1));

const alone = rows.find(({variant}) => variant.name === 'page');
console.log(`\n${date.slice(0, 10)}, ${availableParallelism()} cores, headless Chromium ${version}, Node ${process.version}; visits: ${runs}, audits: ${audits}\n`);
console.log(`${visitTable()}\n`);
if (audits > 0) console.log(`${auditTable()}\n`);
judge();

function visitTable(): string {
  const columns: readonly [string, (visit: Visit) => number, number][] = [
    ['kB', ({bytes}) => bytes / 1000, 1],
    ['requests', ({requests}) => requests, 0],
    ['blocking, ms', ({blocking}) => blocking, 0],
    ['tasks over 50 ms', ({long}) => long, 0],
    ['first shown, ms', ({shown}) => shown, 0],
    ['layout shift', ({shift}) => shift, 4],
  ];
  return markdown(['storefront', 'kB more', 'requests more', ...columns.map(([heading]) => heading)], rows.map(({variant, visits}) => [
    label(variant),
    more(visits, ({bytes}) => bytes / 1000, 1), more(visits, ({requests}) => requests, 0),
    ...columns.map(([, pick, digits]) => median(visits.map(pick), digits)),
  ]));
}

function auditTable(): string {
  return markdown(['storefront', ...categories, 'points lost', 'audits below 90'], rows.map(({variant, scores, failed}) => [
    label(variant),
    ...categories.map(category => median(scores.map(score => score[category]))),
    String(categories.reduce((sum, category) => sum + lost(scores, category), 0)),
    [...failed].filter(id => !alone?.failed.has(id)).join(', ') || 'no others',
  ]));
}

/** What Kindred must not cost; said of each, so that a failure names its figure. */
function judge(): void {
  if (!alone) return;
  for (const {variant, visits, scores} of rows.filter(({variant}) => variant.kindred)) {
    const tasks = middle(visits.map(({long}) => long)) - middle(alone.visits.map(({long}) => long));
    const shift = middle(visits.map(({shift}) => shift)) - middle(alone.visits.map(({shift}) => shift));
    fail(tasks > 0, `${variant.heading}: ${tasks} more tasks over 50 ms than the page alone`);
    fail(shift > 0.0005, `${variant.heading}: ${shift.toFixed(4)} more layout shift than the page alone`);
    for (const category of categories) fail(lost(scores, category) > 0, `${variant.heading}: ${lost(scores, category)} points of ${category} lost`);
  }
}

function fail(wrong: boolean, what: string): void {
  if (!wrong) return;
  console.log(`FAILED  ${what}`);
  process.exitCode = 1;
}

function lost(scores: readonly Scores[], category: keyof Scores): number {
  return Math.max(0, middle(alone?.scores.map(score => score[category]) ?? []) - middle(scores.map(score => score[category])));
}

function more(visits: readonly Visit[], pick: (visit: Visit) => number, digits: number): string {
  if (!alone || visits === alone.visits || visits.length === 0) return '';
  const difference = middle(visits.map(pick)) - middle(alone.visits.map(pick));
  return (difference > 0 ? '+' : '') + difference.toFixed(digits);
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length === 0 ? 0 : (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
}

function label({heading, packages = ['..']}: Variant): string {
  return [heading, ...packages.map(versionOf)].join(' ');
}

function versionOf(name: string): string {
  const path = name === '..' ? '../package.json' : `node_modules/${name}/package.json`;
  return (JSON.parse(readFileSync(resolve(import.meta.dirname, path), 'utf8')) as {version: string}).version;
}

/** A visit that fails is told and missing from the table, and the command fails at its end. */
async function attempt<T>(what: string, run: () => Promise<T>): Promise<T | undefined> {
  try {
    const result = await run();
    console.error(what, JSON.stringify(result, (key, value: unknown) => (key === 'loads' ? undefined : value)));
    return result;
  } catch (error) {
    console.error(what, error);
    process.exitCode = 1;
    return undefined;
  }
}

function count(option: 'runs' | 'audits'): number {
  const value = Number(options[option]);
  if (!(Number.isInteger(value) && value >= 0)) throw new Error(`--${option} ${options[option]}: expected a whole number, 0 or more`);
  return value;
}
