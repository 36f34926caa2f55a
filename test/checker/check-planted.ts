import fc from 'fast-check';
import {type Bench, openBench} from './bench.js';
import {launchBrowser} from './device.js';
import {directed} from './directed.js';
import {checkPlace, type PlantedBug} from './planted-bug.js';
import {plantedBugs} from './planted-bugs.js';
import {runSchedule, type Schedule, schedules} from './schedule.js';
import type {Summary} from './summary.js';

export interface PlantedOptions {
  /** Names of bugs; all of them when absent. */
  readonly only?: readonly string[] | undefined;
  readonly seed?: number | undefined;
  /** Random schedules after the directed ones. */
  readonly random?: number;
}

/** Plants each bug and runs schedules until the judge objects. A bug that passes them all speaks against the checker. */
export async function checkPlanted({only, seed = Date.now() | 0, random = 10}: PlantedOptions = {}): Promise<Summary> {
  const bugs = only ? only.map(named) : plantedBugs;
  bugs.forEach(checkPlace);
  const trials = new Map<string, Schedule>([
    ...Object.entries(directed),
    ...fc.sample(schedules, {seed, numRuns: random}).map((schedule, i): [string, Schedule] => [`random ${i + 1}`, {...schedule, known: true}]),
  ]);
  const caught: {readonly [measure: string]: string}[] = [];
  const missed: string[] = [];
  const browser = launchBrowser();
  try {
    for (const bug of bugs) {
      const found = await tryOut(bug, trials, browser);
      if (found) caught.push(found);
      else missed.push(bug.name);
      console.log(found ? `caught: ${bug.name} (${found.by}) ${found.objection}` : `MISSED: ${bug.name}`);
    }
  } finally {
    await (await browser).close();
  }
  return {check: 'planted', objections: missed.map(name => `missed: ${name}`), seed, caught: caught.length, planted: bugs.length};
}

async function tryOut(bug: PlantedBug, trials: ReadonlyMap<string, Schedule>, browser: ReturnType<typeof launchBrowser>) {
  const bench: Bench = await openBench(bug, browser);
  // The schedule that was made for it first, and again: on a busy machine the moment that it makes may pass unused.
  const made = [...trials].filter(([name]) => name === bug.soonest);
  const order = [...made, ...made, ...made, ...[...trials].filter(([name]) => name !== bug.soonest)];
  try {
    for (const [by, schedule] of order) {
      const [objection] = await runSchedule(bench, schedule);
      if (objection) return {name: bug.name, by, objection};
    }
    return undefined;
  } finally {
    await bench.close();
  }
}

function named(name: string): PlantedBug {
  const bug = plantedBugs.find(candidate => candidate.name === name);
  if (!bug) throw new Error(`No planted bug is called "${name}": ${plantedBugs.map(known => known.name).join('; ')}`);
  return bug;
}
