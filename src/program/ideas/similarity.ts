import type {Idea} from './idea.js';

/** A run of Han, which is written without spaces, or a word of any other script. */
const word = /(\p{Script=Han}+)|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu;
/** The accents of Latin, Greek and Cyrillic. Other scripts' marks are vowels. */
const diacritics = /[\u0300-\u036f]/gu;

/**
 * What a text says, for comparing: words in lower case without diacritics; of
 * Han, each character and each two that stand together.
 */
export function tokensOf(text: string): ReadonlySet<string> {
  const plain = text.normalize('NFKD').toLowerCase().replace(diacritics, '').normalize('NFC');
  const tokens = new Set<string>();
  for (const [whole, han] of plain.matchAll(word)) {
    const characters = [...(han ?? '')];
    if (characters.length === 0) tokens.add(whole);
    characters.forEach((character, i) => {
      tokens.add(character);
      if (i > 0) tokens.add(characters[i - 1]! + character);
    });
  }
  return tokens;
}

/** The letters of a word that are enough to look for more of it. */
const enough = 3;

/**
 * The word that somebody is in the middle of: a text's last, unless something
 * follows it. Han has no words to be in the middle of.
 */
export function unfinishedWord(text: string): string | undefined {
  const last = [...tokensOf(/[\p{L}\p{M}\p{N}]*$/u.exec(text)![0])].at(-1);
  return last !== undefined && !/\p{Script=Han}/u.test(last) && [...last].length >= enough ? last : undefined;
}

export type Described = Pick<Idea, 'id' | 'title' | 'words' | 'supports'>;

/** The tokens of an idea. */
export function ideaTokens({title, words = ''}: Pick<Idea, 'title' | 'words'>): ReadonlySet<string> {
  return tokensOf(`${title}\n${words}`);
}

/**
 * Which ideas say what a text says, best first, so that people join rather
 * than repeat. Of a word that is not yet whole, any that begins so will do.
 *
 * Alike are those that have at least half of the text's tokens, or of which
 * the text has half (overlap coefficient of ½, Szymkiewicz–Simpson). More
 * tokens in common is better; then the shorter idea, the one with more
 * supports, and the earlier one.
 */
export function similarIdeas<I extends Described>(text: string, ideas: readonly I[]): readonly I[] {
  const wanted = tokensOf(text);
  const unfinished = unfinishedWord(text);
  return ideas
    .map(idea => {
      const tokens = ideaTokens(idea);
      return {idea, length: tokens.size, shared: [...wanted].filter(token => tokens.has(token) || (token === unfinished && [...tokens].some(whole => whole.startsWith(token)))).length};
    })
    .filter(({shared, length}) => shared > 0 && shared * 2 >= Math.min(wanted.size, length))
    .sort((a, b) => b.shared - a.shared || a.length - b.length || b.idea.supports - a.idea.supports || (a.idea.id < b.idea.id ? -1 : 1))
    .map(({idea}) => idea);
}
