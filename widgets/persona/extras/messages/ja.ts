import type {ExtrasMessages} from '../extras-messages.js';

export const messages: ExtrasMessages = {
  sound: '新着を音で知らせる',
  contact: '{name}から先に連絡してもよい',
  never: 'しない',
  monthly: '月に {count} 回まで',
  saved: 'この端末に保存しました。',
  recorded: '記録しました。',
  refused: '記録できませんでした。',
  download: '表示中の会話を保存',
  end: 'このチャットを終える',
  you: '自分',
  person: '{name}（スタッフ）',
  machine: '{name}（自動応答）',
};
