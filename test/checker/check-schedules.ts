import fc from 'fast-check';
import type {Bench} from './bench.js';
import {runSchedule, schedules} from './schedule.js';
import type {Summary} from './summary.js';

export interface SchedulesOptions {
  readonly runs: number;
  readonly seed?: number | undefined;
  /** Of a counterexample that an earlier check printed. */
  readonly path?: string | undefined;
  /** How long a failing schedule may be made smaller, in milliseconds. */
  readonly shrinking?: number;
}

/** Random schedules, until one speaks against the outbox; that one is made smaller. */
export async function checkSchedules(bench: Bench, {runs, seed = Date.now() | 0, path, shrinking = 60_000}: SchedulesOptions): Promise<Summary> {
  const began = performance.now();
  let latest = Infinity;
  let ran = 0;
  let objections: readonly string[] = [];
  const property = fc.asyncProperty(schedules, async schedule => {
    if (performance.now() > latest) return; // Small enough.
    ran++;
    const found = await runSchedule(bench, schedule);
    if (found.length === 0) return;
    objections = found;
    latest = Math.min(latest, performance.now() + shrinking);
    throw new Error(found.join('\n'));
  });
  const {failed, counterexample, counterexamplePath, errorInstance} = await fc.check(property, {numRuns: runs, seed, ...(path && {path}), endOnFailure: path !== undefined});
  // Something else than the judge stopped a schedule.
  if (failed && objections.length === 0) throw errorInstance;
  return {
    check: 'schedules',
    objections: failed ? objections : [],
    seed,
    ran,
    tornLogs: bench.tornLogs,
    secondsEach: Number(((performance.now() - began) / 1000 / ran).toFixed(2)),
    ...(failed && {
      schedule: counterexample,
      replay: `npm run check:schedules -- --seed ${seed} --path ${counterexamplePath} --runs ${runs}`,
    }),
  };
}
