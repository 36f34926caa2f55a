import type {ReferralMessages} from '../referral-messages.js';

export const messages: ReferralMessages = {
  few: '大勢にではなく、喜んでくれそうな数人に。',
  code: 'あなたの招待コード',
  link: 'あなたの招待リンク',
  copy: 'リンクをコピー',
  share: '共有する',
  more: 'ひとこと添える',
  copied: 'リンクをコピーしました。',
  shared: '共有しました。',
  failed: 'ここでは使えません。リンクを選択したので、コピーしてください。',
  standing: 'あなたの招待と特典',
  signin: 'ログインして招待する',
  saved: 'この端末に保存しました。',
  offline: 'この端末に保存しました。接続が戻ると自動で送信されます。',
  held: 'このタブだけに保持しています。閉じずにそのままお待ちください。',
  recorded: '記録しました。',
  unknown: 'いまここでは招待を行っていません。',
  unreachable: 'ショップに接続できません。',
  retry: 'もう一度試す',
};
