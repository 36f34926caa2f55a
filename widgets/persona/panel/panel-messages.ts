import type {Message, Messages, Section} from '../../../src/element/messages.js';

/**
 * What a chat says beside the persona. In English it is the same in every
 * voice; a language that has forms of address adds them, after the key and the
 * stance: `closed junior`.
 */
export const panelMessages = {
  close: 'Close',
  more: 'More',
  calm: 'at ease',
  joy: 'glad',
  delight: 'delighted',
  sorrow: 'sorry',
  anger: 'upset, but not with you',
  person: 'Talk to a person',
  asked: 'Asking for a person…',
  next: {1: 'You are next.', other: 'You are number {count}.'},
  waits: 'We are looking for a person.',
  by: 'Answer by {when}, your time.',
  away: 'Nobody is here right now. You can leave a message.',
  withdraw: 'Never mind',
  human: 'You are talking with {name}, a person.',
  someone: 'the house',
  closed: 'This chat has ended. Write, and it begins again.',
  people: '{name}, a person',
  log: 'Messages',
  older: 'Earlier messages',
  below: 'New messages',
  writes: '{name} is writing…',
  stop: 'Stop',
  input: 'Write to {name}',
  send: 'Send',
  unknown: 'There is nobody to talk to here right now.',
  unreachable: 'Can’t reach the shop. What you wrote is kept.',
  truncated: 'The answer broke off.',
  upstream: 'There is no answer right now.',
  limit: 'That was a lot at once. Please wait a little.',
  internal: 'Something went wrong with the answer.',
  retry: 'Try again',
} satisfies {readonly [key: string]: Message};

export type PanelMessages = Messages<keyof typeof panelMessages>;

export const panelTexts: Section<keyof PanelMessages> = {
  name: 'persona/panel',
  english: panelMessages,
  load: language => import(`./messages/${language}.js`),
};
