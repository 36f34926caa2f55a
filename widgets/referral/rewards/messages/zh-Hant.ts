import type {Messages} from '../../../../src/element/messages.js';
import type {rewardMessages} from '../reward-messages.js';

export const messages: Messages<keyof typeof rewardMessages> = {
  rewards: '獎勵',
  coupon: '{label}的優惠碼',
  copyCoupon: '複製',
  couponCopied: '已複製。',
  couponFailed: '這裡無法自動複製。優惠碼已選取，請手動複製。',
  pending: '{when}入帳：屆時訂單已過退貨期。',
  pendingReview: '商店會先看一下，你不需要做什麼。',
  pendingOnly: '在路上了。',
  granted: '有效期限至{when}，結帳時輸入即可。',
  grantedSoon: '已經是你的了。優惠碼產生後會顯示在這裡。',
  used: '已於{when}使用，希望你喜歡！',
  expired: '有效期限至{when}，已過期。',
  reversed: '已於{when}收回：當初獲得的條件已不成立。',
};
