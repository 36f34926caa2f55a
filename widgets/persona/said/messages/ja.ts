import {type Voice, voices} from '../../../../src/element/voices.js';
import type {SaidMessages} from '../said-messages.js';

const peer: SaidMessages = {
  you: 'あなた：',
  saved: 'この端末に保存しました',
  offline: 'この端末に保存しました。接続が戻ると自動で送信されます。',
  held: 'このタブだけに保持しています。閉じずにそのままお待ちください。',
  recorded: '記録しました',
  refused: 'このメッセージは受け付けられませんでした。',
  edit: '書き直す',
  stopped: 'ここで止めました。',
  'broken-off': 'ここで途切れました。',
  copy: 'コピー',
  copied: 'コピーしました',
  up: '役に立った',
  down: '役に立たなかった',
};

/** To somebody younger: gentle, and in no hurry. */
const elder: Voice<keyof SaidMessages> = {
  down: '力になれなかった',
};

/** To somebody who raises one: keigo. */
const junior: Voice<keyof SaidMessages> = {
  you: 'お客様：',
  refused: 'こちらのメッセージはお受けできませんでした。',
  up: 'よくできました',
  down: 'もう少し',
};

export const messages = voices(peer, elder, junior);
