import {afterEach, expect, test, vi} from 'vitest';
import {sections} from '../../scripts/language-files.js';
import type {ShopTexts} from '../../src/client/shop-texts.js';
import {languages} from '../../src/element/languages.js';
import {textsFor} from '../../src/element/texts-for.js';
import {sections as spoken} from '../widgets/pseudo.js';
import {read, snippet} from './pages.js';

const guide = read('docs/languages.md');
afterEach(() => vi.restoreAllMocks());

test('the guide names all languages, and all parts that speak', () => {
  expect([...guide.matchAll(/^\| `([\w-]+)` \| \p{L}+.* \| .+ \| .+ \|$/gmu)].map(([, tag]) => tag)).toEqual(['en', ...languages]);
  expect([...guide.matchAll(/^\| `([\w/]+)` \| \[/gm)].map(([, part]) => part).sort()).toEqual([...sections]);
});

test('the guide’s own texts are taken as they are', async () => {
  const warnings = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const own = JSON.parse(snippet('docs/languages.md', 'json texts')) as ShopTexts;
  for (const [language, parts] of Object.entries(own)) {
    for (const [part, texts] of Object.entries(parts)) {
      const section = spoken.find(({name}) => name === part)!;
      expect((await textsFor(section, language, own)).texts).toMatchObject(texts);
    }
  }
  expect(warnings).not.toHaveBeenCalled();
});
