import type {PersonaMessages} from '../persona-messages.js';

export const messages: PersonaMessages = {
  talk: 'Mengobrol dengan {name}',
  unread: '{count} pesan baru',
  failed: 'Gagal dimuat. Silakan coba lagi.',
};
