import type {Text} from '../program.js';

const letters = /\p{L}+/gu;
const han = /\p{Script=Han}/u;
const scripts = {Jpan: /[\p{Script=Hiragana}\p{Script=Katakana}]/u, Kore: /\p{Script=Hangul}/u, Han: han, Cyrl: /\p{Script=Cyrillic}/u, Arab: /\p{Script=Arabic}/u, Grek: /\p{Script=Greek}/u, Hebr: /\p{Script=Hebrew}/u, Thai: /\p{Script=Thai}/u, Deva: /\p{Script=Devanagari}/u, Latn: /\p{Script=Latin}/u} as const;
export type Script = keyof typeof scripts;

/** Which script a language is written in; Han for all that Chinese is. */
export function scriptOf(language: string): Script {
  const script = new Intl.Locale(language).maximize().script ?? 'Latn';
  return script.startsWith('Han') ? 'Han' : script in scripts ? script as Script : 'Latn';
}

/**
 * How much of each script a text has, in words: two Han make about one. Kana
 * and Hangul tell of a language that writes Han as well.
 */
export function scriptsIn(text: string): ReadonlyMap<Script, number> {
  const counts = new Map<Script, number>();
  const add = (script: Script, count: number): void => { counts.set(script, (counts.get(script) ?? 0) + count); };
  for (const [run] of text.normalize('NFKC').matchAll(letters)) {
    let latin = '';
    for (const character of run) {
      const script = (Object.keys(scripts) as Script[]).find(script => scripts[script].test(character));
      if (script === undefined) continue;
      if (script === 'Han' || script === 'Jpan' || script === 'Kore') add(script, 0.5);
      else latin = script;
    }
    if (latin) add(latin as Script, 1);
  }
  return counts;
}

/**
 * Which of a persona's languages a text is in, by its script: the script that
 * has most of it decides, Han against Latin also when it has as much, for the
 * names of things stay in Latin.
 *
 * @param languages BCP 47 tags, the usual one first: it is taken when the script tells nothing
 * @throws {RangeError} when there is none
 */
export function languageOf(text: string, languages: readonly string[]): string {
  const [usual] = languages;
  if (usual === undefined) throw new RangeError('found no languages; at least one is to be named');
  const found = scriptsIn(text);
  const weigh = (script: Script): number => (script === 'Jpan' ? (found.get('Jpan') ? (found.get('Jpan')! + (found.get('Han') ?? 0)) : 0) : found.get(script) ?? 0);
  let best = usual;
  let most = 0;
  for (const language of languages) {
    const script = scriptOf(language);
    const weight = weigh(script);
    if (weight > most || (weight === most && weight > 0 && script === 'Han' && scriptOf(best) === 'Latn')) [best, most] = [language, weight];
  }
  return best;
}

/** A text in a language, or in the nearest that there is. */
export function textIn(text: Text, language: string): string {
  if (typeof text === 'string') return text;
  const [primary] = language.split('-');
  return text[language] ?? Object.entries(text).find(([tag]) => tag.split('-')[0] === primary)?.[1] ?? Object.values(text)[0]!;
}

/** What there is for a language: under its own tag, or under that of the language alone. */
export function entryFor<T>(of: {readonly [language: string]: T}, language: string): T | undefined {
  return of[language] ?? of[language.split('-')[0]!];
}
