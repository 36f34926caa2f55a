import type {ExtrasMessages} from '../extras-messages.js';

export const messages: ExtrasMessages = {
  sound: 'Có âm thanh khi có tin nhắn',
  contact: '{name} được nhắn cho tôi trước',
  never: 'không bao giờ',
  monthly: '{count} lần mỗi tháng',
  saved: 'Đã lưu trên thiết bị này.',
  recorded: 'Đã ghi nhận.',
  refused: 'Không ghi nhận được.',
  download: 'Tải về phần đang hiện',
  end: 'Kết thúc trò chuyện',
  you: 'Tôi',
  person: '{name}, người thật',
  machine: '{name}, tự động',
};
