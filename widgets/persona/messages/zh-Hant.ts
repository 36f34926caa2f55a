import type {PersonaMessages} from '../persona-messages.js';

export const messages: PersonaMessages = {
  talk: '和{name}聊聊',
  unread: '{count} 則新訊息',
  failed: '沒能載入，請再試一次。',
};
