import type {ShopTexts} from '../client/shop-texts.js';
import {loadMessages} from './load-messages.js';
import {likelySubtags, negotiate, pick, type Section, type Spoken} from './messages.js';
import {withShopTexts} from './with-shop-texts.js';

/** What Kindred speaks, besides English. */
export const languages = ['zh-Hans', 'zh-Hant', 'ja', 'ko', 'es', 'fr', 'de', 'pt-BR', 'ar', 'id', 'vi'] as const;

/**
 * A section's texts in the language that suits a reader best: one that the
 * shop has given, or one of Kindred's.
 */
export async function textsFor<K extends string>(section: Section<K>, wanted: string, own: ShopTexts = {}): Promise<Spoken<K>> {
  const spoken = negotiate(wanted, ['en', ...languages]);
  const language = negotiate(wanted, [spoken, ...Object.keys(own)]);
  // What a shop leaves out of another language of its own is English.
  const known = spoken !== 'en' && language.split('-')[0] === spoken.split('-')[0];
  // Texts that do not come leave Kindred's in English, and the brand's own in the reader's language.
  const messages = known ? await loadMessages(section, spoken).catch(error => void console.error(error)) : undefined;
  // What Kindred does not say in it yet is English, too.
  const said = known && !messages && !own[language] ? 'en' : language;
  return {
    // With the reader's own region, if it is the same language: it writes dates and numbers.
    language: likelySubtags(wanted) && wanted.startsWith(said) ? wanted : said,
    texts: withShopTexts(section, messages ?? section.english, language, own),
    pick: text => pick(text, wanted),
  };
}
