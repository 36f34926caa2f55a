import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import type {Plugin} from 'vite';
import {languages} from '../src/element/languages.js';

/**
 * What the built files say in other languages.
 *
 * The sources have one file a section and language. Pages get, for each
 * language, one file of what elements say at first, which has the hashes of
 * that language's further files: one a widget, of what its parts say that
 * are loaded on demand. So a page pays for no language but its own.
 */
const root = resolve(import.meta.dirname, '..');

/** The files that hold a section's English, from `widgets/`. */
const sectionFiles = readdirSync(join(root, 'widgets'), {recursive: true, encoding: 'utf8'})
  .filter(file => file.endsWith('-messages.ts') && readFileSync(join(root, 'widgets', file), 'utf8').includes(': Section<'));

/** The sections of all widgets, by name: `poll`, `poll/ballots`. */
export const sections: readonly string[] = sectionFiles.map(file => dirname(file)).sort();

const languageList = /export const languages = \[.*\]/;
const listOf = (languages: readonly string[]): string => `export const languages = ${JSON.stringify(languages)}`;

const fileOf = (section: string, language: string): string => join(root, 'widgets', section, 'messages', `${language}.ts`);
const widgetOf = (section: string): string => section.split('/')[0]!;
/** Widgets with parts that speak. */
const widgetsWithMore = [...new Set(sections.filter(section => section.includes('/')).map(widgetOf))];
const widgetsThatSpeak = [...new Set(sections.map(widgetOf))];

/** The languages of this build: those in which elements say what is seen first. What a language does not have yet is said in English. */
export function builtLanguages(): string[] {
  return languages.filter(language => sections.every(section => section.includes('/') || existsSync(fileOf(section, language))));
}

/** What a language says in each of its further files. */
export function furtherFiles(language: string): readonly {readonly widget: string; readonly sections: readonly string[]}[] {
  return widgetsWithMore
    .map(widget => ({widget, sections: sections.filter(section => section.startsWith(`${widget}/`) && existsSync(fileOf(section, language)))}))
    .filter(({sections}) => sections.length > 0);
}

export const furtherEntry = (widget: string, language: string): string => `virtual:kindred-further/${widget}/${language}`;
export const firstEntry = (language: string): string => `virtual:kindred-first/${language}`;

/**
 * The files of languages as modules, each with what it shares with others in itself.
 *
 * @param further the hashes of the further files, by language and widget; needed by those that come first
 */
export function languageModules(further: {readonly [language: string]: {readonly [widget: string]: string}} = {}): Plugin {
  const all = (names: readonly string[], language: string, rest: readonly string[] = []): string => [
    ...names.map((name, i) => `import {messages as m${i}} from '${fileOf(name, language)}';`),
    `export default {${[...names.map((name, i) => `'${name}': m${i}`), ...rest].join(', ')}};`,
  ].join('\n');
  return {
    name: 'kindred:languages',
    enforce: 'pre',
    resolveId(source, importer) {
      const [, virtual] = /(virtual:kindred-(?:first|further)\/.+)$/.exec(source) ?? [];
      if (virtual) return `\0${virtual}`;
      return source.endsWith('/voices.js') && importer?.includes('/messages/') ? `\0voices:${importer}` : null;
    },
    load(id) {
      if (id.startsWith('\0voices:')) return readFileSync(join(root, 'src/element/voices.ts'), 'utf8');
      const [, kind, path = ''] = /^\0virtual:kindred-(first|further)\/(.+)$/.exec(id) ?? [];
      if (kind === 'further') {
        const [widget, language] = path.split('/') as [string, string];
        return all(furtherFiles(language).find(file => file.widget === widget)!.sections, language);
      }
      if (kind === 'first') {
        return all(sections.filter(section => !section.includes('/')), path, [
          ...widgetsThatSpeak.filter(widget => !sections.includes(widget)).map(widget => `'${widget}': {}`),
          ...Object.entries(further[path]!).map(([widget, integrity]) => `'${widget}/': '${integrity}'`),
        ]);
      }
      return null;
    },
  };
}

/** Loads a section's texts from those files: which are there is said by the file that has this in it. */
export function languageLeaf(files: {readonly [language: string]: string}): Plugin {
  return {
    name: 'kindred:language-leaf',
    enforce: 'pre',
    transform(code, id) {
      if (id.endsWith('/element/load-messages.ts')) {
        return `const files = ${JSON.stringify(files)};
          const loaded = {};
          const load = integrity => (loaded[integrity] ??= globalThis.kindred.load([integrity], import.meta.url).then(module => module.default));
          export async function loadMessages({name}, language) {
            const first = await load(files[language]);
            const further = first[name.replace(/\\/.*/, '/')];
            return first[name] ?? (further && (await load(further))[name]);
          }`;
      }
      if (id.endsWith('/element/languages.ts')) return code.replace(languageList, listOf(Object.keys(files)));
      return null;
    },
  };
}

/** For bundlers: a file that is named by a variable is found by few of them, so each is named as it is. */
export function nameLanguages(out: string): void {
  const languages = builtLanguages();
  const rewrite = (file: string, from: RegExp, to: string): void => {
    const code = readFileSync(join(out, file), 'utf8');
    if (!from.test(code)) throw new Error(`${file} has no ${from}`);
    writeFileSync(join(out, file), code.replace(from, () => to));
  };
  for (const file of sectionFiles) {
    const files = languages.filter(language => existsSync(fileOf(dirname(file), language))).map(language => `'${language}': () => import('./messages/${language}.js')`);
    rewrite(`widgets/${file.replace(/\.ts$/, '.js')}`, /language => import\(`[^`]*`\)/, `language => ({${files.join(', ')}})[language]?.()`);
  }
  rewrite('src/element/languages.js', languageList, listOf(languages));
}

/** In the built files a section's name is all that it takes to find what it says in other languages. */
export const namedSections: Plugin = {
  name: 'kindred:named-sections',
  enforce: 'pre',
  transform(code, id) {
    return /-messages\.ts$/.test(id) ? code.replace(/\n {2}load: language => import\(`.*`\),/, '') : null;
  },
};
