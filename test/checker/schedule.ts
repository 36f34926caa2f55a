import fc from 'fast-check';
import type {Bench, Run} from './bench.js';
import type {Fault} from './fault-proxy.js';
import type {Tab} from './tab.js';

/** What one tab does at one moment, in one task. */
export interface Action {
  /** Milliseconds from the action before. */
  readonly after: number;
  readonly votes: number;
  readonly views: number;
  /** `full`: the device has no room for what this page writes, until `room`. */
  readonly then: 'stay' | 'navigate' | 'reload' | 'back' | 'close' | 'crash' | 'hide' | 'show' | 'shift' | 'full' | 'room';
  /** By how many milliseconds the clock is wrong: on the next page, or from now on. */
  readonly shift: number;
}

/** Some tabs at once, until they are through or the browser is killed. */
export interface Phase {
  readonly tabs: readonly (readonly Action[])[];
  /** Milliseconds until the browser is killed; the last phase ends by itself. */
  readonly kill: number;
}

export interface Schedule {
  /** The shopper has voted before. */
  readonly known: boolean;
  readonly phases: readonly Phase[];
  readonly faults: readonly Fault[];
}

/** Milliseconds in which a page tries again several times, by its quick clock. */
const longestPauses = 2_000;

const year = 365 * 24 * 3_600_000;
const {constantFrom, nat, record, array, oneof, boolean} = fc;

const action: fc.Arbitrary<Action> = record({
  after: nat(60),
  votes: nat(3),
  views: oneof({weight: 4, arbitrary: nat(4)}, {weight: 1, arbitrary: nat(150)}),
  then: constantFrom('stay', 'navigate', 'reload', 'back', 'close', 'crash', 'hide', 'show', 'shift'),
  shift: constantFrom(0, year, -year),
});

const fault: fc.Arbitrary<Fault> = record({
  kind: oneof(
    {weight: 3, arbitrary: constantFrom('none' as const)},
    {weight: 6, arbitrary: constantFrom('status' as const)},
    {weight: 8, arbitrary: constantFrom('reset', 'half-close', 'bad-json', 'empty-body', 'empty-receipt', 'short-receipt')},
    {weight: 1, arbitrary: constantFrom('hang' as const, 'kill' as const)},
  ),
  committed: boolean(),
  status: constantFrom(408, 425, 429, 500, 503),
  retryAfter: constantFrom(0, 1, 5),
  delay: nat(10),
});

const walks = (minLength: number, maxLength: number): fc.Arbitrary<Action[][]> =>
  array(array(action, {minLength: 1, maxLength: 5}), {minLength, maxLength});

const phase: fc.Arbitrary<Phase> = record({
  // Many tabs take long, and few find most.
  tabs: oneof({weight: 6, arbitrary: walks(1, 3)}, {weight: 1, arbitrary: walks(4, 8)}),
  kill: nat(500),
});

export const schedules: fc.Arbitrary<Schedule> = record({
  known: boolean(),
  phases: oneof(
    {weight: 9, arbitrary: fc.tuple(phase)},
    {weight: 1, arbitrary: array(phase, {minLength: 2, maxLength: 3})},
  ),
  faults: array(fault, {maxLength: 12}),
});

/** @returns what speaks against the outbox */
export async function runSchedule(bench: Bench, {known, phases, faults}: Schedule): Promise<readonly string[]> {
  const next: Fault[] = [];
  const run = await bench.run({killed: phases.length > 1, faultOf: () => next.shift()});
  try {
    if (known) await introduce(run);
    next.push(...faults);
    for (const [i, {tabs, kill}] of phases.entries()) {
      const life = new AbortController();
      const walks = Promise.all(tabs.map(actions => walk(run, actions, life.signal)));
      if (i === phases.length - 1) {
        await walks;
        continue;
      }
      walks.catch(() => undefined); // What a tab was doing when its browser was killed ends in an error.
      await pass(kill);
      life.abort();
      await run.kill();
    }
    // Pages that are still open meet the rest of the faults first, if they have something to deliver.
    await run.record.until(() => next.length === 0 || [...run.tabs].every(tab => tab.settled), 3_000);
    return (await run.verdict()).objections;
  } finally {
    await run.end();
  }
}

/** Has the shopper vote once, so that the device knows who it is. */
export async function introduce(run: Run): Promise<void> {
  const tab = await run.openTab();
  await tab.act({votes: run.votes(1)});
  await run.record.untilStill(() => tab.settled, 10_000);
  await run.closeTab(tab);
}

async function walk(run: Run, actions: readonly Action[], life: AbortSignal): Promise<void> {
  let tab: Tab | undefined;
  let visited = 0;
  for (const {after, votes, views, then, shift} of actions) {
    tab ??= await run.openTab(shift);
    await pass(after);
    if (life.aborted) return; // It may have been opened in the browser that came next.
    if ((run.tabs.size > 1 || run.kills > 0) && !['stay', 'show', 'shift', 'full', 'room'].includes(then)) run.record.hasten();
    const acting = tab;
    const done = tab.act({
      votes: run.votes(votes),
      views,
      ...(then === 'navigate' && {go: run.address(shift)}),
      ...(then === 'reload' && {go: 'reload'}),
      ...(then === 'back' && visited > 0 && {go: 'back'}),
      ...(then === 'hide' && {visibility: 'hidden' as const}),
      ...(then === 'show' && {visibility: 'visible' as const}),
      ...(then === 'shift' && {shift}),
      ...(then === 'full' && {full: true}),
      ...(then === 'room' && {full: false}),
    }).then(() => true, async (error: unknown) => {
      // The news of it may come later than its consequence.
      if (!(await run.record.until(() => acting.crashed, 1_000))) throw error;
      return false;
    });
    if (!(await done)) {
      await run.closeTab(tab, true);
      tab = undefined;
      continue;
    }
    if (then === 'room') await run.record.awaitRoom(longestPauses);
    if (then === 'navigate') visited++;
    if (then === 'back') visited = Math.max(0, visited - 1);
    if (then === 'close' || then === 'crash') {
      visited = 0;
      await run.closeTab(tab, then === 'crash');
      tab = undefined;
    }
  }
}

const pass = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds));
