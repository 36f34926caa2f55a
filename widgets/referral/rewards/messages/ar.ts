import type {Messages} from '../../../../src/element/messages.js';
import type {rewardMessages} from '../reward-messages.js';

export const messages: Messages<keyof typeof rewardMessages> = {
  rewards: 'المكافآت',
  coupon: 'قسيمة: {label}',
  copyCoupon: 'نسخ',
  couponCopied: 'نُسخت.',
  couponFailed: 'تعذّر النسخ هنا. القسيمة محدّدة: يُرجى نسخها.',
  pending: 'لك في {when}، حين لا يعود إرجاع الطلب ممكنًا.',
  pendingReview: 'ينظر المتجر في الأمر أولًا. لا شيء مطلوب منك.',
  pendingOnly: 'في الطريق.',
  granted: 'صالحة حتى {when}. تُدخَل عند الدفع.',
  grantedSoon: 'هي لك. القسيمة قيد الإعداد وستظهر هنا.',
  used: 'استُعملت في {when}. بالهناء!',
  expired: 'كانت صالحة حتى {when}.',
  reversed: 'سُحبت في {when}: ما مُنحت لأجله لم يعد قائمًا.',
};
