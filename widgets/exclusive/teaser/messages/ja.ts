import {type Voice, voices} from '../../../../src/element/voices.js';
import type {TeaserMessages} from '../teaser-messages.js';

const peer: TeaserMessages = {
  acquaintance: '顔なじみ',
  friend: '友だち',
  partner: '仲間',
  kindred: '知己',
  only: '「{bond}」と、さらに近い方へ。',
  meet: 'ログインして、あなたのものか確かめましょう。',
  signin: 'ログイン',
  missing: 'あと少し：{what}。',
  first: 'まずは「{bond}」から：{what}。',
  waits: 'まず、お知らせいただいた件を解決します。ここからは私たちの仕事です。',
  comma: '、',
  order: '注文 {count} 回',
  same: '同じ商品の注文あと {count} 回',
  vote: '投票 {count} 回',
  idea: 'アイデア {count} 件',
  support: 'アイデアの応援 {count} 件',
  feedback: '質問への回答 {count} 件',
  rating: 'チャットの評価 {count} 件',
  invited: 'お友だち {count} 人の初注文',
  part: '投票かアイデア {count} 件',
};

const elder: Voice<keyof TeaserMessages> = {
  only: '「{bond}」と、さらに近い方のために取ってあります。',
  meet: 'ログインしてごらん。あなたの分があるか、一緒に見てみましょう。',
};

/** Keigo, to somebody who raises one. */
const junior: Voice<keyof TeaserMessages> = {
  only: '「{bond}」と、さらに近い方のためにご用意しました。',
  meet: 'ログインしていただけますか？　お客様のものか、お調べいたします。',
  missing: 'ぜひご覧いただきたいのです。あと少し：{what}。',
  waits: 'まず、お知らせくださった件を解決いたします。お任せください。',
};

export const messages = voices(peer, elder, junior);
