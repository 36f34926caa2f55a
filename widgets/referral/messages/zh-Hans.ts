import type {ReferralMessages} from '../referral-messages.js';

export const messages: ReferralMessages = {
  few: '请发给几位会喜欢的朋友，不必群发。',
  code: '你的邀请码',
  link: '你的邀请链接',
  copy: '复制链接',
  share: '分享',
  more: '附上一句话',
  copied: '链接已复制。',
  shared: '已分享。',
  failed: '这里不支持。链接已选中，请手动复制。',
  standing: '我的邀请与奖励',
  signin: '登录后邀请朋友',
  saved: '已保存在这台设备上。',
  offline: '已保存在这台设备上，网络恢复后会自动发送。',
  held: '仅保存在当前标签页中，请不要关闭。',
  recorded: '已记录。',
  unknown: '现在这里没有邀请活动。',
  unreachable: '暂时连接不上商店。',
  retry: '再试一次',
};
