import {type Voice, voices} from '../../../../src/element/voices.js';
import type {TeaserMessages} from '../teaser-messages.js';

const peer: TeaserMessages = {
  acquaintance: '相識',
  friend: '朋友',
  partner: '夥伴',
  kindred: '知己',
  only: '給{bond}和更親近的人。',
  meet: '登入後看看是不是給你的。',
  signin: '登入',
  missing: '還差：{what}。',
  first: '先成為「{bond}」：{what}。',
  waits: '先要解決反映給我們的事，這由我們來處理。',
  comma: '、',
  order: '下單 {count} 次',
  same: '同一款再買 {count} 次',
  vote: '投票 {count} 次',
  idea: '提出 {count} 個點子',
  support: '支持 {count} 個點子',
  feedback: '回答 {count} 個問題',
  rating: '評價 {count} 次對話',
  invited: '帶來 {count} 位下單的朋友',
  part: '投票或提點子 {count} 次',
};

const elder: Voice<keyof TeaserMessages> = {
  only: '這是留給{bond}和更親近的人的。',
  meet: '登入吧，看看有沒有你的一份。',
};

/** 您, to somebody who raises one. */
const junior: Voice<keyof TeaserMessages> = {
  only: '這是我們為{bond}和更親近的人準備的。',
  meet: '請您登入，讓我們看看是不是給您的。',
  missing: '很想給您看。還差：{what}。',
};

export const messages = voices(peer, elder, junior);
