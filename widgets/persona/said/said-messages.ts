import type {Catalogue, Message, Messages} from '../../../src/element/messages.js';

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

export const saidCatalogue: Catalogue = {
  en: async () => saidMessages,
  'zh-Hans': async () => (await import('./messages/zh-Hans.js')).messages,
};
