import type {PersonaMessages} from '../persona-messages.js';

export const messages: PersonaMessages = {
  talk: 'Conversar com {name}',
  unread: {one: 'uma mensagem nova', many: '{count} mensagens novas', other: '{count} mensagens novas'},
  failed: 'Não carregou. Tente de novo, por favor.',
};
