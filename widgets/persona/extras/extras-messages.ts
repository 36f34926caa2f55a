import type {Messages, Section} from '../../../src/element/messages.js';

export type ExtrasMessages = Messages<'sound' | 'contact' | 'never' | 'monthly' | 'saved' | 'recorded' | 'refused' | 'download' | 'end' | 'you' | 'person' | 'machine'>;

/** What the settings of a chat say, and what is written into a transcript. */
export const extrasMessages: ExtrasMessages = {
  sound: 'A sound when something is said',
  contact: '{name} may write to me first',
  never: 'never',
  monthly: {1: 'once a month', other: '{count} times a month'},
  saved: 'Saved on this device.',
  recorded: 'Recorded.',
  refused: 'This could not be recorded.',
  download: 'Download what is shown',
  end: 'End this chat',
  you: 'You',
  person: '{name}, a person',
  machine: '{name}, automated',
};

export const extrasTexts: Section<keyof ExtrasMessages> = {
  name: 'persona/extras',
  english: extrasMessages,
  load: language => import(`./messages/${language}.js`),
};
