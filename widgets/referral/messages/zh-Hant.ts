import type {ReferralMessages} from '../referral-messages.js';

export const messages: ReferralMessages = {
  few: '請傳給幾位會喜歡的朋友，不必群發。',
  code: '你的邀請碼',
  link: '你的邀請連結',
  copy: '複製連結',
  share: '分享',
  more: '附上一句話',
  copied: '已複製連結。',
  shared: '已分享。',
  failed: '這裡不支援。連結已選取，請手動複製。',
  standing: '我的邀請與獎勵',
  signin: '登入後邀請朋友',
  saved: '已儲存在這部裝置上。',
  offline: '已儲存在這部裝置上，恢復連線後會自動送出。',
  held: '僅保留在目前的分頁中，請不要關閉。',
  recorded: '已記錄。',
  unknown: '現在這裡沒有邀請活動。',
  unreachable: '暫時連不上商店。',
  retry: '再試一次',
};
