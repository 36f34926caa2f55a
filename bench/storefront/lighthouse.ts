import {execFile} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {promisify} from 'node:util';
import {browserSwitches, ensureBrowser} from '../../scripts/find-browser.js';

export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** Of 100, a category. */
export type Scores = {readonly [category in (typeof categories)[number]]: number};

interface Report {
  readonly categories: {readonly [category: string]: {readonly score: number | null; readonly auditRefs: readonly {readonly id: string; readonly weight: number}[]}};
  readonly audits: {readonly [id: string]: {readonly score: number | null; readonly title: string}};
  readonly runtimeError?: {readonly message: string};
}

/** One audit of a page, by Lighthouse's own command with its defaults: a phone, simulated throttling. */
export async function audit(url: string): Promise<{readonly scores: Scores; readonly failed: readonly string[]}> {
  const folder = mkdtempSync(join(tmpdir(), 'kindred-lighthouse-'));
  const path = join(folder, 'report.json');
  const cli = join(dirname(createRequire(import.meta.url).resolve('lighthouse/package.json')), 'cli/index.js');
  try {
    await promisify(execFile)(process.execPath, [
      cli, url, '--quiet', '--output=json', `--output-path=${path}`, `--only-categories=${categories.join()}`,
      `--chrome-flags=--headless ${browserSwitches.join(' ')}`,
    ], {env: {...process.env, CHROME_PATH: ensureBrowser()}, timeout: 180_000});
    const report = JSON.parse(readFileSync(path, 'utf8')) as Report;
    if (report.runtimeError) throw new Error(`${url}: ${report.runtimeError.message}`);
    const scores = Object.fromEntries(categories.map(category => {
      const {score} = report.categories[category]!;
      if (score === null) throw new Error(`${url}: Lighthouse gives no score for ${category}`);
      return [category, Math.round(score * 100)];
    })) as Scores;
    const failed = categories.flatMap(category => report.categories[category]!.auditRefs)
      .filter(({id, weight}) => weight > 0 && (report.audits[id]!.score ?? 1) < 0.9).map(({id}) => id);
    return {scores, failed};
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
