import {isHan, wordsIn} from './words.js';

/** Words after one another; between the parts, where "*" stood, there may be a few others. */
export type Phrase = readonly (readonly string[])[];

/** How many words "*" stands for at most: three of a script with spaces, six Han. */
const gap = (next: string): number => (isHan(next) ? 6 : 3);

/** A phrase as a brand writes it: words in whatever form English gives them; "*" stands for none or a few. */
export function phraseOf(text: string): Phrase {
  return text.split('*').map(wordsIn).filter(({length}) => length > 0);
}

/** The index after a phrase's last word, when it stands in a text's words from `start` on. */
export function endOfPhrase(words: readonly string[], [part, ...rest]: Phrase, start: number): number | undefined {
  if (!part?.every((word, i) => words[start + i] === word)) return undefined;
  const end = start + part.length;
  if (rest.length === 0) return end;
  for (let skipped = 0; skipped <= gap(rest[0]![0]!); skipped++) {
    const found = endOfPhrase(words, rest, end + skipped);
    if (found !== undefined) return found;
  }
  return undefined;
}
