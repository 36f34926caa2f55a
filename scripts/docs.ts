import {readFileSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {apiTables} from './api-tables.js';
import {elementList} from './element-list.js';
import {elementTypes} from './element-types.js';
import {customElements, elementsOf, folderOf} from './manifest.js';
import {themingTables} from './theming-tables.js';

/**
 * `npm run docs`: writes what is known from the docstrings of the elements into
 * the pages that tell it, between `<!-- api -->` and `<!-- /api -->`, and the
 * types that frameworks are given.
 */
const root = resolve(import.meta.dirname, '..');

/** @returns what each generated file has to hold, by its path */
export function documents(): ReadonlyMap<string, string> {
  const manifest = customElements();
  return new Map([
    ...elementsOf(manifest).map(element => `widgets/${folderOf(element)}/README.md`).map((path, i) => [path, between(path, apiTables(elementsOf(manifest)[i]!))] as const),
    ['docs/theming.md', between('docs/theming.md', themingTables(elementsOf(manifest)))],
    ['llms.txt', between('llms.txt', elementList(manifest))],
    ['types/elements.ts', elementTypes(manifest)],
  ]);
}

function between(path: string, generated: string): string {
  const parts = readFileSync(join(root, path), 'utf8').split(/(?<=<!-- api -->\n)[^]*(?=<!-- \/api -->)/);
  if (parts.length !== 2) throw new Error(`${path} has no place for what is generated: put “<!-- api -->” and “<!-- /api -->” on lines of their own.`);
  return parts.join(`${generated}\n`);
}

if (import.meta.filename === process.argv[1]) {
  for (const [path, content] of documents()) writeFileSync(join(root, path), content);
}
