/** What is written like a tag, be it opened, closed, or a comment. */
const markup = /<[\p{L}/!]/u;
/** Controls, halves of characters, and separators of lines; in words, not the line feed. */
const control = /(?!\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;
/** They make what follows run the other way, beyond the text's own end (https://www.unicode.org/reports/tr9/#Explicit_Directional_Embeddings). */
const direction = /[\u202a-\u202e\u2066-\u2069]/u;

/**
 * What keeps a text from being plain: markup or control characters.
 *
 * @param lines whether it may have more than one line
 * @returns what was found and at which character, from 1; nothing when it is plain
 */
export function plainTextProblem(text: string, {lines = false} = {}): string | undefined {
  const found = (what: string, at: number): string => `found ${what} at character ${[...text.slice(0, at)].length + 1}; plain text alone`;
  const tag = text.search(markup);
  if (tag >= 0) return found(`markup, "${[...text.slice(tag, tag + 3)].slice(0, 2).join('')}",`, tag);
  const odd = [control, direction, ...(lines ? [] : [/\n/])].map(pattern => text.search(pattern)).find(at => at >= 0);
  if (odd === undefined) return undefined;
  return found(`the control character U+${text.charCodeAt(odd).toString(16).toUpperCase().padStart(4, '0')}`, odd);
}
