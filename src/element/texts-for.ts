import type {ShopTexts} from '../client/shop-texts.js';
import type {LocalizedText, Section, Spoken} from './messages.js';

/** The texts of a section for a reader of the page. */
export type TextsFor = <K extends string>(section: Section<K>) => Promise<Spoken<K>>;

/**
 * The texts of a section for a reader of a language; in English, when they
 * cannot be had. English needs no other file: which language suits, and how a
 * shop's own texts come in, is in one that few pages load.
 *
 * @param wanted a BCP 47 tag
 * @param own what the shop says otherwise
 */
export async function textsFor<K extends string>(section: Section<K>, wanted: string, own?: ShopTexts): Promise<Spoken<K>> {
  const isEnglish = /^en(-[a-z]{2})?$/i.test(wanted);
  const others = (own || (wanted && !isEnglish)) && await import('./languages.js').then(({textsFor}) => textsFor(section, wanted, own)).catch(error => void console.error(error));
  return others || {
    language: isEnglish ? wanted : 'en',
    texts: section.english,
    pick: (text: LocalizedText) => (typeof text === 'string' ? text : text[wanted] ?? text[Object.keys(text).find(tag => /^en/i.test(tag))!] ?? Object.values(text)[0]!),
  };
}
