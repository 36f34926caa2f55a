import type {ExtrasMessages} from '../extras-messages.js';

export const messages: ExtrasMessages = {
  sound: '有人说话时响一声',
  contact: '{name}可以先来找我',
  never: '从不',
  monthly: '每月 {count} 次',
  saved: '已保存在这台设备上。',
  recorded: '已记录。',
  refused: '没能记录下来。',
  download: '下载已显示的对话',
  end: '结束这次聊天',
  you: '我',
  person: '{name}（真人）',
  machine: '{name}（自动应答）',
};
