import {type Voice, voices} from '../../../../src/element/voices.js';
import type {SaidMessages} from '../said-messages.js';

const peer: SaidMessages = {
  you: 'Bạn:',
  saved: 'Đã lưu trên thiết bị này',
  offline: 'Đã lưu trên thiết bị này. Sẽ được gửi khi có kết nối trở lại.',
  held: 'Chỉ được giữ trong thẻ này. Xin đừng đóng lại.',
  recorded: 'Đã ghi nhận',
  refused: 'Không nhận được tin này.',
  edit: 'Viết lại',
  stopped: 'Bạn đã dừng ở đây.',
  'broken-off': 'Bị ngắt ở đây.',
  copy: 'Sao chép',
  copied: 'Đã sao chép',
  up: 'Có ích',
  down: 'Không có ích',
};

const elder: Voice<keyof SaidMessages> = {
  down: 'Chưa giúp được',
};

/** Anh chị, to somebody who raises one. */
const junior: Voice<keyof SaidMessages> = {
  you: 'Anh chị:',
  stopped: 'Anh chị đã dừng ở đây.',
  up: 'Làm tốt lắm',
  down: 'Có thể tốt hơn',
};

export const messages = voices(peer, elder, junior);
