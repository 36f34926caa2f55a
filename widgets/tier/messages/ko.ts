import type {TierMessages} from '../tier-messages.js';

export const messages: TierMessages = {
  acquaintance: '아는 사이',
  friend: '친구',
  partner: '동반자',
  kindred: '지기',
};
