import type {ReferralMessages} from '../referral-messages.js';

export const messages: ReferralMessages = {
  few: '많은 사람보다, 좋아할 만한 몇 사람에게.',
  code: '내 초대 코드',
  link: '내 초대 링크',
  copy: '링크 복사',
  share: '공유하기',
  more: '한마디 덧붙이기',
  copied: '링크를 복사했어요.',
  shared: '공유했어요.',
  failed: '여기서는 할 수 없어요. 링크를 선택해 두었으니 복사해 주세요.',
  standing: '내 초대와 보상',
  signin: '로그인하고 초대하기',
  saved: '이 기기에 저장했어요.',
  offline: '이 기기에 저장했어요. 연결되면 자동으로 보내요.',
  held: '이 탭에만 보관 중이에요. 닫지 말아 주세요.',
  recorded: '기록했어요.',
  unknown: '지금은 여기서 초대를 받지 않아요.',
  unreachable: '상점에 연결할 수 없어요.',
  retry: '다시 시도',
};
