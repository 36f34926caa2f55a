import type {Messages} from '../../../../src/element/messages.js';
import type {rewardMessages} from '../reward-messages.js';

export const messages: Messages<keyof typeof rewardMessages> = {
  rewards: 'Récompenses',
  coupon: 'Coupon pour {label}',
  copyCoupon: 'Copier',
  couponCopied: 'Copié.',
  couponFailed: 'Impossible de copier ici. Le coupon est sélectionné\u202f: il reste à le copier.',
  pending: 'À toi le {when}, quand la commande ne pourra plus être retournée.',
  pendingReview: 'La boutique y jette d’abord un œil. Tu n’as rien à faire.',
  pendingOnly: 'En chemin.',
  granted: 'Valable jusqu’au {when}. À saisir au moment de payer.',
  grantedSoon: 'À toi. Le coupon se prépare et s’affichera ici.',
  used: 'Utilisé le {when}. Profites-en bien\u202f!',
  expired: 'Valable jusqu’au {when}, c’est passé.',
  reversed: 'Reprise le {when}\u202f: elle n’a plus lieu d’être.',
};
