import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

/** A file's hash, as pages give it: https://www.w3.org/TR/SRI/ */
export function integrity(file: string): string {
  return `sha384-${createHash('sha384').update(readFileSync(file)).digest('base64')}`;
}

/** The hashes of all scripts in a folder, by path: what goes into `dist/cdn/sri.json`. */
export function integrities(folder: string): {readonly [path: string]: string} {
  const scripts = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter(path => path.endsWith('.js')).sort();
  return Object.fromEntries(scripts.map(path => [path, integrity(join(folder, path))]));
}
