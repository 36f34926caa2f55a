import {execFileSync} from 'node:child_process';
import {cpSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {buildIfStale} from './build-if-stale.js';
import {integrity} from './integrity.js';

/**
 * `npm run build:check`: builds the same sources a second time, in another
 * folder, and compares every byte. Whoever doubts a release can build it and
 * get the hashes of its files.
 */
const root = resolve(import.meta.dirname, '..');
const sources = ['src', 'widgets', 'types', 'server', 'scripts', 'package.json', 'tsconfig.json', 'tsconfig.build.json', 'vite.config.ts'];

/** @returns the files that differ, or that one of the two lacks */
export function differences(one: string, other: string): string[] {
  const hashes = (folder: string): Map<string, string> => new Map(readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter(path => statSync(join(folder, path)).isFile()).map(path => [path, integrity(join(folder, path))]));
  const [left, right] = [hashes(one), hashes(other)];
  return [...new Set([...left.keys(), ...right.keys()])].filter(path => left.get(path) !== right.get(path)).sort();
}

if (import.meta.filename === process.argv[1]) {
  await buildIfStale();
  const copy = mkdtempSync(join(tmpdir(), 'kindred-build-'));
  try {
    for (const source of sources) cpSync(join(root, source), join(copy, source), {recursive: true, filter: path => !path.endsWith('/node_modules')});
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], {cwd: copy, stdio: 'inherit'});
    const found = differences(join(root, 'dist'), join(copy, 'dist'));
    console.log(found.length > 0 ? `Built twice, and these differ:\n${found.join('\n')}` : 'Built twice, and every file is the same.');
    if (found.length > 0) process.exitCode = 1;
  } finally {
    rmSync(copy, {recursive: true, force: true});
  }
}
