import type {PersonaMessages} from '../persona-messages.js';

export const messages: PersonaMessages = {
  talk: 'Parler avec {name}',
  unread: {one: '{count} nouveau message', many: '{count} nouveaux messages', other: '{count} nouveaux messages'},
  failed: 'Le chargement a échoué. Réessaie, s’il te plaît.',
};
