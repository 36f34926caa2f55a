import {type Catalogue, format, type Messages, negotiate} from './messages.js';

/** Says one of the texts; nothing for a key that is none. */
export type SayText<K extends string> = (key: K, values?: {readonly [name: string]: string | number}) => string;

/**
 * The texts of a file that is loaded on demand, in the language that its
 * element speaks at the moment.
 *
 * @param english stands in for what cannot be loaded
 * @param redraw is called when the texts of another language are there
 * @returns what says them, once the first are there
 */
export async function followTexts<K extends string>(
  speaking: {readonly language: string},
  catalogue: Catalogue<K>,
  english: Messages<K>,
  redraw: () => void,
): Promise<() => SayText<K>> {
  const load = (language: string): Promise<Messages<K>> => catalogue[negotiate(language, Object.keys(catalogue))]!().catch(() => english);
  let spoken = speaking.language;
  let texts = await load(spoken);
  return () => {
    const {language} = speaking;
    if (language !== spoken) {
      spoken = language;
      void load(language).then(loaded => {
        if (language !== spoken) return;
        texts = loaded;
        redraw();
      });
    }
    return (key, values = {}) => format(texts[key] ?? '', values, language);
  };
}
