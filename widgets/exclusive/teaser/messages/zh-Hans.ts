import {type Voice, voices} from '../../../../src/element/voices.js';
import type {TeaserMessages} from '../teaser-messages.js';

const peer: TeaserMessages = {
  acquaintance: '相识',
  friend: '朋友',
  partner: '伙伴',
  kindred: '知己',
  only: '给{bond}和更近的人。',
  meet: '登录后看看是不是给你的。',
  signin: '登录',
  missing: '还差：{what}。',
  first: '先成为“{bond}”：{what}。',
  waits: '先要解决反映给我们的事，这要由我们来办。',
  comma: '、',
  order: '下单 {count} 次',
  same: '同一款再买 {count} 次',
  vote: '投票 {count} 次',
  idea: '出 {count} 个主意',
  support: '支持 {count} 个主意',
  feedback: '回答 {count} 个问题',
  rating: '评价 {count} 次对话',
  invited: '带来 {count} 位下单的朋友',
  part: '投票或出主意 {count} 次',
};

const elder: Voice<keyof TeaserMessages> = {
  only: '这是留给{bond}和更近的人的。',
  meet: '登录吧，看看有没有你的一份。',
};

/** 您, to somebody who raises one; among equals nobody is addressed. */
const junior: Voice<keyof TeaserMessages> = {
  only: '这是我们做给{bond}和更近的人的。',
  meet: '请您登录，让我们看看是不是给您的。',
  missing: '很想给您看。还差：{what}。',
};

export const messages = voices(peer, elder, junior);
