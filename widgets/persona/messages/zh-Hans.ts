import type {PersonaMessages} from '../persona-messages.js';

export const messages: PersonaMessages = {
  talk: '和{name}聊聊',
  unread: '{count} 条新消息',
  failed: '没能加载出来，请再试一次。',
};
