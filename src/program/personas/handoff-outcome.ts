import type {Trigger} from './cues.js';
import type {HandoffState} from './handoff.js';
import {entryFor} from './language.js';

/**
 * What becomes of a trigger: a person is fetched; a message is taken, because
 * nobody is there; the shopper waits already; or it is for the person who is
 * there to hear.
 */
export type HandoffOutcome = 'fetch' | 'take-message' | 'wait' | 'hear';

/** @param attended whether people of the brand are there */
export function handoffOutcome(state: HandoffState, attended: boolean): HandoffOutcome {
  if (state === 'human') return 'hear';
  if (!attended) return 'take-message';
  return state === 'requested' || state === 'queued' ? 'wait' : 'fetch';
}

/** {when} is when an answer can be expected. None says 你 or 您, which is the stance's to choose. */
const words: {readonly [language: string]: {readonly [O in Exclude<HandoffOutcome, 'hear'> | 'danger']: string}} = {
  en: {
    'fetch': 'I am fetching a person from our house. They see what was said here.',
    'take-message': 'Nobody is here right now. What is written here is read by a person; expect an answer by {when}.',
    'wait': 'A person has been asked for, and the place in the queue is kept.',
    'danger': 'Please do not eat, drink or use it until a person has answered. If somebody is unwell, call the emergency number now.',
  },
  zh: {
    'fetch': '正在请店里的人过来，这里说过的话都会带上。',
    'take-message': '现在店里没有人在。留言会有人读，预计 {when} 之前回复。',
    'wait': '已经在请人了，排队的位置会一直留着。',
    'danger': '在有人答复之前，请先不要食用、饮用或使用。如果身体不适，请马上拨打急救电话。',
  },
};

/**
 * What the persona says to it, in English where it has no words in the
 * language; nothing while a person is there.
 *
 * @param when as it is to be read
 */
export function handoffWords(outcome: HandoffOutcome, why: Trigger, language: string, when: string): string | undefined {
  if (outcome === 'hear') return undefined;
  const known = entryFor(words, language) ?? words.en!;
  return [...(why === 'safety' ? [known.danger] : []), known[outcome].replace('{when}', () => when)].join(entryFor(words, language) === words.zh ? '' : ' ');
}
