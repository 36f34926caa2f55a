import type {Messages} from '../../../../src/element/messages.js';
import type {rewardMessages} from '../reward-messages.js';

export const messages: Messages<keyof typeof rewardMessages> = {
  rewards: 'Recompensas',
  coupon: 'Cupón para {label}',
  copyCoupon: 'Copiar',
  couponCopied: 'Copiado.',
  couponFailed: 'Aquí no se puede copiar. El cupón está seleccionado: cópialo, por favor.',
  pending: 'Tuya el {when}, cuando el pedido ya no se pueda devolver.',
  pendingReview: 'La tienda lo revisa primero. No tienes que hacer nada.',
  pendingOnly: 'En camino.',
  granted: 'Válido hasta el {when}. Introdúcelo al pagar.',
  grantedSoon: 'Es tuya. El cupón se está preparando y aparecerá aquí.',
  used: 'Usado el {when}. ¡Que lo disfrutes!',
  expired: 'Fue válido hasta el {when}.',
  reversed: 'Se retiró el {when}: aquello por lo que se dio ya no se cumple.',
};
