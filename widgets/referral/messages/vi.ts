import type {ReferralMessages} from '../referral-messages.js';

export const messages: ReferralMessages = {
  few: 'Dành cho vài người sẽ thích, không phải cho đám đông.',
  code: 'Mã của bạn',
  link: 'Liên kết của bạn',
  copy: 'Sao chép liên kết',
  share: 'Chia sẻ',
  more: 'Thêm lời nhắn',
  copied: 'Đã sao chép liên kết.',
  shared: 'Đã chia sẻ.',
  failed: 'Không dùng được ở đây. Liên kết đã được chọn: hãy sao chép.',
  standing: 'Lời mời và phần thưởng của bạn',
  signin: 'Đăng nhập để mời bạn',
  saved: 'Đã lưu trên thiết bị này.',
  offline: 'Đã lưu trên thiết bị này. Sẽ được gửi khi có kết nối trở lại.',
  held: 'Chỉ được giữ trong thẻ này. Xin đừng đóng lại.',
  recorded: 'Đã ghi nhận.',
  unknown: 'Hiện không có lời mời nào ở đây.',
  unreachable: 'Không kết nối được với cửa hàng.',
  retry: 'Thử lại',
};
