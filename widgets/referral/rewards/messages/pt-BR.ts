import type {Messages} from '../../../../src/element/messages.js';
import type {rewardMessages} from '../reward-messages.js';

export const messages: Messages<keyof typeof rewardMessages> = {
  rewards: 'Recompensas',
  coupon: 'Cupom para {label}',
  copyCoupon: 'Copiar',
  couponCopied: 'Copiado.',
  couponFailed: 'Não é possível copiar aqui. O cupom está selecionado: copie, por favor.',
  pending: 'Sua em {when}, quando o pedido não puder mais ser devolvido.',
  pendingReview: 'A loja dá uma olhada primeiro. Você não precisa fazer nada.',
  pendingOnly: 'A caminho.',
  granted: 'Válido até {when}. Digite ao finalizar a compra.',
  grantedSoon: 'É sua. O cupom está sendo preparado e vai aparecer aqui.',
  used: 'Usado em {when}. Aproveite!',
  expired: 'Foi válido até {when}.',
  reversed: 'Retirada em {when}: o motivo da recompensa deixou de valer.',
};
