import type {TierMessages} from '../tier-messages.js';

export const messages: TierMessages = {
  acquaintance: '相識',
  friend: '朋友',
  partner: '夥伴',
  kindred: '知己',
};
