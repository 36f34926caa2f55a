import type {TierMessages} from '../tier-messages.js';

export const messages: TierMessages = {
  acquaintance: 'Bekannt',
  friend: 'Befreundet',
  partner: 'Gefährten',
  kindred: 'Vertraut',
};
