import {readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {expect, test} from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const rows = [...read('docs/accessibility.md').matchAll(/^\| (\d\.\d\.\d+) \| (.+?) \| (AA?) \| (.+?) \| (.+?) \|$/gm)].map(([, criterion, , level, how, tests]) => ({criterion: criterion!, level: level!, how: how!, tests: tests!}));

/** All of WCAG 2.2, https://www.w3.org/TR/WCAG22/; 4.1.1 is obsolete. */
const criteria: {readonly [level: string]: readonly string[]} = {
  A: ['1.1.1', '1.2.1', '1.2.2', '1.2.3', '1.3.1', '1.3.2', '1.3.3', '1.4.1', '1.4.2', '2.1.1', '2.1.2', '2.1.4', '2.2.1', '2.2.2', '2.3.1', '2.4.1', '2.4.2', '2.4.3', '2.4.4', '2.5.1', '2.5.2', '2.5.3', '2.5.4', '3.1.1', '3.2.1', '3.2.2', '3.2.6', '3.3.1', '3.3.2', '3.3.7', '4.1.2'],
  AA: ['1.2.4', '1.2.5', '1.3.4', '1.3.5', '1.4.3', '1.4.4', '1.4.5', '1.4.10', '1.4.11', '1.4.12', '1.4.13', '2.4.5', '2.4.6', '2.4.7', '2.4.11', '2.5.7', '2.5.8', '3.1.2', '3.2.3', '3.2.4', '3.3.3', '3.3.4', '3.3.8', '4.1.3'],
};

test.each(Object.keys(criteria))('every criterion of level %s has a row', level => {
  expect(rows.filter(row => row.level === level).map(({criterion}) => criterion)).toEqual(criteria[level]);
});

test.each(rows)('$criterion says by which test it is met, or why it does not apply', ({how, tests}) => {
  const named = [...tests.matchAll(/`([^`]+)`: “(.+?)”(?=; `|$)/g)];
  if (!how.startsWith('–')) expect(named.length).toBeGreaterThan(0);
  for (const [, file, title] of named) {
    // Titles that are made up of parts end in what differs.
    const titles = [...read(`test/widgets/${file!}`).matchAll(/\bit\((['`])(.+?)\1, /g)].map(([, , words]) => words!.replace(/:? \$\{.*$/, ''));
    expect(titles, file).toContain(title);
  }
});
