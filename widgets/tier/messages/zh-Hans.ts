import type {TierMessages} from '../tier-messages.js';

export const messages: TierMessages = {
  acquaintance: '相识',
  friend: '朋友',
  partner: '伙伴',
  kindred: '知己',
};
