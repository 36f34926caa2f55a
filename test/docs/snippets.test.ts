import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import ts from 'typescript';
import {afterAll, describe, expect, test} from 'vitest';
import {readTenants} from '../../server/read-tenants.js';
import {customElements, elementsOf} from '../../scripts/manifest.js';
import {catalogue, parseEvent} from '../../src/events/index.js';
import {checkProgram} from '../../src/program/index.js';
import {example, pages, read, root, snippet, snippetsOf} from './pages.js';

const snippets = pages.flatMap(snippetsOf);
const of = (...languages: readonly string[]): readonly (readonly [string, (typeof snippets)[number]])[] =>
  snippets.filter(({language}) => languages.includes(language)).map(one => [`${one.page}:${one.line}`, one] as const);
const folder = mkdtempSync(join(root, 'node_modules/.kindred-docs-'));
afterAll(() => rmSync(folder, {recursive: true}));

test('every block says what it is, and is of a kind that is checked', () => {
  const checked = ['html', 'js', 'ts', 'tsx', 'json', 'css', 'sh', 'php', 'ruby', 'python', 'xml', 'liquid', 'toml', 'csp'];
  // A command or a picture of a tree needs no colours.
  const plain = ['CONTRIBUTING.md', 'docs/checker.md', 'docs/benchmarks.md'];
  for (const {page, line, language} of snippets) if (language || !plain.includes(page)) expect(checked, `${page}:${line}`).toContain(language);
  expect(snippets.length).toBeGreaterThan(50);
});

describe('style sheets', () => {
  // Of what a rule sets, the tables of docs/theming.md are the test.
  test.each(of('css'))('%s is one: every bracket has its other, and every rule an end', (_, {code}) => {
    expect(code.match(/\{/g)?.length).toBe(code.match(/\}/g)?.length);
    expect(code.replaceAll(/\/\*[^]*?\*\//g, '').trim()).toMatch(/[;}]$/);
  });
});

describe('JSON', () => {
  // What a reader has to put in, or what is not repeated.
  const whole = (code: string): string => code.replaceAll(/, …(?=[}\]])/g, '').replaceAll(/^"(?=\w+": )/gm, '{"');
  test.each(of('json'))('%s is', (_, {code}) => {
    const text = whole(code).trim();
    expect(() => JSON.parse(text.startsWith('{"groups"') ? `${text}}` : text) as unknown).not.toThrow();
  });

  test('the quick start’s program is one, and its tenants file is taken', () => {
    const program = JSON.parse(snippet('docs/quick-start.md', 'json program')) as unknown;
    expect(checkProgram(program)).toBe(program);
    writeFileSync(join(folder, 'program.json'), JSON.stringify(program));
    writeFileSync(join(folder, 'tenants.json'), snippet('docs/quick-start.md', 'json tenants'));
    expect(readTenants(join(folder, 'tenants.json'))).toMatchObject([{id: 'tea-house', program: {name: 'Third Steep'}}]);
  });

  test('the example of an event is one', () => {
    const event = JSON.parse(snippet('docs/events.md', 'json event')) as unknown;
    expect(parseEvent(event)).toEqual({ok: true, event});
  });
});

describe('markup', () => {
  const elements = Object.fromEntries(elementsOf(customElements()).map(element => [element.tagName, ['id', 'lang', 'dir', 'loading', 'hidden', 'slot', 'class', ...(element.attributes ?? []).map(({name}) => name)]]));
  const ofTheTag = ['endpoint', 'key', 'program', 'consent', 'sinks', 'referral-parameter', 'referral-route', 'texts'];

  test.each(of('html', 'liquid', 'tsx', 'php'))('%s has elements, attributes and a script tag that there are', (_, {code}) => {
    for (const [, name, attributes] of code.matchAll(/<(kin-[a-z-]+)((?:\s+[\w-]+="[^"]*"|\s+\{\{[^}]*\}\})*)\s*\/?>/g)) {
      expect(Object.keys(elements)).toContain(name);
      for (const [, attribute] of attributes!.matchAll(/([\w-]+)="/g)) expect(elements[name!], `<${name}>`).toContain(attribute);
    }
    for (const [, name] of code.matchAll(/data-([a-z-]+)(?==["'\\]|',|' =>)/g)) expect(ofTheTag).toContain(name);
    for (const [url] of code.matchAll(/https:\/\/kin\.example\.com\/kindred[^"']*/g)) expect(url).toMatch(new RegExp(`/kindred/${example.version.replaceAll('.', '\\.')}/kindred(\\.all)?\\.js$`));
  });
});

describe('code', () => {
  test.each(of('js'))('%s can be read', (_, {code}) => {
    const {diagnostics = []} = ts.transpileModule(code, {reportDiagnostics: true, compilerOptions: {target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext}});
    expect(diagnostics.map(({messageText}) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
  });

  test('TypeScript is right by the types of the package', () => {
    const files = of('ts', 'tsx').map(([place, {language, code}]) => {
      const file = join(folder, `${place.replaceAll(/\W/g, '-')}.${language}`);
      // `endpoint` and the like are the reader's own.
      writeFileSync(file, `${/createClient\(\{endpoint\}\)/.test(code) ? "declare const endpoint: import('kindred-widgets').Endpoint;\n" : ''}${code}\nexport {};\n`);
      return file;
    });
    expect(files.length).toBeGreaterThanOrEqual(6);
    const program = ts.createProgram(files, {
      target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, jsx: ts.JsxEmit.ReactJSX,
      lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'], types: ['node'], strict: true, skipLibCheck: true, noEmit: true,
    });
    const said = ts.getPreEmitDiagnostics(program).map(({file, messageText}) => `${file?.fileName.split('/').at(-1)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
    expect(said).toEqual([]);
  }, 120_000);

  test.each([
    ['php', 'php', ['-l'], /^<\?php|^<script/],
    ['ruby', 'ruby', ['-c'], /./],
    ['python', 'python3', ['-m', 'py_compile'], /./],
  ] as const)('%s can be read', (language, interpreter, args, begins) => {
    const written = of(language);
    expect(written.length).toBeGreaterThan(0);
    for (const [, {code}] of written) expect(code).toMatch(begins);
    const there = spawnSync(interpreter, ['--version']).status === 0;
    for (const [place, {code}] of there ? written : []) {
      const file = join(folder, `${place.replaceAll(/\W/g, '-')}.${language}`);
      writeFileSync(file, code);
      const {status, stdout, stderr} = spawnSync(interpreter, [...args, file], {encoding: 'utf8'});
      expect(status, `${place}\n${stdout}${stderr}`).toBe(0);
    }
  }, 60_000);
});

describe('commands', () => {
  const {scripts} = JSON.parse(read('package.json')) as {scripts: Readonly<Record<string, string>>};
  const bench = (JSON.parse(read('bench/package.json')) as {scripts: Readonly<Record<string, string>>}).scripts;

  test.each(pages)('of %s are scripts of the package', page => {
    for (const [, where, name] of read(page).matchAll(/npm (--prefix bench )?run ([\w:-]+)/g)) expect(where ? bench : scripts, page).toHaveProperty([name!]);
  });

  test('begin with a program that is named, or with what it is told', () => {
    for (const [place, {code}] of of('sh')) for (const line of code.split('\n').filter(line => line && !line.startsWith('#') && !line.startsWith(' '))) expect(line, place).toMatch(/^(\w+=\S+ )*(npm|node|npx|openssl|igluctl|sqlite3|apt-get) /);
  });
});

describe('events', () => {
  const guide = read('docs/events.md');

  test('from pages are the catalogue’s, each with its class', () => {
    const table = [...guide.matchAll(/^\| `([a-z]+\.[a-z]+)` \| (\w+) \|/gm)].map(([, type, kind]) => [type, kind]);
    expect(Object.fromEntries(table)).toEqual(catalogue);
    expect(table).toHaveLength(Object.keys(catalogue).length);
  });

  test('from shop and service are theirs', () => {
    const source = read('src/events/catalogue.ts');
    for (const [heading, type] of [['From the shop', 'ShopData'], ['From the service', 'DerivedData']] as const) {
      const [, section] = new RegExp(`## ${heading}\\n([^]+?)\\n## `).exec(guide)!;
      const [, body] = new RegExp(`interface ${type} \\{([^]+?)\\n\\}`).exec(source)!;
      expect([...section!.matchAll(/`([a-z]+\.[a-z]+)`/g)].map(([, name]) => name)).toEqual([...body!.matchAll(/^ {2}'([a-z.]+)'/gm)].map(([, name]) => name));
    }
  });
});
