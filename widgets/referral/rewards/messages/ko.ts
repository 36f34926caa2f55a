import type {Messages} from '../../../../src/element/messages.js';
import type {rewardMessages} from '../reward-messages.js';

export const messages: Messages<keyof typeof rewardMessages> = {
  rewards: '보상',
  coupon: '쿠폰 코드: {label}',
  copyCoupon: '복사',
  couponCopied: '복사했어요.',
  couponFailed: '여기서는 복사할 수 없어요. 쿠폰을 선택해 두었으니 복사해 주세요.',
  pending: '반품 기간이 끝나는 {when}에 받아요.',
  pendingReview: '상점이 먼저 확인하고 있어요. 따로 할 일은 없어요.',
  pendingOnly: '곧 도착해요.',
  granted: '{when}까지 쓸 수 있어요. 결제할 때 입력해 주세요.',
  grantedSoon: '내 것이 됐어요. 쿠폰이 준비되면 여기에 나타나요.',
  used: '{when}에 사용했어요. 마음껏 즐기세요!',
  expired: '{when}까지 쓸 수 있었어요.',
  reversed: '{when}에 회수됐어요. 받게 된 조건이 더는 맞지 않아요.',
};
