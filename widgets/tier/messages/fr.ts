import type {TierMessages} from '../tier-messages.js';

export const messages: TierMessages = {
  acquaintance: 'Connaissance',
  friend: 'Ami',
  partner: 'Complice',
  kindred: 'Âme sœur',
};
