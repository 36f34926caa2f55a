import {spawnSync} from 'node:child_process';
import {mkdirSync, readFileSync, rmSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {buildIfStale} from './build-if-stale.js';
import {enginesOf, ensureBrowser} from './find-browser.js';

/**
 * `npm test`: type check, lint, build, size budgets, then the tests; one of
 * `unit`, `browser` or `e2e` as argument runs those tests alone, and `--engine
 * firefox` in that engine alone what runs in several. The last line adds up
 * what the runners reported.
 */
const root = resolve(import.meta.dirname, '..');
const reports = join(root, '.reports');
const layers = ['unit', 'browser', 'e2e'] as const;
type Layer = (typeof layers)[number];

interface Counts {passed: number; failed: number; skipped: number}

const {positionals: [wanted], values: {engine}} = parseArgs({allowPositionals: true, options: {engine: {type: 'string'}}}) as {positionals: [Layer?]; values: {engine?: string}};
const failures: string[] = [];
const total: Counts = {passed: 0, failed: 0, skipped: 0};

rmSync(reports, {recursive: true, force: true});
mkdirSync(reports, {recursive: true});
if (engine) process.env.ENGINES = engine;
const needsChromium = wanted === 'browser' ? enginesOf(engine).includes('chromium') : wanted !== 'unit';
if (needsChromium) process.env.CHROME_PATH = ensureBrowser();
if (!wanted) {
  step('typecheck', ['node_modules/typescript/bin/tsc', '--noEmit']);
  step('lint', ['node_modules/eslint/bin/eslint.js', '.']);
}
await buildIfStale();
if (!wanted) step('size', ['--import', 'tsx', 'scripts/size.ts']);
for (const layer of wanted ? [wanted] : layers) {
  step(layer, layer === 'browser'
    ? ['node_modules/@web/test-runner/dist/bin.js']
    : ['node_modules/vitest/vitest.mjs', 'run', '--project', layer, '--reporter=default', '--reporter=json', `--outputFile.json=${join(reports, `${layer}.json`)}`]);
  add(layer);
}

if (failures.length > 0) console.log(`failed: ${failures.join(', ')}`);
console.log(`tests: ${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = failures.length > 0 ? 1 : 0;

function step(name: string, args: string[]): void {
  console.log(`\n▸ ${name}`);
  if (spawnSync(process.execPath, args, {cwd: root, stdio: 'inherit'}).status !== 0) failures.push(name);
}

/** Adds a runner's own report; a runner that left none has failed. */
function add(layer: Layer): void {
  try {
    const report = JSON.parse(readFileSync(join(reports, `${layer}.json`), 'utf8')) as Record<string, number>;
    total.passed += report.numPassedTests ?? report.passed ?? 0;
    total.failed += report.numFailedTests ?? report.failed ?? 0;
    total.skipped += (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0) + (report.skipped ?? 0);
  } catch {
    failures.push(`${layer}: no report`);
  }
}
