import {mkdtempSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pino} from 'pino';
import {createLive} from '../server/live.js';
import {settledAtOnce, sweepBonds} from '../server/bonds/sweep-bonds.js';
import {openSqliteStore} from '../server/sqlite-store.js';
import type {Store} from '../server/store.js';
import type {Tenant} from '../server/tenant.js';
import {standingOf} from '../src/program/index.js';
import {factsOf, night, snapshotOf} from './bonds/members.js';
import {randomNumbers} from './tallies/random-votes.js';

/**
 * `npm --prefix bench run sweep [seed] [members]`: the night in which a service
 * computes everybody's bond anew, as after a change of the rules, in a database
 * file of members with a year of 50 events each. Ends with 1 when it takes a
 * minute or more, or when a bond that is kept afterwards is not the one that
 * its facts give.
 */
const seed = Number(process.argv[2] ?? Date.now() % 1_000_000);
const members = Number(process.argv[3] ?? 100_000);
const events = 50;
const most = 60_000;

const folder = mkdtempSync(join(tmpdir(), 'kindred-sweep-'));
const file = join(folder, 'kindred.db');
let store = openSqliteStore(file);
const tenant: Tenant = {id: 'tea', keys: ['pk_tea'], origins: [], program: {name: 'Tea house', polls: {}, bonds: {}}};
const random = randomNumbers(seed);
for (let next = 0; next < members; next += 1000) {
  await store.transact(tenant.id, async transaction => {
    for (let member = next; member < Math.min(members, next + 1000); member++) {
      const snapshot = snapshotOf(factsOf(member, events, random));
      // As it was a day before.
      await transaction.keepBond({holder: `member:${member}`, snapshot, bond: standingOf(snapshot, {}, night - 86_400_000).bond});
    }
  });
  // What the database's statements hold is given back between tasks alone.
  await new Promise(setImmediate);
}
// The night finds a database at rest.
await store.close();
store = openSqliteStore(file);

const waits: number[] = [];
const batches: number[] = [];
let swept = false;
const [began, before] = [performance.now(), process.cpuUsage()];
const timed: Store = {
  ...store,
  async transact(tenant, work) {
    const asked = performance.now();
    try {
      return await store.transact(tenant, work);
    } finally {
      batches.push(performance.now() - asked);
    }
  },
};
const sweep = sweepBonds({store: timed, live: createLive(), log: pino({level: 'error'})}, tenant, night).then(count => {
  swept = true;
  return count;
});
// Somebody else's request, now and then.
while (!swept) {
  const asked = performance.now();
  await store.keptBond(tenant.id, 'member:0');
  waits.push(performance.now() - asked);
  await new Promise(resolve => setTimeout(resolve, 20));
}
const count = await sweep;
const took = performance.now() - began;
const {user, system} = process.cpuUsage(before);

const wrong: string[] = [];
for (let member = 0; member < members; member += 97) {
  const kept = (await store.keptBond(tenant.id, `member:${member}`))!;
  if (kept.bond !== standingOf(kept.snapshot, {}, night).bond) wrong.push(kept.holder);
}
const at = (times: readonly number[], share: number): string => times.toSorted((a, b) => a - b)[Math.floor(share * (times.length - 1))]!.toFixed(1);
const figures: readonly (readonly [label: string, figure: string])[] = [
  ['seed', String(seed)],
  ['members', `${count.toLocaleString('en')} of ${members.toLocaleString('en')} with ${events} events each, ${settledAtOnce} in a transaction`],
  ['the night', `${(took / 1000).toFixed(1)} s in all, ${(took / count).toFixed(3)} ms a member`],
  ['a transaction', `median ${at(batches, 0.5)} ms, 99 of 100 below ${at(batches, 0.99)} ms, all below ${at(batches, 1)} ms`],
  ['of which this process ran', `${((user + system) / 1e6).toFixed(1)} s`],
  ['a read meanwhile waits', `median ${at(waits, 0.5)} ms, 99 of 100 below ${at(waits, 0.99)} ms, all below ${at(waits, 1)} ms`],
  ['database', `${(statSync(file).size / 2 ** 20).toFixed(0)} MiB`],
  ['memory', `${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MiB, at most ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`],
  ['bonds that are wrong', String(wrong.length)],
];
for (const [label, figure] of figures) console.log(`${label}: ${figure}`);
if (took >= most || count !== members || wrong.length > 0) process.exitCode = 1;
await store.close();
rmSync(folder, {recursive: true});
