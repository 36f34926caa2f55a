import {fork} from 'node:child_process';
import fc from 'fast-check';
import {bonds} from '../src/program/index.js';
import {properties} from '../test/program/bonds/properties.js';
import type {Share, Took} from './bonds/sweep.js';

/**
 * `npm --prefix bench run bonds [seed] [histories]`: everything that has to be true of
 * bonds against 10,000 random histories each, and then how long a year of 100,000
 * members with 50 events each takes: one member as an event comes, and a
 * night in which everybody's standing is computed. Ends with 1 when a history
 * breaks a rule, or when it takes too long.
 */
const seed = Number(process.argv[2] ?? Date.now() % 1_000_000);
const histories = Number(process.argv[3] ?? 10_000);
const members = 100_000;
const events = 50;
const cores = 2;
const most = {member: 1, night: 60_000};

console.log(`seed: ${seed}`);
for (const {says, property} of properties) {
  const {failed, ...found} = fc.check(property, {seed, numRuns: histories});
  console.log(`${failed ? 'BROKEN' : 'holds '} ${histories.toLocaleString('en')} ${says}`);
  if (!failed) continue;
  process.exitCode = 1;
  console.log(fc.defaultReportMessage({failed, ...found} as Parameters<typeof fc.defaultReportMessage>[0]));
}

const began = performance.now();
const shares = await Promise.all(Array.from({length: cores}, (_, core) => inProcess({seed: seed + core, from: core * members / cores, to: (core + 1) * members / cores, events})));
const times = shares.flatMap(({members}) => members).sort((a, b) => a - b);
const at = (share: number): number => times[Math.floor(share * (times.length - 1))]!;
const night = Math.max(...shares.map(({sweep}) => sweep));
const bytes = shares.reduce((sum, share) => sum + share.bytes, 0);
const figures: readonly (readonly [label: string, figure: string])[] = [
  ['members', `${members.toLocaleString('en')} with ${events} events each (${bonds.map(bond => `${bond} ${shares.reduce((sum, {bonds}) => sum + (bonds[bond] ?? 0), 0).toLocaleString('en')}`).join(', ')})`],
  ['one member, from what is stored to what is stored', `median ${at(0.5).toFixed(3)} ms, 99 of 100 below ${at(0.99).toFixed(3)} ms, all below ${at(1).toFixed(1)} ms`],
  ['a night for everybody', `${(night / 1000).toFixed(1)} s on ${cores} cores`],
  ['stored', `${(bytes / members / 1024).toFixed(1)} KiB a member, ${(bytes / 2 ** 20).toFixed(0)} MiB in all`],
  ['memory', `${shares.map(({memory}) => (memory / 2 ** 20).toFixed(0)).join(' and ')} MiB, which does not grow with how many there are`],
  ['in all', `${((performance.now() - began) / 1000).toFixed(0)} s`],
];
for (const [label, figure] of figures) console.log(`${label}: ${figure}`);
if (at(0.5) > most.member || night > most.night) process.exitCode = 1;

function inProcess(share: Share): Promise<Took> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('./bonds/sweep.ts', import.meta.url), [JSON.stringify(share)], {execArgv: ['--import', 'tsx']});
    child.once('message', took => resolve(took as Took)).once('error', reject).once('exit', code => reject(new Error(`a core ended with ${code}`)));
  });
}
