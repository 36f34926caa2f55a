import {readFileSync, statSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {buildIfStale} from './build-if-stale.js';
import type {Manifest} from './build.js';

/** `npm run size`: what a page downloads, brotli, against its budgets. */
const out = join(resolve(import.meta.dirname, '..'), 'dist/cdn');

export interface Size {
  readonly what: string;
  /** Bytes of the files as the service sends them, brotli. */
  readonly size: number;
  /** Bytes, at most. */
  readonly budget: number;
}

export function sizes(): Size[] {
  const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Manifest;
  const bytes = (files: readonly string[]): number => files.reduce((sum, file) => sum + statSync(join(out, `${file}.br`)).size, 0);
  const page = (...names: string[]): string[] => ['kindred.js', ...[manifest.core, ...names.map(name => manifest.elements[name]!)].map(([file]) => file)];
  const four = page('kin-poll', 'kin-referral', 'kin-tier', 'kin-persona');
  const leaf = (name: string): string => manifest.leaves[name]![0];
  return [
    {what: 'loader', size: bytes(['kindred.js']), budget: 1_000},
    {what: 'event core alone', size: bytes(['kindred.events.js']), budget: 4_500},
    {what: 'a page with one kin-poll', size: bytes(page('kin-poll')), budget: 14_000},
    {what: 'a page with one kin-referral', size: bytes(page('kin-referral')), budget: 14_500},
    {what: 'a page with one kin-tier', size: bytes(page('kin-tier')), budget: 12_000},
    {what: 'a page with all four, the chat closed', size: bytes(four), budget: 22_000},
    {what: 'the same, the chat opened', size: bytes([...four, leaf('persona-panel')]), budget: 28_000},
    {what: 'the same, and something said', size: bytes([...four, leaf('persona-panel'), leaf('persona-said')]), budget: 33_000},
  ];
}

if (import.meta.filename === process.argv[1]) {
  await buildIfStale();
  const table = sizes();
  for (const {what, size, budget} of table) console.log(`${size > budget ? 'OVER' : 'ok  '} ${String(size).padStart(6)} of ${String(budget).padStart(6)} B brotli  ${what}`);
  if (table.some(({size, budget}) => size > budget)) process.exitCode = 1;
}
