import type {PersonaMessages} from '../persona-messages.js';

export const messages: PersonaMessages = {
  talk: '{name}と話す',
  unread: '新着メッセージ {count} 件',
  failed: '読み込めませんでした。もう一度お試しください。',
};
