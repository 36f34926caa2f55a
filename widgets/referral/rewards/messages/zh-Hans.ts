import type {Messages} from '../../../../src/element/messages.js';
import type {rewardMessages} from '../reward-messages.js';

export const messages: Messages<keyof typeof rewardMessages> = {
  rewards: '奖励',
  coupon: '{label}的券码',
  copyCoupon: '复制',
  couponCopied: '已复制。',
  couponFailed: '这里无法自动复制。券码已选中，请手动复制。',
  pending: '{when}到账：那时订单已过退货期。',
  pendingReview: '商家会先看一下，你无需做任何事。',
  pendingOnly: '正在路上。',
  granted: '有效期至{when}，结账时填写。',
  grantedSoon: '已归你。券码正在生成，稍后显示在这里。',
  used: '已于{when}使用。',
  expired: '有效期至{when}，现已过期。',
  reversed: '已于{when}收回：得奖的缘由不再成立。',
};
