import {type Voice, voices} from '../../../../src/element/voices.js';
import type {PanelMessages} from '../panel-messages.js';

const peer: PanelMessages = {
  close: 'Đóng',
  more: 'Thêm',
  calm: 'bình thản',
  joy: 'vui',
  delight: 'rất vui',
  sorrow: 'buồn',
  anger: 'bực, nhưng không phải với bạn',
  person: 'Nói chuyện với người thật',
  asked: 'Đang gọi người…',
  next: {1: 'Sắp tới lượt bạn.', other: 'Bạn ở lượt thứ {count}.'},
  waits: 'Chúng tôi đang tìm người cho bạn.',
  by: 'Trả lời chậm nhất {when}, theo giờ của bạn.',
  away: 'Hiện không có ai ở đây. Bạn có thể để lại tin nhắn.',
  withdraw: 'Thôi, không cần nữa',
  human: 'Bạn đang nói chuyện với {name}, người thật.',
  someone: 'người của cửa hàng',
  closed: 'Cuộc trò chuyện đã kết thúc. Bạn viết là lại bắt đầu.',
  people: '{name}, người thật',
  log: 'Tin nhắn',
  older: 'Tin nhắn cũ hơn',
  below: 'Tin nhắn mới',
  writes: '{name} đang viết…',
  stop: 'Dừng',
  input: 'Viết cho {name}',
  send: 'Gửi',
  unknown: 'Hiện không có ai để trò chuyện ở đây.',
  unreachable: 'Không kết nối được với cửa hàng. Những gì bạn viết vẫn được giữ.',
  truncated: 'Câu trả lời bị ngắt giữa chừng.',
  upstream: 'Hiện chưa có câu trả lời.',
  limit: 'Hơi nhiều một lúc. Vui lòng đợi một chút.',
  internal: 'Có lỗi với câu trả lời.',
  retry: 'Thử lại',
};

const elder: Voice<keyof PanelMessages> = {
  limit: 'Cứ từ từ, không vội. Vui lòng đợi một chút.',
  closed: 'Khi nào bạn muốn trò chuyện, chúng tôi vẫn ở đây.',
};

/** Anh chị, to somebody who raises one. */
const junior: Voice<keyof PanelMessages> = {
  anger: 'bực, nhưng không phải với anh chị',
  next: {1: 'Sắp tới lượt anh chị.', other: 'Anh chị ở lượt thứ {count}.'},
  waits: 'Chúng em đang tìm người cho anh chị.',
  by: 'Trả lời chậm nhất {when}, theo giờ của anh chị.',
  away: 'Hiện không có ai ở đây. Anh chị có thể để lại tin nhắn ạ.',
  human: 'Anh chị đang nói chuyện với {name}, người thật.',
  unreachable: 'Không kết nối được với cửa hàng. Những gì anh chị viết vẫn được giữ.',
  limit: 'Anh chị nhanh hơn chúng em rồi. Vui lòng đợi một chút ạ.',
  closed: 'Cuộc trò chuyện đã kết thúc. Chúng em mong anh chị lại viết.',
};

export const messages = voices(peer, elder, junior);
