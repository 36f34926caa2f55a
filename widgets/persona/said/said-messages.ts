import type {Message, Messages, Section} from '../../../src/element/messages.js';

/** What is said of messages, in every voice. */
export const saidMessages = {
  you: 'You:',
  saved: 'Saved on this device',
  offline: 'Saved on this device. It will be sent when the connection is back.',
  held: 'Kept in this tab only. Please leave it open.',
  recorded: 'Recorded',
  refused: 'This could not be taken.',
  edit: 'Write it again',
  stopped: 'You stopped this here.',
  'broken-off': 'It broke off here.',
  copy: 'Copy',
  copied: 'Copied',
  up: 'Helpful',
  down: 'Not helpful',
} satisfies {readonly [key: string]: Message};

export type SaidMessages = Messages<keyof typeof saidMessages>;

export const saidTexts: Section<keyof SaidMessages> = {
  name: 'persona/said',
  english: saidMessages,
  load: language => import(`./messages/${language}.js`),
};
