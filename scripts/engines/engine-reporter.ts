import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, relative} from 'node:path';
import type {Reporter, TestSession} from '@web/test-runner';
import type {Engine} from '../find-browser.js';
import type {Skip} from './commands.js';
import {names} from './launchers.js';

export interface Counts {passed: number; failed: number; skipped: number}

/** What a run came to, in all and engine by engine. An engine that is not here is one skip. */
export interface EngineReport extends Counts {
  readonly engines: {readonly [name: string]: Counts & {readonly missing?: string}};
}

type Suite = NonNullable<TestSession['testResults']>;

/** Counts what ran in which engine, prints it as a table, and writes it for those that sum up several runners. */
export function engineReporter(file: string, missing: ReadonlyMap<Engine, string>, skips: readonly Skip[]): Reporter {
  let report: EngineReport | undefined;
  return {
    onTestRunFinished({sessions}) {
      const engines: {[name: string]: Counts & {missing?: string}} = {};
      for (const session of sessions) add(engines[session.browser.name] ??= {passed: 0, failed: 0, skipped: 0}, session);
      for (const [engine, why] of missing) engines[names[engine]] = {passed: 0, failed: 0, skipped: 1, missing: why};
      const sum = (key: keyof Counts): number => Object.values(engines).reduce((sum, counts) => sum + counts[key], 0);
      report = {passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped'), engines};
      mkdirSync(dirname(file), {recursive: true});
      writeFileSync(file, JSON.stringify(report));
    },
    stop() {
      if (report) console.log(`${tableOf(report)}\n${linesOf(skips)}`);
    },
  };
}

function add(counts: Counts, {errors, passed, testResults}: TestSession): void {
  const before = counts.failed;
  const count = (suite: Suite | undefined): void => {
    for (const test of suite?.tests ?? []) counts[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
    suite?.suites.forEach(count);
  };
  count(testResults);
  // A file that breaks outside of its tests has none that failed.
  if (!passed && counts.failed === before) counts.failed += Math.max(1, errors?.length ?? 0);
}

function tableOf({engines}: EngineReport): string {
  const row = (name: string, ...cells: readonly (number | string)[]): string => name.padEnd(10) + cells.map(cell => String(cell).padStart(9)).join('');
  return [
    row('engine', 'passed', 'failed', 'skipped'),
    ...Object.entries(engines).map(([name, {passed, failed, skipped, missing}]) => row(name, passed, failed, skipped) + (missing ? `  ${missing}` : '')),
  ].join('\n');
}

/** Each reason once, with how many tests it keeps from running. */
function linesOf(skips: readonly Skip[]): string {
  const counted = new Map<string, number>();
  for (const {engine, file, reason, tests} of skips) {
    const line = `${engine}, ${relative(process.cwd(), file)}: ${reason}`;
    counted.set(line, (counted.get(line) ?? 0) + tests);
  }
  return [...counted].map(([line, count]) => `skipped in ${line}${count > 1 ? ` (${count} tests)` : ''}`).join('\n');
}
