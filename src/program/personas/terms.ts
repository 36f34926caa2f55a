import {entryFor} from './language.js';
import type {Persona} from './persona.js';
import {emptyWords, usualAlike} from './usual-words.js';
import {isHan, wordsIn} from './words.js';

/** What words are put in another's place, or left out, by their first one; the longest first. */
export interface Rewriting {
  readonly [first: string]: readonly {readonly words: readonly string[]; readonly as: string}[];
}

/** One thing that a text says, and how much it tells: 1, and less for a single Han. */
export type Terms = ReadonlyMap<string, number>;

/** A single Han tells less than two that stand together. */
const unigram = 0.35;

/** What a persona takes for the same in a language, and what for nothing. */
export function rewritingOf(language: string, {alike = {}}: Pick<Persona, 'alike'>): Rewriting {
  const groups = [...entryFor(alike, language) ?? [], ...entryFor(usualAlike, language) ?? []];
  const empty = entryFor(emptyWords, language) ?? [];
  const rules = new Map<string, {readonly words: readonly string[]; readonly as: string}[]>();
  const add = (phrase: string, as: string): void => {
    const words = wordsIn(phrase);
    const [first] = words;
    if (first === undefined) return;
    const known = rules.get(first) ?? [];
    if (!known.some(({words: other}) => other.join(' ') === words.join(' '))) rules.set(first, [...known, {words, as}]);
  };
  for (const group of groups) for (const phrase of group) add(phrase, `=${wordsIn(group[0]!).join('')}`);
  for (const word of empty) add(word, '');
  return Object.fromEntries([...rules].map(([first, found]) => [first, found.sort((a, b) => b.words.length - a.words.length)]));
}

/**
 * What a text says, for looking it up: words without their endings; of Han,
 * each one and each two that stand together. What is all empty words says
 * these.
 */
export function termsIn(text: string, rewriting: Rewriting): Terms {
  const words = wordsIn(text);
  const terms = termsOf(words, rewriting);
  return terms.size > 0 ? terms : termsOf(words, {});
}

function termsOf(words: readonly string[], rewriting: Rewriting): Terms {
  const terms = new Map<string, number>();
  let before = '';
  for (let i = 0; i < words.length; i++) {
    const rule = (Object.hasOwn(rewriting, words[i]!) ? rewriting[words[i]!]! : []).find(({words: wanted}) => wanted.every((word, n) => words[i + n] === word));
    if (rule) {
      if (rule.as) terms.set(rule.as, 1);
      before = '';
      i += rule.words.length - 1;
      continue;
    }
    const word = words[i]!;
    terms.set(word, isHan(word) ? unigram : 1);
    if (isHan(word) && before) terms.set(before + word, 1);
    before = isHan(word) ? word : '';
  }
  return terms;
}
