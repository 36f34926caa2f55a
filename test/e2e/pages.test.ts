import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {moods} from '../../src/program/index.js';
import {mochi} from '../program/personas/a-persona.js';
import {startShop} from './processes.js';

let shop: Awaited<ReturnType<typeof startShop>>;
beforeAll(async () => { shop = await startShop('http://service.example'); });
afterAll(() => shop.stop());

const names = ['', 'autumn-oolong', 'friends', 'makers', 'member', 'mochi', 'welcome'];
const paths = names.flatMap(name => [`/${name}`, `/zh/${name}`]);

const read = async (path: string): Promise<string> => {
  const response = await fetch(shop.url + path);
  expect(response.status, path).toBe(200);
  return response.text();
};
const found = (html: string, pattern: RegExp): readonly string[] => [...html.matchAll(pattern)].map(([, first]) => first!);
const navigation = (html: string): string => /<nav class="nav".*?<\/nav>/s.exec(html)![0];

describe.each(paths)('%s', path => {
  test('is whole, in one frame', async () => {
    const html = await read(path);
    expect(html).not.toContain('{{');
    for (const once of ['<html', '<title', '<meta name="description"', '<header', '<main id="main"', '<h1', '<footer', 'kindred.js"']) expect(html.split(once), once).toHaveLength(2);
    expect(html).toContain(`<html lang="${path.startsWith('/zh') ? 'zh-Hans' : 'en'}">`);
  });

  test('has its other language, which has this one', async () => {
    const twin = found(await read(path), /<link rel="alternate" hreflang="[^"]+" href="([^"]+)"/g);
    expect(found(await read(twin[0]!), /<link rel="alternate" hreflang="[^"]+" href="([^"]+)"/g)).toEqual([path]);
  });

  test('leads to every other part of the shop, in its language, and to nothing that is not there', async () => {
    const html = await read(path);
    const prefix = path.startsWith('/zh') ? '/zh' : '';
    expect(found(navigation(html), /href="([^"]+)"/g)).toEqual([`${prefix}/#teas`, `${prefix}/makers`, `${prefix}/friends`, `${prefix}/member`, `${prefix}/mochi`]);
    for (const address of found(html, /(?:href|src)="(\/[^"]*)"/g)) {
      // Behind the counter there is something only where orders are taken.
      if (address === '/counter') continue;
      const [to, fragment] = address.split('#');
      const target = await read(to!);
      if (fragment) expect(target, address).toContain(` id="${fragment}"`);
    }
  });

  test('marks the link that leads to itself', async () => {
    const html = await read(path);
    const current = found(html, /href="([^"]+)" aria-current="page"/g);
    expect(new Set(current)).toEqual(new Set(path.endsWith('welcome') ? [] : [path]));
  });

  test('keeps a visit without a service one in every link to a page', async () => {
    const html = await read(`${path}?endpoint=local`);
    expect(html).toContain('data-endpoint="local:"');
    const pages = found(html.slice(html.indexOf('<body')), /<a [^>]*href="(\/[^"]*)"/g).filter(address => address !== '/counter');
    expect(pages.filter(address => !address.includes('?endpoint=local'))).toEqual([]);
  });
});

describe('Mochi', () => {
  test('leads to each product’s place in the shop, in the language that is spoken', async () => {
    for (const {id, link, name} of mochi.products!) {
      const places = link as {readonly [language: string]: string};
      const names = name as {readonly [language: string]: string};
      expect(Object.keys(places), id).toEqual(['en', 'zh-Hans']);
      for (const [language, place] of Object.entries(places)) {
        const [path, fragment] = place.split('#');
        const html = await read(path!);
        expect(html, place).toContain(`<html lang="${language}">`);
        const at = html.indexOf(fragment ? ` id="${fragment}"` : '<h1');
        expect(at, place).toBeGreaterThan(0);
        expect(html.slice(at, at + 400), place).toContain(names[language]);
      }
    }
  });

  test.each(['', '/zh'])('is on the shop’s pages, and lives on %s/mochi', async prefix => {
    for (const path of ['/', '/makers', '/autumn-oolong', '/member']) expect(await read(prefix + path), path).toMatch(/<kin-persona persona="mochi">\s*<a [^>]*href="mailto:/);
    const own = await read(`${prefix}/mochi`);
    expect(own).toMatch(/<kin-persona persona="mochi" placement="inline"[^>]*>.*?href="mailto:.*?<\/kin-persona>/s);
    for (const mood of moods) expect(own).toContain(`src="/pictures/mochi-${mood}.svg"`);
  });
});
