import {readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import type {Plugin} from 'vite';

const root = resolve(import.meta.dirname, '../..');

/** A mistake put into a copy of the sources, to see whether the checker objects. */
export interface PlantedBug {
  readonly name: string;
  /** Relative to the repository: `src/…` runs in the page, `server/…` and `src/program/…` in the service. */
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  /** The directed schedule that is expected to catch it; tried first. */
  readonly soonest?: string;
}

/** @throws when the file does not hold `find` exactly once: the sources have moved on, and the bug has to follow */
export function checkPlace({name, file, find}: PlantedBug): void {
  const found = readFileSync(join(root, file), 'utf8').split(find).length - 1;
  if (found !== 1) throw new Error(`"${name}" cannot be planted: ${file} holds ${JSON.stringify(find)} ${found} times, not once`);
}

/** Plants the bug while its file is bundled. */
export function plant(bug: PlantedBug): Plugin {
  checkPlace(bug);
  const path = join(root, bug.file);
  let planted = false;
  return {
    name: 'kindred:planted-bug',
    enforce: 'pre',
    transform(code, id) {
      if (id !== path) return null;
      planted = true;
      return code.replace(bug.find, () => bug.replace);
    },
    buildEnd(error) {
      if (!error && !planted) this.error(`"${bug.name}": ${bug.file} is not part of what was bundled`);
    },
  };
}
