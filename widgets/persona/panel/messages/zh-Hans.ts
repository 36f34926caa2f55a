import {reworded, type Voice, voices} from '../../../../src/element/voices.js';
import type {PanelMessages} from '../panel-messages.js';

const peer: PanelMessages = {
  close: '关闭',
  more: '更多',
  calm: '心平气和',
  joy: '高兴',
  delight: '乐开了花',
  sorrow: '难过',
  anger: '生气了，但不是对你',
  person: '找真人聊',
  asked: '正在请人……',
  next: {1: '下一位就是你。', other: '你排在第 {count} 位。'},
  waits: '正在请人过来。',
  by: '你的时间 {when} 之前回复。',
  away: '现在没有人在，你可以先留言。',
  withdraw: '不用了',
  human: '现在和你聊的是{name}，真人。',
  someone: '店里的人',
  closed: '这次聊天结束了。你一开口，就又开始。',
  people: '{name}（真人）',
  log: '消息',
  older: '更早的消息',
  below: '有新消息',
  writes: '{name}正在写……',
  stop: '停',
  input: '写给{name}',
  send: '发送',
  unknown: '现在这里没有人可以聊。',
  unreachable: '暂时连接不上商店，你写的都留着。',
  truncated: '回答到一半断了。',
  upstream: '现在没有回答。',
  limit: '一下子太多了，请稍等一会儿。',
  internal: '回答时出了点问题。',
  retry: '再试一次',
};

/** To somebody younger: 你, with care. */
const elder: Voice<keyof PanelMessages> = {
  limit: '慢慢来，不着急，请稍等一会儿。',
  closed: '什么时候想聊，我们都在。',
};

/** To somebody who raises one: 您, everywhere. */
const junior: Voice<keyof PanelMessages> = {
  ...reworded(peer, '你', '您'),
  limit: '您比我们快，请稍等一会儿。',
  closed: '盼着您再来聊。',
};

export const messages = voices(peer, elder, junior);
