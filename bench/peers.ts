import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {availableParallelism} from 'node:os';
import {resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {buildIfStale} from '../scripts/build-if-stale.js';
import type {Cost} from './delivery/burst.js';
import {cases} from './delivery/cases.js';
import type {Peer} from './delivery/peer.js';
import {type Outcome, runBurst, runCase} from './delivery/run.js';
import {openShopper} from './delivery/shopper.js';
import {bundle} from './delivery/site.js';
import {costTable, deliveryTable, type Seen} from './delivery/table.js';
import {createTurns} from './delivery/turns.js';

/**
 * `npm run bench:peers`: what becomes of 500 events, and what a burst of
 * 1,000 costs, with Kindred and with others. How and how far: docs/benchmarks.md.
 */
const known = ['kindred', 'kindred-measurement', 'segment', 'posthog', 'snowplow', 'rudderstack', 'mixpanel', 'amplitude', 'jitsu'];
const options = parseArgs({options: {
  sdk: {type: 'string', default: known.join()},
  case: {type: 'string', default: [...Object.keys(cases), 'burst'].join()},
  runs: {type: 'string', default: '5'},
  parallel: {type: 'string', default: '6'},
  patience: {type: 'string', default: '75'},
}}).values;
const sdks = chosen('sdk', known);
const wanted = chosen('case', [...Object.keys(cases), 'burst']);
const runs = positive('runs');
const parallel = positive('parallel');
const patience = positive('patience') * 1000;

interface Row {readonly peer: Peer; readonly script: string; readonly seen: Seen & {readonly cases: Record<string, Outcome[]>; readonly bursts: Cost[]}}

await buildIfStale();
const rows = await Promise.all(sdks.map(async (sdk): Promise<Row> => {
  const {peer} = (await import(`./peers/${sdk}.js`)) as {peer: Peer};
  return {peer, script: await bundle(sdk), seen: {name: peer.name, version: versionOf(peer), cases: {}, bursts: []}};
}));
const shopper = await openShopper();
const browser = `Chromium ${shopper.version}`;
await shopper.end();

const act = createTurns();
const jobs = Array.from({length: runs}, () => rows.flatMap(row => wanted.filter(name => name !== 'burst').map(name => ({row, name})))).flat();
await Promise.all(Array.from({length: parallel}, async () => {
  for (let job; (job = jobs.shift()); ) {
    const {row: {peer, script, seen}, name} = job;
    const outcome = await attempt(`${peer.name}, ${cases[name]!.heading}`, () => runCase(act, peer, script, cases[name]!, patience));
    if (outcome) (seen.cases[name] ??= []).push(outcome);
  }
}));
// Alone, because it is timed.
for (let run = 0; run < runs && wanted.includes('burst'); run++) {
  for (const {peer, script, seen} of rows) {
    const cost = await attempt(`${peer.name}, burst`, () => runBurst(act, peer, script, patience));
    if (cost) seen.bursts.push(cost);
  }
}

const seen = rows.map(row => row.seen);
const machine = {browser, node: process.version, cores: availableParallelism()};
const results = resolve(import.meta.dirname, 'results');
mkdirSync(results, {recursive: true});
const date = new Date().toISOString();
writeFileSync(resolve(results, `${date.replace(/[:.]/g, '-')}.json`), JSON.stringify({date, ...machine, runs, patience, seen}, null, 1));
console.log(`\n${date.slice(0, 10)}, ${machine.cores} cores, headless ${browser}, Node ${machine.node}; runs: ${runs}\n`);
if (wanted.some(name => name !== 'burst')) console.log(`${deliveryTable(seen)}\n`);
if (wanted.includes('burst')) console.log(costTable(seen));

/** One that fails is told and missing from the table, and the command fails at its end. */
async function attempt<T>(what: string, run: () => Promise<T>): Promise<T | undefined> {
  try {
    const result = await run();
    console.error(what, JSON.stringify(result));
    return result;
  } catch (error) {
    console.error(what, error);
    process.exitCode = 1;
    return undefined;
  }
}

function versionOf(peer: Peer): string {
  const path = peer.package ? `node_modules/${peer.package}/package.json` : '../package.json';
  return (JSON.parse(readFileSync(resolve(import.meta.dirname, path), 'utf8')) as {version: string}).version;
}

function chosen(option: 'sdk' | 'case', all: readonly string[]): string[] {
  const names = options[option].split(',');
  const stranger = names.find(name => !all.includes(name));
  if (stranger !== undefined) throw new Error(`--${option} ${stranger}: known are ${all.join(', ')}`);
  return names;
}

function positive(option: 'runs' | 'parallel' | 'patience'): number {
  const value = Number(options[option]);
  if (!(value > 0)) throw new Error(`--${option} ${options[option]}: expected a number above 0`);
  return value;
}
