import {apply, type BondSnapshot, nextTurn, standingOf} from '../../src/program/index.js';
import {randomNumbers} from '../tallies/random-votes.js';
import {factsOf, night, snapshotOf} from './members.js';

/** Which members a core has to do. */
export interface Share {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly events: number;
}

/** What it took: milliseconds; bytes of what a service stores, and of memory. */
export interface Took {
  readonly sweep: number;
  readonly members: readonly number[];
  readonly bytes: number;
  readonly bonds: {readonly [bond: string]: number};
  readonly memory: number;
}

/** As many as a service would read from its database at once. */
const batch = 1000;

const {seed, from, to, events} = JSON.parse(process.argv[2]!) as Share;
const random = randomNumbers(seed);
const members: number[] = [];
const bonds: {[bond: string]: number} = {};
let bytes = 0;
let sweep = 0;
for (let next = from; next < to; next += batch) {
  const stored: string[] = [];
  const last: ReturnType<typeof factsOf>[number][] = [];
  for (let member = next; member < Math.min(to, next + batch); member++) {
    const facts = factsOf(member, events, random);
    stored.push(JSON.stringify(snapshotOf(facts.slice(1))));
    last.push(facts[0]!);
  }
  // A fact comes: read, applied, and everything computed that the member sees.
  stored.forEach((text, i) => {
    const began = performance.now();
    const snapshot = apply(JSON.parse(text) as BondSnapshot, last[i]!);
    standingOf(snapshot, {}, night);
    nextTurn(snapshot, {}, night);
    const kept = JSON.stringify(snapshot);
    members.push(performance.now() - began);
    bytes += kept.length;
    stored[i] = kept;
  });
  // The night: everybody, whether they are due or not.
  const began = performance.now();
  for (const text of stored) {
    const snapshot = JSON.parse(text) as BondSnapshot;
    const {bond} = standingOf(snapshot, {}, night);
    bonds[bond] = (bonds[bond] ?? 0) + 1;
    nextTurn(snapshot, {}, night);
  }
  sweep += performance.now() - began;
}
process.send!({sweep, members, bytes, bonds, memory: process.memoryUsage().rss} satisfies Took);
