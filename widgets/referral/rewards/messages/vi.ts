import type {Messages} from '../../../../src/element/messages.js';
import type {rewardMessages} from '../reward-messages.js';

export const messages: Messages<keyof typeof rewardMessages> = {
  rewards: 'Phần thưởng',
  coupon: 'Mã giảm giá: {label}',
  copyCoupon: 'Sao chép',
  couponCopied: 'Đã sao chép.',
  couponFailed: 'Không sao chép được ở đây. Mã đã được chọn: hãy sao chép.',
  pending: 'Là của bạn từ {when}, khi đơn hàng không còn trả lại được.',
  pendingReview: 'Cửa hàng xem trước. Bạn không cần làm gì.',
  pendingOnly: 'Đang trên đường tới.',
  granted: 'Dùng được đến {when}. Nhập khi thanh toán.',
  grantedSoon: 'Là của bạn rồi. Mã đang được tạo và sẽ hiện ở đây.',
  used: 'Đã dùng {when}. Chúc vui!',
  expired: 'Đã hết hạn {when}.',
  reversed: 'Đã thu lại {when}: lý do tặng không còn nữa.',
};
