import {existsSync, statSync} from 'node:fs';
import {dirname, join, relative} from 'node:path';
import {describe, expect, test} from 'vitest';
import {pages, read, root} from './pages.js';

/** What others write at the same time; each is to be there before a release. */
const toCome: readonly string[] = ['docs/theming.md', 'docs/accessibility.md', 'docs/doctor.md'];

/** A heading's anchor, as the sites that show Markdown make it. */
const anchor = (heading: string): string => heading.toLowerCase().replaceAll(/[`*]|\[|\]\([^)]*\)/g, '').replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').trim().replaceAll(' ', '-');

const withoutCode = (text: string): string => text.replaceAll(/^```[^]*?^```$/gm, '').replaceAll(/`[^`\n]*`/g, '');
const anchors = (page: string): string[] => [...read(page).replaceAll(/^```[^]*?^```$/gm, '').matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchor(heading!));

interface Link {
  readonly path: string;
  readonly hash: string;
}

function linksOf(page: string): Link[] {
  const links = [...withoutCode(read(page)).matchAll(/\]\(((?!https?:|mailto:)[^)\s]+)\)|<img src="([^"]+)"/g)];
  return links.map(([, target, picture]) => {
    const [path = '', hash = ''] = (target ?? picture)!.split('#');
    return {path: path === '' ? page : relative(root, join(root, dirname(page), path)), hash};
  });
}

describe.each(pages)('%s', page => {
  test('links to what there is', () => {
    for (const {path, hash} of linksOf(page)) {
      if (toCome.includes(path) && !existsSync(join(root, path))) continue;
      expect(existsSync(join(root, path)), path).toBe(true);
      if (hash) expect(anchors(path), `${path}#${hash}`).toContain(hash);
    }
  });
});

test('the index leads to every page', () => {
  const linked = new Set(linksOf('docs/README.md').map(({path}) => path));
  for (const page of pages.filter(page => /^(docs|widgets)\//.test(page) && page !== 'docs/README.md')) expect(linked, page).toContain(page);
});

test('pictures are light', () => {
  const pictures = pages.flatMap(linksOf).map(({path}) => path).filter(path => path.endsWith('.png'));
  expect(new Set(pictures).size).toBeGreaterThanOrEqual(6);
  for (const path of pictures) expect(statSync(join(root, path)).size, path).toBeLessThan(path === 'docs/poll.png' ? 300_000 : 130_000);
});
