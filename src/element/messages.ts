/** One text: with `{name}` placeholders, or one such text for each plural category or exact number of `{count}`. */
export type Message = string | {readonly other: string; readonly [category: string]: string};
/** An element's texts in one language. */
export type Messages<K extends string = string> = {readonly [key in K]: Message};
/** Texts with what a brand of another stance says otherwise: its name comes after the key. */
export type Voiced<K extends string = string> = Messages<K> & {readonly [key in `${K} elder` | `${K} junior`]?: Message};
/** What one part of an element says. */
export interface Section<K extends string = string> {
  /** Its folder: `poll`, `poll/ballots`. */
  readonly name: string;
  /** Comes with the part, and stands in for what cannot be loaded. */
  readonly english: Voiced<K>;
  /** Another language's; the built files find it by the name. */
  readonly load: (language: string) => Promise<{readonly messages: Voiced<K>}>;
}
/** A section's texts in one language. */
export interface Spoken<K extends string = string> {
  /** A tag that `Intl` takes. */
  readonly language: string;
  readonly texts: Voiced<K>;
  /** Picks from the brand's texts. */
  readonly pick: (text: LocalizedText) => string;
}
/** A text of the brand's, in one language or by language tag. */
export type LocalizedText = string | {readonly [language: string]: string};

/**
 * Which of the languages at hand suits a reader best: the same language,
 * script and region, else the same language and script (`zh-CN` reads
 * `zh-Hans`), else the same language, else English, else the first.
 *
 * @param wanted a BCP 47 tag
 */
export function negotiate(wanted: string, available: readonly string[]): string {
  // Most pages name one of them as it is, and Intl takes as long as drawing a badge.
  if (available.includes(wanted)) return wanted;
  for (let prefix = likelySubtags(wanted); prefix; prefix = prefix.replace(/[^-]*-$/, '')) {
    const found = available.find(tag => likelySubtags(tag).startsWith(prefix));
    if (found) return found;
  }
  return wanted === 'en' ? available[0]! : negotiate('en', available);
}

/** A tag's language, script and region, each ended by a dash; nothing for what is no tag. */
export function likelySubtags(tag: string): string {
  try {
    return new Intl.Locale(tag).maximize().baseName + '-';
  } catch {
    return '';
  }
}

/** The text in the language that suits a reader best. */
export function pick(text: LocalizedText, language: string): string {
  return typeof text === 'string' ? text : text[negotiate(language, Object.keys(text))]!;
}

/**
 * Fills a message's placeholders; numbers are written as the language writes
 * them.
 *
 * @param values `count` decides the plural
 */
export function format(message: Message, values: {readonly [name: string]: string | number}, language: string): string {
  if (typeof message !== 'string') {
    const count = values.count as number;
    message = message[count] ?? message[new Intl.PluralRules(language).select(count)] ?? message.other;
  }
  return message.replace(/{(\w+)}/g, (_, name: string) => values[name]!.toLocaleString(language));
}
