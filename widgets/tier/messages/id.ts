import type {TierMessages} from '../tier-messages.js';

export const messages: TierMessages = {
  acquaintance: 'Kenalan',
  friend: 'Teman',
  partner: 'Mitra',
  kindred: 'Sahabat',
};
