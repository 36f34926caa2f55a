import {stemmer} from 'stemmer';

/** Han one by one, or a word of any other script, with its digits. */
const word = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu;
/** The accents of Latin, Greek and Cyrillic. Other scripts' marks are vowels. */
const diacritics = /[\u0300-\u036f]/gu;
const apostrophes = /[’‘ʼ`´]/gu;
const contractions: readonly (readonly [RegExp, string])[] = [
  [/\bcan't\b/gu, 'can not'], [/\bwon't\b/gu, 'will not'], [/\bcannot\b/gu, 'can not'], [/n't\b/gu, ' not'],
  [/'m\b/gu, ' am'], [/'re\b/gu, ' are'], [/'ve\b/gu, ' have'], [/'ll\b/gu, ' will'], [/'s\b/gu, ''],
];

/** A text in lower case, half width, without diacritics and contractions. */
export function folded(text: string): string {
  const plain = text.normalize('NFKD').toLowerCase().replace(diacritics, '').normalize('NFC').replace(apostrophes, '\'');
  return contractions.reduce((said, [short, long]) => said.replace(short, long), plain);
}

/** The words of a text in their order: Han one by one, English without its endings. */
export function wordsIn(text: string): readonly string[] {
  return [...folded(text).matchAll(word)].map(([found]) => (/^[a-z]+$/u.test(found) ? stemmer(found) : found));
}

export function isHan(word: string): boolean {
  return /^\p{Script=Han}/u.test(word);
}
