import type {PersonaMessages} from '../persona-messages.js';

export const messages: PersonaMessages = {
  talk: 'Trò chuyện với {name}',
  unread: '{count} tin nhắn mới',
  failed: 'Không tải được. Vui lòng thử lại.',
};
