import type {TierMessages} from '../tier-messages.js';

export const messages: TierMessages = {
  acquaintance: '顔なじみ',
  friend: '友だち',
  partner: '仲間',
  kindred: '知己',
};
