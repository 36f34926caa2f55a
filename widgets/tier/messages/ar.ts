import type {TierMessages} from '../tier-messages.js';

export const messages: TierMessages = {
  acquaintance: 'معرفة',
  friend: 'صداقة',
  partner: 'شراكة',
  kindred: 'أُلفة',
};
