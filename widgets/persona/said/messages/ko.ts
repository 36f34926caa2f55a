import {type Voice, voices} from '../../../../src/element/voices.js';
import type {SaidMessages} from '../said-messages.js';

const peer: SaidMessages = {
  you: '나:',
  saved: '이 기기에 저장했어요',
  offline: '이 기기에 저장했어요. 연결되면 자동으로 보내요.',
  held: '이 탭에만 보관 중이에요. 닫지 말아 주세요.',
  recorded: '기록됨',
  refused: '이 메시지는 받을 수 없었어요.',
  edit: '다시 쓰기',
  stopped: '여기서 멈췄어요.',
  'broken-off': '여기서 끊겼어요.',
  copy: '복사',
  copied: '복사됨',
  up: '도움이 됐어요',
  down: '도움이 안 됐어요',
};

/** To somebody younger: warm 해요체, in no hurry. */
const elder: Voice<keyof SaidMessages> = {
  down: '별 도움이 못 됐어요',
};

/** To somebody who raises one: 합니다체. */
const junior: Voice<keyof SaidMessages> = {
  saved: '이 기기에 저장했습니다',
  offline: '이 기기에 저장했습니다. 연결되면 자동으로 보냅니다.',
  held: '이 탭에만 보관 중입니다. 닫지 말아 주십시오.',
  refused: '이 메시지는 받을 수 없었습니다.',
  stopped: '여기서 멈췄습니다.',
  'broken-off': '여기서 끊겼습니다.',
  up: '잘했어요',
  down: '조금 더 노력',
};

export const messages = voices(peer, elder, junior);
