import {type Blemish, type Persona, replyBlemishes, usualLongest, wordsIn} from '../../src/program/index.js';
import {sentencesIn} from './sentences.js';

/** How many words in a row are a piece of the rules, and no chance; of a whole sentence, fewer. */
const recital = 6;
const shortRecital = 4;

/** Why a sentence was not said. */
export type Withheld = Blemish['rule'] | 'rules' | 'key';

/** What became of a reply as it grew. */
export interface CheckedReply {
  /** Takes more of the model's text. @returns the sentences that may be said now */
  add(delta: string): string;
  /** The model has ended. @returns what may still be said */
  end(): string;
  /** Why nothing more is said. */
  readonly withheld: Withheld | undefined;
  /** What was said. */
  readonly said: string;
}

export interface CheckedReplyOptions {
  readonly persona: Persona;
  /** That of the question. */
  readonly language: string;
  /** Where its figures may stand. */
  readonly sources: readonly string[];
  /** What the model was told, and nobody else is. */
  readonly secret: string;
  /** What is never said, whoever says it. */
  readonly key: string;
}

/**
 * Holds a model's reply back until it may be said, sentence by sentence: one is
 * released when all that was said so far would pass with it. The first that
 * does not is the end of the reply.
 *
 * A sentence of names may look like another language, so one that is only that
 * waits for those after it.
 */
export function checkedReply({persona, language, sources, secret, key}: CheckedReplyOptions): CheckedReply {
  const told = inWords(secret);
  /** Whether it repeats the rules. @param whole all that would then be said */
  const recites = (sentence: string, whole: string): boolean =>
    (wordsIn(sentence).length >= shortRecital && told.includes(inWords(sentence))) || runsOf(whole).some(run => told.includes(run));
  let said = '';
  let waiting = '';
  let rest = '';
  let withheld: Withheld | undefined;

  /** @returns what is released */
  function offer(sentence: string, last: boolean): string {
    waiting += sentence;
    const whole = said + waiting;
    const blemishes = replyBlemishes(whole.trim(), language, persona, sources).map(({rule}) => rule);
    const found: Withheld | undefined = whole.includes(key) ? 'key' : recites(sentence, whole) ? 'rules' : blemishes.find(rule => rule !== 'language') ?? blemishes[0];
    if (found === 'language' && !last) return '';
    if (found !== undefined) {
      withheld = found;
      return '';
    }
    const released = waiting;
    said = whole;
    waiting = '';
    return released;
  }

  return {
    add(delta) {
      if (withheld) return '';
      const {whole, rest: left} = sentencesIn(rest + delta);
      rest = left;
      const released = whole.map(sentence => (withheld ? '' : offer(sentence, false))).join('');
      // A sentence that never ends is not waited for. The lint counts characters; here it is enough to be sure.
      if (rest.length > 2 * (persona.voice.longest ?? usualLongest)) withheld ??= 'length';
      return released;
    },
    end() {
      return withheld ? '' : offer(rest, true);
    },
    get withheld() { return withheld; },
    get said() { return said; },
  };
}

/** Every few words that stand in a row in a text. */
function runsOf(text: string): readonly string[] {
  const words = wordsIn(text);
  return words.slice(0, Math.max(0, words.length - recital + 1)).map((_, i) => spaced(words.slice(i, i + recital)));
}

function inWords(text: string): string {
  return spaced(wordsIn(text));
}

/** With a space on both sides, so that no part of a word is taken for one. */
function spaced(words: readonly string[]): string {
  return ` ${words.join(' ')} `;
}
