import {type Voice, voices} from '../../../../src/element/voices.js';
import type {PanelMessages} from '../panel-messages.js';

const peer: PanelMessages = {
  close: '閉じる',
  more: 'その他',
  calm: 'おだやか',
  joy: 'うれしい',
  delight: '大喜び',
  sorrow: 'しょんぼり',
  anger: '怒っている（あなたにではなく）',
  person: '人と話す',
  asked: 'スタッフを呼んでいます…',
  next: {1: '次があなたの番です。', other: 'あなたは {count} 番目です。'},
  waits: 'スタッフを探しています。',
  by: 'お返事は{when}まで（現地時刻）。',
  away: 'いまは誰もいません。メッセージを残せます。',
  withdraw: 'やっぱりやめる',
  human: 'いまは{name}（スタッフ）が直接お話ししています。',
  someone: 'お店の者',
  closed: 'このチャットは終わりました。書けば、また始まります。',
  people: '{name}（スタッフ）',
  log: 'メッセージ',
  older: '前のメッセージ',
  below: '新着メッセージ',
  writes: '{name}が入力中…',
  stop: '止める',
  input: '{name}にメッセージを書く',
  send: '送信',
  unknown: 'いまここでお話しできる相手はいません。',
  unreachable: 'ショップに接続できません。書いた内容は残っています。',
  truncated: '返事が途中で切れました。',
  upstream: 'いまは返事ができません。',
  limit: '一度にたくさん届きました。少しだけお待ちください。',
  internal: '返事の途中で問題が起きました。',
  retry: 'もう一度試す',
};

/** To somebody younger: gentle, and in no hurry. */
const elder: Voice<keyof PanelMessages> = {
  limit: 'ゆっくりで大丈夫。少しだけ待っていてください。',
  closed: 'また話したくなったら、いつでもどうぞ。',
};

/** To somebody who raises one: keigo. */
const junior: Voice<keyof PanelMessages> = {
  anger: '怒っております（お客様にではなく）',
  asked: 'スタッフをお呼びしています…',
  next: {1: '次がお客様の番でございます。', other: 'お客様は {count} 番目でございます。'},
  waits: 'スタッフをお探ししています。',
  away: 'ただいま席を外しております。メッセージをお残しください。',
  human: 'ただいま{name}（スタッフ）が直接お話しさせていただいております。',
  closed: 'またお話しできるのを、楽しみにお待ちしております。',
  unknown: 'ただいま、お話しできる者がおりません。',
  unreachable: 'ショップに接続できません。お書きになった内容は残っております。',
  truncated: 'お返事が途中で切れてしまいました。',
  upstream: 'ただいま、お返事ができません。',
  limit: '追いつけなくなってしまいました。少々お待ちくださいませ。',
  internal: 'お返事の途中で問題が起きてしまいました。',
};

export const messages = voices(peer, elder, junior);
