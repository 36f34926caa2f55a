import {readdirSync, statSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {build} from './build.js';

const root = resolve(import.meta.dirname, '..');
const sources = ['src', 'widgets', 'looks', 'types', 'server', 'scripts/build.ts', 'scripts/build-inbox.ts', 'scripts/manifest.ts', 'vite.config.ts', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];

/** Builds unless everything that a build reads is older than the last one. */
export async function buildIfStale(): Promise<void> {
  const built = changed(join(root, 'dist/cdn/manifest.json'));
  if (built > 0 && sources.every(source => newest(join(root, source)) < built)) return;
  console.log('Building.');
  await build();
}

function newest(path: string): number {
  if (!statSync(path).isDirectory()) return changed(path);
  return Math.max(0, ...readdirSync(path, {recursive: true, encoding: 'utf8'}).filter(file => !file.includes('node_modules')).map(file => changed(join(path, file))));
}

function changed(path: string): number {
  return statSync(path, {throwIfNoEntry: false})?.mtimeMs ?? 0;
}
