import type {Messages} from '../../../../src/element/messages.js';
import type {rewardMessages} from '../reward-messages.js';

export const messages: Messages<keyof typeof rewardMessages> = {
  rewards: 'Belohnungen',
  coupon: 'Gutschein für {label}',
  copyCoupon: 'Kopieren',
  couponCopied: 'Kopiert.',
  couponFailed: 'Kopieren geht hier nicht. Der Gutschein ist ausgewählt: bitte kopieren.',
  pending: 'Ab {when} deins, wenn die Bestellung nicht mehr zurückgehen kann.',
  pendingReview: 'Der Shop schaut kurz darüber. Du musst nichts tun.',
  pendingOnly: 'Ist unterwegs.',
  granted: 'Gültig bis {when}. Einfach an der Kasse eingeben.',
  grantedSoon: 'Gehört dir. Der Gutschein wird erstellt und erscheint gleich hier.',
  used: 'Eingelöst am {when}. Viel Freude damit!',
  expired: 'War gültig bis {when}.',
  reversed: 'Am {when} zurückgenommen: Der Grund dafür ist weggefallen.',
};
