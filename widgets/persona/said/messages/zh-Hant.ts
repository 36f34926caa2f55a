import {reworded, type Voice, voices} from '../../../../src/element/voices.js';
import type {SaidMessages} from '../said-messages.js';

const peer: SaidMessages = {
  you: '你：',
  saved: '已儲存在這部裝置上',
  offline: '已儲存在這部裝置上，恢復連線後會自動送出。',
  held: '僅保留在目前的分頁中，請不要關閉。',
  recorded: '已記錄',
  refused: '這則沒能收下。',
  edit: '重新寫',
  stopped: '你讓它停在這裡。',
  'broken-off': '到這裡中斷了。',
  copy: '複製',
  copied: '已複製',
  up: '有幫助',
  down: '沒幫助',
};

/** To somebody younger: 你, with care. */
const elder: Voice<keyof SaidMessages> = {
  down: '沒幫上你',
};

/** To somebody who raises one: 您, everywhere. */
const junior: Voice<keyof SaidMessages> = {
  ...reworded(peer, '你', '您'),
  up: '做得不錯',
  down: '還可以更好',
};

export const messages = voices(peer, elder, junior);
