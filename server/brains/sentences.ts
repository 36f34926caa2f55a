/**
 * Where a sentence ends: after a full stop and the like, when a space follows;
 * after those of Chinese at once; after a line. A run of stops is looked at
 * once, not again from each of them, for it may be long.
 */
const end = /(?<![.!?…])[.!?…]+["'”’)\]]*\s+|[。！？]+["'”’）」』]*\s*|\n+/gu;

/**
 * Cuts what has come of a text behind its last whole sentence: the rest may
 * still grow.
 *
 * @returns the whole sentences, each with the space that follows it, and the rest
 */
export function sentencesIn(text: string): {readonly whole: readonly string[]; readonly rest: string} {
  const whole: string[] = [];
  let from = 0;
  for (const match of text.matchAll(end)) {
    const until = match.index + match[0].length;
    // What closes a Chinese sentence, a quotation mark, may still be on its way.
    if (until === text.length && /[。！？]$/u.test(text)) break;
    whole.push(text.slice(from, until));
    from = until;
  }
  return {whole, rest: text.slice(from)};
}
