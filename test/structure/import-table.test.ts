import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join, relative, resolve} from 'node:path';
import ts from 'typescript';
import {describe, expect, test} from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Who may import what: the house's rooms, and the packages each may use. */
const rooms: {readonly [room: string]: {readonly rooms: readonly string[]; readonly packages: readonly string[]}} = {
  'src/events': {rooms: [], packages: []},
  'src/program': {rooms: ['src/events'], packages: ['@cfworker/json-schema', 'stemmer']},
  'src/outbox': {rooms: ['src/events'], packages: []},
  'src/endpoints': {rooms: ['src/events', 'src/program'], packages: []},
  'src/client': {rooms: ['src/events', 'src/program', 'src/outbox', 'src/endpoints'], packages: ['nanostores']},
  'src/element': {rooms: ['src/client'], packages: ['lit', 'nanostores']},
  'src/doctor': {rooms: ['src/events', 'src/endpoints', 'src/client', 'src/element'], packages: ['lit']},
  'src/loader': {rooms: [], packages: []},
  widgets: {rooms: ['src/events', 'src/program', 'src/element'], packages: ['lit', 'lean-qr']},
  types: {rooms: ['widgets'], packages: ['preact', 'react', 'solid-js', 'svelte', 'vue']},
  'server/inbox/page': {rooms: ['src/program', 'src/element'], packages: ['lit', 'nanostores', 'eventsource-parser']},
  server: {rooms: ['src/events', 'src/program'], packages: Object.keys((JSON.parse(readFileSync(join(root, 'server/package.json'), 'utf8')) as {dependencies: object}).dependencies).concat('@cfworker/json-schema')},
};

/** What a package or a page starts from: it puts rooms together and holds nothing of its own. */
const entries = ['src/index.ts', 'src/event-core.ts', 'widgets/all.ts', 'widgets/all-in-one.ts'];

/** `src/endpoints` reads the program for the endpoint that runs it in the page; the port names what can be read. */
const programInEndpoints = ['src/endpoints/local.ts', 'src/endpoints/local-ideas.ts', 'src/endpoints/endpoint.ts'];

/** The client knows the doctor only as far as that it can be called. */
const callsTheDoctor = 'src/client/tag-options.ts';

interface Import {readonly from: string; readonly to: string}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'})
    .filter(file => file.endsWith('.ts') && !file.includes('node_modules'))
    .map(file => join(folder, file));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  return ts.preProcessFile(text, true, true).importedFiles.map(({fileName}) => ({
    from: file,
    to: fileName.startsWith('.') ? relative(root, join(root, dirname(file), fileName)) : fileName,
  }));
}

const roomOf = (file: string): string | undefined => Object.keys(rooms).find(room => file.startsWith(`${room}/`));
const isPackage = (name: string): boolean => !/^(src|widgets|types|server|demo|test|bench|scripts)\//.test(name);

function complaint({from, to}: Import): string | undefined {
  const room = roomOf(from)!;
  const allowed = rooms[room]!;
  if (isPackage(to)) {
    const name = to.startsWith('@') ? to.split('/').slice(0, 2).join('/') : to.split('/')[0]!;
    const built = to.startsWith('node:') ? room === 'server' : to === 'virtual:kindred-chunks' && room === 'src/loader';
    return allowed.packages.includes(name) || built ? undefined : `${from} imports the package ${to}`;
  }
  const target = roomOf(to);
  if (room === 'widgets') {
    const [widget, other] = [from.split('/')[1], to.split('/')[1]];
    if (target === 'widgets') return widget === other ? undefined : `${from} imports another widget, ${to}`;
  }
  if (room === 'src/endpoints' && target === 'src/program' && !programInEndpoints.includes(from)) return `${from} imports ${to}`;
  if (from === callsTheDoctor && target === 'src/doctor') return undefined;
  return target === room || allowed.rooms.includes(target ?? '') ? undefined : `${from} imports ${to}`;
}

const files = ['src', 'widgets', 'types', 'server'].flatMap(sources).filter(file => !entries.includes(file));

test('every source file lives in a room of the house', () => {
  expect(files.length).toBeGreaterThan(30);
  expect(files.filter(file => !roomOf(file))).toEqual([]);
});

test('no room imports what it may not know', () => {
  expect(files.flatMap(importsOf).flatMap(found => complaint(found) ?? [])).toEqual([]);
});

test('the demo uses public entries alone', () => {
  const inside = sources('demo').flatMap(importsOf).filter(({to}) => /^(src|widgets|server|test|bench|scripts)\//.test(to));
  expect(inside).toEqual([]);
});

test('only define.ts and the entries register elements', () => {
  const registering = ['src', 'widgets', 'server'].flatMap(sources).filter(file => /customElements\s*\.\s*define\(|@customElement/.test(readFileSync(join(root, file), 'utf8')));
  expect(registering.every(file => /^(widgets\/[^/]+|server\/inbox\/page|src\/doctor)\/define\.ts$/.test(file) || file === 'src/element/define-element.ts'), registering.join()).toBe(true);
});

describe('the table catches', () => {
  test.each([
    ['src/events/a.ts', 'src/program/b.js'],
    ['src/program/a.ts', 'src/outbox/b.js'],
    ['src/outbox/a.ts', 'src/endpoints/b.js'],
    ['src/endpoints/kindred.ts', 'src/program/ballot.js'],
    ['src/element/a.ts', 'widgets/poll/b.js'],
    ['src/client/a.ts', 'lit'],
    ['src/loader/a.ts', 'src/client/b.js'],
    ['src/client/client.ts', 'src/doctor/b.js'],
    ['src/doctor/a.ts', 'widgets/poll/b.js'],
    ['widgets/poll/a.ts', 'src/doctor/b.js'],
    ['widgets/poll/a.ts', 'widgets/tier/b.js'],
    ['widgets/poll/a.ts', 'src/client/b.js'],
    ['widgets/poll/a.ts', 'hono'],
    ['widgets/poll/a.ts', 'types/react.js'],
    ['types/react.ts', 'src/client/b.js'],
    ['server/a.ts', 'src/client/b.js'],
    ['server/a.ts', 'server/inbox/page/b.js'],
    ['server/inbox/page/a.ts', 'server/b.js'],
    ['server/inbox/page/a.ts', 'hono'],
    ['src/outbox/a.ts', 'test/events/b.js'],
    ['src/events/a.ts', 'node:crypto'],
  ])('%s importing %s', (from, to) => {
    expect(complaint({from, to})).toBeDefined();
  });
});
