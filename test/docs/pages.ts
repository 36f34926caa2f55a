import {readdirSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

/** A fenced block of a page. */
export interface Snippet {
  readonly page: string;
  /** The line on which its code begins. */
  readonly line: number;
  /** What stands behind the fence, as `js node`: the language, and what the code is. */
  readonly info: string;
  readonly language: string;
  readonly code: string;
}

/** Every page that is written for readers, by its path; decisions are of their time. */
export const pages: readonly string[] = [
  'README.md', 'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'), {recursive: true, encoding: 'utf8'}).filter(path => path.endsWith('.md') && !path.startsWith('decisions')).map(path => `docs/${path}`).sort(),
  ...readdirSync(join(root, 'widgets'), {withFileTypes: true}).filter(entry => entry.isDirectory()).map(({name}) => `widgets/${name}/README.md`),
];

export const read = (page: string): string => readFileSync(join(root, page), 'utf8');

export function snippetsOf(page: string): Snippet[] {
  const text = read(page);
  return [...text.matchAll(/^```(\w+)?( .*)?\n([^]*?)^```$/gm)].map(({0: all, 1: language = '', 2: more = '', 3: code, index}) => {
    const line = text.slice(0, index).split('\n').length + 1;
    if (!all) throw new Error(`${page}:${line} has an empty block`);
    return {page, line, info: language + more, language, code: code!};
  });
}

/** The one block of a page that is of this kind and has these words. */
export function snippet(page: string, info: string, words = ''): string {
  const found = snippetsOf(page).filter(one => one.info === info && one.code.includes(words));
  if (found.length !== 1) throw new Error(`${page} has ${found.length} blocks of "${info}" with "${words}"`);
  return found[0]!.code;
}

export const example = {version: (JSON.parse(read('package.json')) as {version: string}).version, service: 'https://kin.example.com', key: 'pk_live_7f3a'} as const;
