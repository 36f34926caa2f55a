import type {TierMessages} from '../tier-messages.js';

export const messages: TierMessages = {
  acquaintance: 'Conhecidos',
  friend: 'Amigos',
  partner: 'Parceiros',
  kindred: 'Almas afins',
};
