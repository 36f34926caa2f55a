import type {Section, Voiced} from './messages.js';

/** Loads what a section says in another language; nothing where that language does not have it yet. In the built files it is two files a language, which hold what all sections say (`scripts/languages.ts`). */
export async function loadMessages<K extends string>({load}: Section<K>, language: string): Promise<Voiced<K> | undefined> {
  const loaded: {readonly messages: Voiced<K>} | undefined = await load(language);
  return loaded?.messages;
}
