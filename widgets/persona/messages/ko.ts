import type {PersonaMessages} from '../persona-messages.js';

export const messages: PersonaMessages = {
  talk: '{name}와(과) 이야기하기',
  unread: '새 메시지 {count}개',
  failed: '불러오지 못했어요. 다시 시도해 주세요.',
};
