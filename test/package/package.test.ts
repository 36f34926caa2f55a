import {checkPackage, createPackageFromTarballData} from '@arethetypeswrong/core';
import {execFile} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {promisify} from 'node:util';
import {publint} from 'publint';
import ts from 'typescript';
import {afterAll, expect, test} from 'vitest';
import {integrities} from '../../scripts/integrity.js';
import {entries, pack, root} from './packed.js';

const run = promisify(execFile);
const packed = pack();
afterAll(packed.remove);

test('the package holds what is imported, what pages load, what tools read and the words about it, and nothing else', () => {
  const kinds = [/^package\.json$/, /^(README|llms)\.(md|txt)$/, /^LICENSE$/, /^widgets\/[^/]+\/README\.md$/, /^dist\/npm\/(src|widgets|types)\/.+\.(js|d\.ts)$/, /^dist\/npm\/(custom-elements|web-types|vscode\.(html|css)-custom-data)\.json$/, /^dist\/cdn\/(chunks\/)?[\w.-]+\.js(\.br|\.gz)?$/, /^dist\/cdn\/(manifest|sri|program\.schema)\.json$/, /^dist\/cdn\/looks\/[a-z]+\.css$/];
  for (const kind of kinds) expect(packed.files.some(file => kind.test(file)), String(kind)).toBe(true);
  expect(packed.files.filter(file => !kinds.some(kind => kind.test(file)))).toEqual([]);
});

test('entries lead to every module in the package, for its code or its types, and to none that is not there', () => {
  const reached = new Set<string>();
  const follow = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const {fileName} of ts.preProcessFile(readFileSync(join(packed.folder, file), 'utf8'), true, true).importedFiles) if (fileName.startsWith('.')) follow(join(dirname(file), file.endsWith('.d.ts') ? fileName.replace(/\.js$/, '.d.ts') : fileName));
  };
  for (const entry of entries()) [entry.types, entry.default].map(file => file.slice(2)).forEach(follow);
  // Types alone are an empty module, and harmless.
  const modules = packed.files.filter(file => /^dist\/npm\/.+\.js$/.test(file) && readFileSync(join(packed.folder, file), 'utf8').trim() !== 'export {};');
  expect(modules.filter(file => !reached.has(file) && !reached.has(file.replace(/\.js$/, '.d.ts')))).toEqual([]);
});

test('publint finds nothing to say', async () => {
  const {messages} = await publint({pkgDir: packed.folder, pack: false, strict: true});
  expect(messages).toEqual([]);
}, 30_000);

test('types are right wherever ES modules are imported', async () => {
  const result = await checkPackage(createPackageFromTarballData(packed.tarball), {excludeEntrypoints: [/\.json$/, /^\.\/(cdn|looks)/]});
  if (!result.types) throw new Error('The package has no types.');
  expect(Object.keys(result.entrypoints)).toHaveLength(entries().length);
  // There is no CommonJS, and resolution as it was before `exports` finds no entry.
  const found = result.problems.filter(problem => problem.kind !== 'CJSResolvesToESM' && !('resolutionKind' in problem && ['node10', 'node16-cjs'].includes(problem.resolutionKind)));
  expect(found).toEqual([]);
}, 120_000);

test('every entry can be imported where there is no page', async () => {
  const script = `${entries().map(({default: file}) => `await import(${JSON.stringify(join(root, file))});`).join('\n')}\nconsole.log(typeof document, 'all there');`;
  const {stdout} = await run(process.execPath, ['--input-type=module', '--eval', script], {cwd: root});
  expect(stdout).toBe('undefined all there\n');
}, 30_000);

test('the types of frameworks are types alone', () => {
  for (const {default: file} of entries().filter(({default: file}) => file.includes('/types/'))) expect(readFileSync(join(root, file), 'utf8').trim(), file).toBe('export {};');
});

test('React, Preact, Solid, Vue and Svelte know the elements: what can be set, what they tell, and what is wrong', async () => {
  await expect(run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'test/package/frameworks'], {cwd: root})).resolves.toEqual({stdout: '', stderr: ''});
}, 120_000);

test('the table of hashes names every script that pages load, and is right', () => {
  const table = JSON.parse(readFileSync(join(packed.folder, 'dist/cdn/sri.json'), 'utf8')) as object;
  expect(table).toEqual(integrities(join(packed.folder, 'dist/cdn')));
  expect(Object.keys(table)).toEqual(packed.files.filter(file => /^dist\/cdn\/.+\.js$/.test(file)).map(file => file.slice('dist/cdn/'.length)));
});

test('the README’s command prints the loader’s hash', async () => {
  const [, command] = /```sh\nnode -p "(.+)"\n```/.exec(readFileSync(join(root, 'README.md'), 'utf8'))!;
  const {stdout} = await run(process.execPath, ['-p', command!], {cwd: root});
  expect(stdout.trim()).toBe(integrities(join(root, 'dist/cdn'))['kindred.js']);
});
