import {execFileSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

/** The package as it would be published, from what is built. */
export interface Packed {
  readonly tarball: Uint8Array<ArrayBuffer>;
  /** Where it is unpacked, until `remove`. */
  readonly folder: string;
  /** Its files, relative to that. */
  readonly files: readonly string[];
  remove(): void;
}

export function pack(): Packed {
  const place = mkdtempSync(join(tmpdir(), 'kindred-packed-'));
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', place], {cwd: root, stdio: ['ignore', 'ignore', 'inherit']});
  const [name] = readdirSync(place);
  execFileSync('tar', ['-xzf', name!], {cwd: place});
  const folder = join(place, 'package');
  return {
    tarball: new Uint8Array(readFileSync(join(place, name!))),
    folder,
    files: readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter(path => statSync(join(folder, path)).isFile()).sort(),
    remove: () => rmSync(place, {recursive: true, force: true}),
  };
}

/** What `package.json` exports by a name of its own. */
export function entries(): readonly {readonly name: string; readonly types: string; readonly default: string}[] {
  const {exports} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {exports: Readonly<Record<string, string | {types: string; default: string}>>};
  return Object.entries(exports).flatMap(([name, target]) => (typeof target === 'string' ? [] : [{name: name.replace('.', 'kindred-widgets'), ...target}]));
}
