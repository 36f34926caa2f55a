import type {ShopText, ShopTexts} from '../client/shop-texts.js';
import {likelySubtags, type Message, type Section, type Voiced} from './messages.js';

/** The parts that speak, which a shop can name. */
export const parts = [
  'exclusive/teaser', 'persona', 'persona/extras', 'persona/panel', 'persona/said', 'poll', 'poll/ballots', 'poll/ideas',
  'referral', 'referral/sharing', 'referral/standing', 'referral/welcome', 'tier', 'tier/card',
] as const;

/** What has been looked at, so that each mistake is told once a page. */
const seen = new WeakSet<object>();

/**
 * Texts with a shop's own in their places. What cannot be used is left out,
 * and said on the console with the place where it stands.
 */
export function withShopTexts<K extends string>({english, name}: Section<K>, messages: Voiced<K>, language: string, own: ShopTexts): Voiced<K> {
  if (isFirst(own)) {
    for (const [tag, texts] of Object.entries(own)) {
      if (!likelySubtags(tag)) warn(tag, 'is no language tag, as "fr" or "pt-BR" are');
      for (const part of isTable(texts) ? Object.keys(texts) : []) if (!(parts as readonly string[]).includes(part)) warn(`${tag}.${part}`, `is no part; there are ${parts.join(', ')}`);
    }
  }
  const given = own[language]?.[name];
  if (given === undefined) return messages;
  const at = `${language}.${name}`;
  const complain = isFirst(given) ? warn : (): void => undefined;
  if (!isTable(given)) {
    complain(at, 'is no object of texts');
    return messages;
  }
  const all: {[key: string]: Message} = {...messages};
  for (const [key, text] of Object.entries(given)) {
    const plain = key.replace(/ (elder|peer|junior)$/, '');
    const original = Object.hasOwn(english, plain) ? english[plain as K] : undefined;
    const problem = original === undefined ? `is none of its texts; they are ${Object.keys(english).filter(known => !known.includes(' ')).join(', ')}` : problemOf(text, original);
    if (problem) {
      complain(`${at}.${key}`, problem);
      continue;
    }
    // The shop's own word holds in each voice for which it has no other.
    if (key === plain) for (const stance of ['elder', 'junior']) if (!given[`${key} ${stance}`]) all[`${key} ${stance}`] = text;
    all[key] = text;
  }
  return all as Voiced<K>;
}

function problemOf(text: ShopText, original: Message): string | undefined {
  const forms = isTable(text) ? Object.values(text) : [text];
  if (forms.some(form => typeof form !== 'string') || (isTable(text) && !('other' in text))) return 'is neither a text nor an object of texts for plurals, of which "other" is one';
  const known = new Set([...placesIn(original), ...(typeof original === 'string' ? [] : ['{count}'])]);
  const strange = [...placesIn(text)].find(place => !known.has(place));
  return strange && `has ${strange}; ${known.size > 0 ? `there is ${[...known].join(', ')}` : 'there is nothing to fill in'}`;
}

const placesIn = (message: Message): Set<string> => new Set(JSON.stringify(message).match(/\{\w+\}/g));

const isTable = (value: unknown): value is {readonly [key: string]: unknown} => typeof value === 'object' && value !== null && !Array.isArray(value);

function isFirst(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  const first = !seen.has(value);
  seen.add(value);
  return first;
}

function warn(where: string, what: string): void {
  console.warn(`Kindred: in the shop’s texts, ${where} ${what}.`);
}
