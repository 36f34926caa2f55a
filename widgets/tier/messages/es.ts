import type {TierMessages} from '../tier-messages.js';

export const messages: TierMessages = {
  acquaintance: 'Conocidos',
  friend: 'Amigos',
  partner: 'Compañeros',
  kindred: 'Almas afines',
};
