import type {Catalogue, Messages} from '../../src/element/messages.js';

/** What a launcher says; the rest comes with what says it. */
export type PersonaMessages = Messages<'talk' | 'unread' | 'failed'>;

const english: PersonaMessages = {
  talk: 'Talk to {name}',
  unread: {1: 'one new message', other: '{count} new messages'},
  failed: 'That did not load. Please try again.',
};

const chinese: PersonaMessages = {
  talk: '和{name}聊聊',
  unread: '{count} 条新消息',
  failed: '没能加载出来，请再试一次。',
};

export const personaMessages: Catalogue<keyof PersonaMessages> = {
  en: async () => english,
  // Three texts: a file of their own would weigh more.
  'zh-Hans': async () => chinese,
};
