import type {TierMessages} from '../tier-messages.js';

export const messages: TierMessages = {
  acquaintance: 'Quen biết',
  friend: 'Bạn bè',
  partner: 'Bạn đồng hành',
  kindred: 'Tri kỷ',
};
