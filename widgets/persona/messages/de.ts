import type {PersonaMessages} from '../persona-messages.js';

export const messages: PersonaMessages = {
  talk: 'Mit {name} sprechen',
  unread: {1: 'eine neue Nachricht', other: '{count} neue Nachrichten'},
  failed: 'Das wurde nicht geladen. Bitte noch einmal versuchen.',
};
