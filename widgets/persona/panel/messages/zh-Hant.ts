import {reworded, type Voice, voices} from '../../../../src/element/voices.js';
import type {PanelMessages} from '../panel-messages.js';

const peer: PanelMessages = {
  close: '關閉',
  more: '更多',
  calm: '心情平靜',
  joy: '開心',
  delight: '樂翻了',
  sorrow: '難過',
  anger: '生氣了，但不是對你',
  person: '找真人聊',
  asked: '正在找人過來…',
  next: {1: '下一位就是你。', other: '你排在第 {count} 位。'},
  waits: '正在找人過來。',
  by: '最晚 {when} 回覆（你的當地時間）。',
  away: '現在沒有人在，你可以先留言。',
  withdraw: '不用了',
  human: '現在和你聊的是{name}，真人。',
  someone: '店裡的人',
  closed: '這次聊天結束了。你一開口，就又開始。',
  people: '{name}（真人）',
  log: '訊息',
  older: '更早的訊息',
  below: '有新訊息',
  writes: '{name}正在輸入…',
  stop: '停止',
  input: '傳訊息給{name}',
  send: '傳送',
  unknown: '現在這裡沒有人可以聊。',
  unreachable: '暫時連不上商店，你寫的都還在。',
  truncated: '回答到一半中斷了。',
  upstream: '現在沒有回應。',
  limit: '一下子太多了，請稍等一會兒。',
  internal: '回答時出了點問題。',
  retry: '再試一次',
};

/** To somebody younger: 你, with care. */
const elder: Voice<keyof PanelMessages> = {
  limit: '慢慢來，不急，請稍等一會兒。',
  closed: '什麼時候想聊，我們都在。',
};

/** To somebody who raises one: 您, everywhere. */
const junior: Voice<keyof PanelMessages> = {
  ...reworded(peer, '你', '您'),
  limit: '您比我們快，請稍等一會兒。',
  closed: '期待您再來聊。',
};

export const messages = voices(peer, elder, junior);
