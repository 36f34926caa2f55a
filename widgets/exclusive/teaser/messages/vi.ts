import {type Voice, voices} from '../../../../src/element/voices.js';
import type {TeaserMessages} from '../teaser-messages.js';

const peer: TeaserMessages = {
  acquaintance: 'Quen biết',
  friend: 'Bạn bè',
  partner: 'Bạn đồng hành',
  kindred: 'Tri kỷ',
  only: 'Dành cho {bond} và gần hơn nữa.',
  meet: 'Đăng nhập để xem có phải dành cho bạn không.',
  signin: 'Đăng nhập',
  missing: 'Còn thiếu: {what}.',
  first: 'Trước hết là “{bond}”: {what}.',
  waits: 'Trước hết cần giải quyết điều bạn đã phản ánh. Đó là việc của chúng tôi.',
  comma: ', ',
  order: '{count} đơn hàng',
  same: 'đặt lại món ấy thêm {count} lần',
  vote: '{count} lần bình chọn',
  idea: '{count} ý tưởng',
  support: 'ủng hộ {count} ý tưởng',
  feedback: 'trả lời {count} câu hỏi',
  rating: 'đánh giá {count} cuộc trò chuyện',
  invited: 'đơn hàng đầu tiên của {count} người bạn mời',
  part: '{count} lần bình chọn hoặc góp ý tưởng',
};

const elder: Voice<keyof TeaserMessages> = {
  only: 'Chúng tôi giữ phần này cho {bond} và gần hơn nữa.',
  meet: 'Bạn đăng nhập đi, rồi cùng xem có phải phần của bạn không.',
};

/** Anh chị, to somebody who raises one. */
const junior: Voice<keyof TeaserMessages> = {
  only: 'Chúng em làm phần này cho {bond} và gần hơn nữa.',
  meet: 'Anh chị đăng nhập để chúng em xem có phải dành cho mình không nhé?',
  missing: 'Chúng em rất muốn được khoe. Còn thiếu: {what}.',
  waits: 'Trước hết cần giải quyết điều anh chị đã phản ánh. Đó là việc của chúng em.',
  invited: 'đơn hàng đầu tiên của {count} người anh chị mời',
};

export const messages = voices(peer, elder, junior);
