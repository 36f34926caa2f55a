import type {ExtrasMessages} from '../extras-messages.js';

export const messages: ExtrasMessages = {
  sound: '有人說話時發出提示音',
  contact: '{name}可以主動找我聊',
  never: '不要',
  monthly: '每月 {count} 次',
  saved: '已儲存在這部裝置上。',
  recorded: '已記錄。',
  refused: '沒能記錄下來。',
  download: '下載已顯示的對話',
  end: '結束這次聊天',
  you: '我',
  person: '{name}（真人）',
  machine: '{name}（自動回覆）',
};
