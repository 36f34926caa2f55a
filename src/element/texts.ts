import type {ReactiveElement} from 'lit';
import {format, type Message, type Section} from './messages.js';
import type {TextsFor} from './texts-for.js';

/** Says one of the texts; nothing for a key that is none. */
export type SayText<K extends string> = (key: K, values?: {readonly [name: string]: string | number}) => string;

/** What an element says of itself to its parts. */
interface Speaking {
  readonly language: string;
  /** Another one when the page's language is another. */
  readonly textsFor: TextsFor;
}

/**
 * The texts of a file that is loaded on demand, in the language that its
 * element speaks at the moment.
 *
 * @param redraw is called when the texts of another language are there
 * @returns what says them, as a brand of a stance does, once the first are there
 */
export async function followTexts<K extends string>(element: ReactiveElement, section: Section<K>, redraw: () => void): Promise<(stance?: string) => SayText<K>> {
  const speaking = element as unknown as Speaking;
  let {textsFor} = speaking;
  let texts: {readonly [key: string]: Message} = (await textsFor(section)).texts;
  return stance => {
    const latest = speaking.textsFor;
    if (latest !== textsFor) {
      textsFor = latest;
      void latest(section).then(loaded => {
        if (latest !== textsFor) return;
        ({texts} = loaded);
        redraw();
      });
    }
    return (key, values = {}) => format(texts[`${key} ${stance}`] ?? texts[key] ?? '', values, speaking.language);
  };
}
