import {isHan, wordsIn} from './words.js';

/** How many words "*" stands for at most: three of a script with spaces, six Han. */
const gap = (next: string): number => (isHan(next) ? 6 : 3);

/**
 * Where a phrase stands in a text's words: the words after one another, in any
 * form that English gives them; "*" stands for none or a few.
 *
 * @returns the index of its first word and that after its last; nothing when it does not
 */
export function findPhrase(words: readonly string[], phrase: string): readonly [number, number] | undefined {
  const parts = phrase.split('*').map(wordsIn).filter(({length}) => length > 0);
  if (parts.length === 0) return undefined;
  for (let start = 0; start < words.length; start++) {
    const end = matchFrom(words, parts, start);
    if (end !== undefined) return [start, end];
  }
  return undefined;
}

export function hasPhrase(words: readonly string[], phrases: readonly string[]): boolean {
  return phrases.some(phrase => findPhrase(words, phrase) !== undefined);
}

function matchFrom(words: readonly string[], [part, ...rest]: readonly (readonly string[])[], start: number): number | undefined {
  if (!part!.every((word, i) => words[start + i] === word)) return undefined;
  const end = start + part!.length;
  if (rest.length === 0) return end;
  for (let skipped = 0; skipped <= gap(rest[0]![0]!); skipped++) {
    const found = matchFrom(words, rest, end + skipped);
    if (found !== undefined) return found;
  }
  return undefined;
}
