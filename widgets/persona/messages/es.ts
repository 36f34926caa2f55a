import type {PersonaMessages} from '../persona-messages.js';

export const messages: PersonaMessages = {
  talk: 'Hablar con {name}',
  unread: {one: 'un mensaje nuevo', many: '{count} mensajes nuevos', other: '{count} mensajes nuevos'},
  failed: 'No se ha podido cargar. Inténtalo de nuevo.',
};
