import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ClassDeclaration} from 'custom-elements-manifest/schema.js';
import {describe, expect, test} from 'vitest';
import {documents} from '../../scripts/docs.js';
import {customElements, elementsOf, folderOf, propertiesOf} from '../../scripts/manifest.js';
import {entries, root} from './packed.js';

const manifest = customElements();
const elements = elementsOf(manifest);
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();

test('every widget is in the manifest', () => {
  const folders = readdirSync(join(root, 'widgets'), {withFileTypes: true}).filter(entry => entry.isDirectory()).map(({name}) => name);
  expect(elements.map(folderOf).sort()).toEqual(folders.sort());
});

test.each([...documents()])('%s is as `npm run docs` writes it', (path, content) => {
  expect(read(path)).toBe(content);
});

describe.each(elements.map(element => [element.tagName, element] as const))('of %s the manifest', (tag, element) => {
  const folder = `widgets/${folderOf(element)}`;
  const sources = readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'}).filter(file => file.endsWith('.ts')).map(file => `${folder}/${file}`);
  // The docstrings themselves are what is checked.
  const code = sources.map(file => read(file).replace(/\/\*\*[^]*?\*\//g, '')).join('\n');

  test('describes all that it names', () => {
    const {attributes = [], cssParts = [], cssProperties = [], events = [], slots = [], description} = element;
    expect(description).toBeTruthy();
    for (const {name, description} of [...attributes, ...cssParts, ...cssProperties, ...events, ...slots, ...propertiesOf(element)]) expect(description, `${tag}: ${name}`).toBeTruthy();
    for (const {name, type} of [...attributes, ...propertiesOf(element)]) expect(type?.text, `${tag}: ${name}`).toBeTruthy();
  });

  test('names the parts that the element has', () => {
    const parts = [...code.matchAll(/part="([\w ]+)"|\[part=(\w+)\]/g)].flatMap(([, names, styled]) => (names ?? styled)!.split(' '));
    expect(sorted((element.cssParts ?? []).map(({name}) => name))).toEqual(sorted(parts));
  });

  test('names the tokens that the element’s looks are made of, and those that all share', () => {
    const used = (text: string): string[] => [...text.matchAll(/var\((--kin-[a-z-]*[a-z])(?![a-z-])/g)].map(([, name]) => name!);
    const documented = (element.cssProperties ?? []).map(({name}) => name);
    for (const token of used(code)) expect(documented, token).toContain(token);
    for (const token of documented) expect(`${code}${read('src/element/tokens.ts')}`, token).toMatch(token.startsWith('--kin-bond-') ? /--kin-bond-\$\{/ : new RegExp(`var\\(${token}\\b`));
  });

  test('names the attributes that the element reads', () => {
    const names = (element.attributes ?? []).map(({name}) => name);
    for (const [, name] of code.matchAll(/getAttribute\('([\w-]+)'\)/g)) expect(names).toContain(name);
    for (const name of names) expect(code, name).toMatch(new RegExp(name.endsWith('-href') ? `-href\``: `['{ ]${name}['?:]`));
  });

  test('names the events, whose classes the entry exports', () => {
    const dispatched = [...code.matchAll(/super\('(kin-[a-z-]+)'|kin-\$\{own\.stage\}|'(kin-vote)'/g)].flatMap(([all, one, other]) => one ?? other ?? (all.startsWith('kin-') ? ['kin-saved', 'kin-recorded', 'kin-refused'] : []));
    expect(sorted((element.events ?? []).map(({name}) => name))).toEqual(sorted(dispatched));
    const entry = read(`${folder}/index.ts`);
    for (const {type} of element.events ?? []) expect(entry).toContain(type.text);
  });
});

test('the manifest tells every field of an event', () => {
  const classes = manifest.modules.flatMap(({declarations = []}) => declarations).filter((declaration): declaration is ClassDeclaration => declaration.kind === 'class');
  const fields = Object.fromEntries(classes.filter(({name}) => name.endsWith('Event')).map(({name, members = []}) => [name, members.map(({name}) => name).sort()]));
  expect(fields).toMatchObject({KinVoteEvent: ['choices', 'points', 'poll', 'reason'], KinShareEvent: ['channel', 'outcome'], KinIdeaEvent: ['idea', 'poll', 'supports', 'title'], KinNextEvent: ['step'], KinClaimEvent: ['code']});
});

test('the manifest tells nothing private, and nothing of where it was made', () => {
  expect(JSON.stringify(manifest)).not.toMatch(/"#|"private"|"protected"|\.ts"|\/widgets\/[^"]*\.ts/);
  expect(manifest.modules.every(({path}) => /^dist\/npm\/.+\.js$/.test(path))).toBe(true);
});

describe('llms.txt', () => {
  const text = read('llms.txt');

  test('names entries, files and events that exist', () => {
    const names = entries().map(({name}) => name);
    for (const [, name] of text.matchAll(/['`](kindred-widgets[\w/-]*)['`]/g)) expect(names).toContain(name);
    for (const [, path] of text.matchAll(/\]\(([^)]+)\)/g)) expect(() => read(path!.replace(/^dist\/npm\/custom-elements\.json$/, 'package.json')), path).not.toThrow();
    const events = elements.flatMap(({events = []}) => events.map(({name}) => name));
    for (const [, name] of text.matchAll(/`(kin-[a-z-]+)`/g)) expect(events).toContain(name);
  });

  test('names this version, and the events that can be kept from happening', () => {
    const {version} = JSON.parse(read('package.json')) as {version: string};
    expect(text).toContain(`/kindred/${version}/kindred.js`);
    const cancelable = elements.flatMap(({events = []}) => events.filter(({description = ''}) => description.includes('preventDefault')).map(({name}) => name));
    const [, named] = /no past tense \(([^)]+)\)/.exec(text)!;
    expect(sorted(named!.match(/kin-[a-z-]+/g)!)).toEqual(sorted(cancelable));
  });

  test('stays short', () => {
    expect(text.length).toBeLessThan(10_000);
  });
});
