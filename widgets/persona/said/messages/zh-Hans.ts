import {reworded, type Voice, voices} from '../../../../src/element/voices.js';
import type {SaidMessages} from '../said-messages.js';

const peer: SaidMessages = {
  you: '你：',
  saved: '已保存在这台设备上',
  offline: '已保存在这台设备上，网络恢复后会自动发送。',
  held: '仅保存在当前标签页中，请不要关闭。',
  recorded: '已记录',
  refused: '这条没能收下。',
  edit: '重新写',
  stopped: '你让它停在了这里。',
  'broken-off': '到这里断了。',
  copy: '复制',
  copied: '已复制',
  up: '有帮助',
  down: '没帮助',
};

/** To somebody younger: 你, with care. */
const elder: Voice<keyof SaidMessages> = {
  down: '没帮上你',
};

/** To somebody who raises one: 您, everywhere. */
const junior: Voice<keyof SaidMessages> = {
  ...reworded(peer, '你', '您'),
  up: '做得不错',
  down: '还可以更好',
};

export const messages = voices(peer, elder, junior);
