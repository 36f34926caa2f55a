import type {ExtrasMessages} from '../extras-messages.js';

export const messages: ExtrasMessages = {
  sound: '새 메시지 소리 알림',
  contact: '{name} 쪽에서 먼저 연락해도 좋아요',
  never: '안 함',
  monthly: '한 달에 {count}번',
  saved: '이 기기에 저장했어요.',
  recorded: '기록했어요.',
  refused: '기록하지 못했어요.',
  download: '보이는 대화 내려받기',
  end: '이 대화 끝내기',
  you: '나',
  person: '{name} (사람)',
  machine: '{name} (자동 응답)',
};
