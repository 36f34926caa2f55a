import {execFileSync} from 'node:child_process';
import {cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {brotliCompressSync, constants, gzipSync} from 'node:zlib';
import {build as viteBuild, type Plugin, type Rolldown} from 'vite';
import {programSchema} from '../src/program/program-schema.js';
import {fileOf} from '../src/loader/pinned.js';
import {buildInbox} from './build-inbox.js';
import {integrities, integrity} from './integrity.js';
import {builtLanguages, firstEntry, furtherEntry, furtherFiles, languageLeaf, languageModules, namedSections, nameLanguages} from './language-files.js';
import {leanLit} from './lean-lit.js';
import {writeManifest} from './manifest.js';
import {squeeze} from './squeeze.js';

/**
 * Builds what npm users import (`dist/npm`: plain modules and types) and what
 * pages load (`dist/cdn`).
 *
 * Pages load pinned files only: each file carries the hashes of those that it
 * loads later, so the build goes from the leaves to the loader.
 */
const root = resolve(import.meta.dirname, '..');
const out = join(root, 'dist/cdn');

/** Modules that are loaded on demand, each after those that it loads itself; what they share with others, they carry themselves. */
const leaves = [
  'src/element/languages.ts', 'src/endpoints/local.ts', 'src/doctor/index.ts', 'src/client/tag-options.ts', 'src/client/on-demand.ts',
  ...['poll/ideas', 'poll/ballots', 'referral/poster', 'referral/sharing', 'referral/standing', 'referral/welcome', 'tier/card', 'exclusive/teaser', 'persona/extras', 'persona/said', 'persona/panel'].map(name => `widgets/${name}/index.ts`),
];
/** Modules that are imported by their own names, and whose place one leaf takes in all that is built after it. */
const onDemand: {readonly [leaf: string]: readonly string[]} = {'src/client/on-demand.ts': ['src/client/identity.ts', 'src/client/tag-options.ts']};
/** Files that define elements, and which: those that are seldom without each other share one. */
const widgets: {readonly [file: string]: readonly string[]} = {poll: ['poll'], referral: ['referral'], persona: ['persona'], standing: ['tier', 'exclusive']};

/** A built file, from `dist/cdn`, and its Subresource Integrity value. */
export type Pinned = readonly [file: string, integrity: string];

export interface Manifest {
  readonly core: Pinned;
  readonly elements: {readonly [name: string]: Pinned};
  readonly loader: Pinned;
  /** What is loaded on demand, by what it is. */
  readonly leaves: {readonly [name: string]: Pinned};
}

export async function build(): Promise<void> {
  rmSync(join(root, 'dist'), {recursive: true, force: true});
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {cwd: root, stdio: 'inherit'});
  nameLanguages(join(root, 'dist/npm'));
  writeManifest(join(root, 'dist/npm'));

  const pinnedLeaves = new Map<string, Pinned>();
  const named: Record<string, Pinned> = {};
  const files = await buildLanguages(named);
  for (const leaf of leaves) {
    const [chunk] = await bundle({[leafName(leaf)]: leaf}, 'chunks/[name]-[hash].js', [languageLeaf(files), pinDynamicImports(pinnedLeaves)]);
    named[leafName(leaf)] = pinChunk(chunk!.fileName);
    for (const module of onDemand[leaf] ?? [leaf]) pinnedLeaves.set(join(root, module), named[leafName(leaf)]!);
  }

  const [coreChunk] = await bundle({core: coreEntry}, 'chunks/[name]-[hash].js', [coreModule, pinDynamicImports(pinnedLeaves)]);
  const core = pinChunk(coreChunk!.fileName);
  const elements: Record<string, Pinned> = {};
  for (const [file, names] of Object.entries(widgets)) {
    const [widget] = await bundle({[file]: widgetEntry}, 'chunks/[name]-[hash].js', [defining(names), fromCore(core[0]), pinDynamicImports(pinnedLeaves)]);
    const pinned = pinChunk(widget!.fileName);
    for (const name of names) elements[`kin-${name}`] = pinned;
  }
  const hashes = {core: core[1], elements: Object.entries(elements).map(([name, [, integrity]]) => [name, integrity])};

  await bundle({'kindred.events': 'src/event-core.ts'}, '[name].js', []);
  await bundle({kindred: 'src/loader/loader.ts'}, '[name].js', [virtualChunks(hashes)]);
  await bundle({'kindred.all': 'widgets/all-in-one.ts'}, '[name].js', [carry, pinDynamicImports(pinnedLeaves, 'new URL("chunks/", import.meta.url).href')]);

  const manifest: Manifest = {core, elements, loader: pin('kindred.js'), leaves: named};
  writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  writeFileSync(join(out, 'sri.json'), `${JSON.stringify(integrities(out), null, 2)}\n`);
  cpSync(join(root, 'looks'), join(out, 'looks'), {recursive: true});
  // After the table of hashes: no shop's page loads it.
  await buildInbox();
  writeFileSync(join(out, 'program.schema.json'), `${JSON.stringify(programSchema, null, 2)}\n`);
  for (const file of readdirSync(out, {recursive: true, encoding: 'utf8'}).filter(name => name.endsWith('.js'))) {
    const bytes = readFileSync(join(out, file));
    writeFileSync(join(out, `${file}.br`), brotliCompressSync(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length}}));
    writeFileSync(join(out, `${file}.gz`), gzipSync(bytes, {level: 9}));
  }
}

/**
 * Builds what is said in other languages.
 *
 * @param named takes each file by its name
 * @returns the hash of what each language says at first
 */
async function buildLanguages(named: Record<string, Pinned>): Promise<Record<string, string>> {
  const pinned = async (entries: readonly (readonly [name: string, entry: string])[], further?: Record<string, Record<string, string>>): Promise<Map<string, string>> => {
    const chunks = entries.length > 0 ? await bundle(Object.fromEntries(entries), 'chunks/[name]-[hash].js', [languageModules(further)]) : [];
    return new Map(chunks.filter(({isEntry}) => isEntry).map(({fileName, name}) => {
      named[name] = pinChunk(fileName);
      return [name, named[name][1]];
    }));
  };
  const built = builtLanguages();
  const more = await pinned(built.flatMap(language => furtherFiles(language).map(({widget}) => [`${widget}-${language}`, furtherEntry(widget, language)] as const)));
  const further = Object.fromEntries(built.map(language => [language, Object.fromEntries(furtherFiles(language).map(({widget}) => [widget, more.get(`${widget}-${language}`)!]))]));
  const first = await pinned(built.map(language => [`first-${language}`, firstEntry(language)] as const), further);
  return Object.fromEntries(built.map(language => [language, first.get(`first-${language}`)!]));
}

async function bundle(entry: Record<string, string>, fileNames: string, plugins: Plugin[]): Promise<Rolldown.OutputChunk[]> {
  const outputs = await viteBuild({
    root,
    logLevel: 'warn',
    plugins: [tightStyles, namedSections, ...plugins, leanLit, squeeze],
    build: {
      minify: false,
      lib: {entry, formats: ['es']},
      // Paths in comments would make a file's name depend on where it is built.
      rolldownOptions: {experimental: {attachDebugInfo: 'none'}, treeshake: {moduleSideEffects: id => !id.includes('/lit-element/')}, output: {entryFileNames: fileNames, chunkFileNames: 'chunks/[name]-[hash].js', hoistTransitiveImports: false}},
    },
  });
  return (outputs as Rolldown.RolldownOutput[]).flatMap(({output}) => output.filter(file => file.type === 'chunk'));
}

/** Style sheets without the space that is there for their readers. Space in a string stays: none of ours has any that this takes for another. */
const tightStyles: Plugin = {
  name: 'kindred:tight-styles',
  enforce: 'pre',
  transform: (code, id) => (/(-styles|\/tokens)\.ts$/.test(id)
    ? code.replaceAll(/`[^`]*`/g, sheet => sheet.replaceAll(/\s*\n\s*/g, '').replaceAll(/([:;{,]) /g, '$1').replaceAll(' {', '{').replaceAll(';}', '}'))
    : null),
};

/** Turns `import('./leaf.js')` into a load by the page's loader, which checks the leaf's hash first. */
function pinDynamicImports(pinned: ReadonlyMap<string, Pinned>, base = 'import.meta.url'): Plugin {
  return {
    name: 'kindred:pin-dynamic-imports',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/(src|widgets)\//.test(id)) return null;
      return code.replaceAll(/\bimport\('(\.[^']+)\.js'\)/g, (statement, specifier: string) => {
        const leaf = pinned.get(resolve(dirname(id), `${specifier}.ts`));
        if (!leaf) throw new Error(`${id}: ${statement} is not among the leaves of scripts/build.ts`);
        const load = /\/(client-from-tag|on-demand|tag-options)\.ts$/.test(id) ? 'load' : 'globalThis.kindred.load';
        return `${load}(${JSON.stringify([leaf[1]])}, ${base})`;
      });
    },
  };
}

/** The one-file build has the ballots and ideas in it. */
const carried: {readonly [file: string]: string} = {'/poll-element.ts': './ballots/index.js', '/ballots/index.ts': '../ideas/index.js'};
const carry: Plugin = {
  name: 'kindred:carry',
  enforce: 'pre',
  transform(code, id) {
    const leaf = Object.entries(carried).find(([file]) => id.endsWith(file))?.[1];
    return leaf ? `import * as carried from '${leaf}';\n${code.replace(`import('${leaf}')`, 'Promise.resolve(carried)')}` : null;
  },
};

/** What every element is made of comes with the client: a page that has one has both, and each file more would cost its name and its hash. */
const shared: readonly (readonly [module: string, names: readonly string[]])[] = [
  ['lit', ['html', 'css', 'render']],
  [join(root, 'src/element/kin-element.ts'), ['KinElement']],
  [join(root, 'src/element/store-controller.ts'), ['storeController']],
  [join(root, 'src/client/while-listened.ts'), ['whileListened']],
];
const short = new Map(shared.flatMap(([, names]) => names).map((name, i) => [name, String.fromCharCode(97 + i)]));
const renaming = (names: readonly string[], from: (name: string) => string): string => names.map(from).join(', ');
const coreEntry = 'virtual:kindred-core';

/** The client and what elements share, under names of one letter. */
const coreModule: Plugin = {
  name: 'kindred:core',
  enforce: 'pre',
  resolveId: source => (source.endsWith(coreEntry) ? `\0${coreEntry}` : null),
  load: id => (id === `\0${coreEntry}` ? [
    `export {clientFromTag as start} from '${join(root, 'src/client/client-from-tag.ts')}';`,
    ...shared.map(([module, names]) => `export {${renaming(names, name => `${name} as ${short.get(name)}`)}} from '${module}';`),
  ].join('\n') : null),
};

const widgetEntry = 'virtual:kindred-widget';

/** Defines these elements. */
function defining(names: readonly string[]): Plugin {
  return {
    name: 'kindred:defining',
    enforce: 'pre',
    resolveId: source => (source.endsWith(widgetEntry) ? `\0${widgetEntry}` : null),
    load: id => (id === `\0${widgetEntry}` ? names.map(name => `import '${join(root, 'widgets', name, 'define.ts')}';`).join('\n') : null),
  };
}

/** Takes from the core's file what is in it. */
function fromCore(fileName: string): Plugin {
  return {
    name: 'kindred:from-core',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (source === 'kindred:core') return {id: `./${fileName.replace('chunks/', '')}`, external: 'relative'};
      const known = shared.find(([module]) => module === source) ?? shared.find(([module]) => importer && module === resolve(dirname(importer), source.replace(/\.js$/, '.ts')));
      return known ? `\0core:${known[0]}` : null;
    },
    load(id) {
      const [, names] = shared.find(([module]) => id === `\0core:${module}`) ?? [];
      return names ? `export {${renaming(names, name => `${short.get(name)} as ${name}`)}} from 'kindred:core';` : null;
    },
  };
}

function virtualChunks(content: object): Plugin {
  const id = 'virtual:kindred-chunks';
  return {
    name: 'kindred:chunks',
    resolveId: source => (source === id ? `\0${id}` : null),
    load: loaded => (loaded === `\0${id}` ? Object.entries(content).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`).join('\n') : null),
  };
}

/** Names a chunk by its own hash, so that whoever loads it needs that alone. */
function pinChunk(fileName: string): Pinned {
  const [, integrity] = pin(fileName);
  const named = `chunks/${fileOf(integrity)}`;
  renameSync(join(out, fileName), join(out, named));
  return [named, integrity];
}

function pin(fileName: string): Pinned {
  return [fileName, integrity(join(out, fileName))];
}

/** `widgets/poll/ballots/index.ts` → `poll-ballots`. */
function leafName(leaf: string): string {
  return leaf.replace(/^(src\/(?:element|endpoints|client)|widgets|src)\//, '').replace(/(\/index)?\.ts$/, '').replaceAll('/', '-');
}

if (import.meta.filename === process.argv[1]) {
  mkdirSync(join(root, 'dist'), {recursive: true});
  await build();
}
