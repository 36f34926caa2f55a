import type {Section, Spoken} from './messages.js';

/** The texts of a section for a reader of a language, or in English when they cannot be had. */
export type TextsFor = <K extends string>(section: Section<K>) => Promise<Spoken<K>>;

/** @param wanted a BCP 47 tag */
export async function textsFor<K extends string>(section: Section<K>, wanted: string): Promise<Spoken<K>> {
  try {
    if (wanted && !/^en\b/i.test(wanted)) return await (await import('./languages.js')).translated(section, wanted);
  } catch (error) {
    console.error('Kindred:', error);
  }
  return {language: 'en', messages: section.english};
}
