import {negotiate, type Section, type Spoken} from './messages.js';
import {loadMessages} from './load-messages.js';

/** What Kindred speaks, besides English. */
export const languages = ['zh-Hans', 'zh-Hant', 'ja', 'ko', 'es', 'fr', 'de', 'pt-BR', 'ar', 'id', 'vi'] as const;

/** A section's texts in the language that suits a reader best. A page without others does without this file, too. */
export async function translated<K extends string>(section: Section<K>, wanted: string): Promise<Spoken<K>> {
  const language = negotiate(wanted, ['en', ...languages]);
  const messages = language === 'en' ? undefined : await loadMessages(section, language);
  return messages ? {language, messages} : {language: 'en', messages: section.english};
}
