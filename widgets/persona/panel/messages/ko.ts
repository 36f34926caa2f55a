import {type Voice, voices} from '../../../../src/element/voices.js';
import type {PanelMessages} from '../panel-messages.js';

const peer: PanelMessages = {
  close: '닫기',
  more: '더 보기',
  calm: '차분해요',
  joy: '기뻐요',
  delight: '신났어요',
  sorrow: '속상해요',
  anger: '화났어요(손님께는 아니에요)',
  person: '사람과 이야기하기',
  asked: '사람을 부르는 중…',
  next: {1: '다음 차례예요.', other: '{count}번째 차례예요.'},
  waits: '이야기할 사람을 찾고 있어요.',
  by: '{when}까지 답해 드려요(현지 시각).',
  away: '지금은 아무도 없어요. 메시지를 남길 수 있어요.',
  withdraw: '취소할게요',
  human: '지금은 사람이 답하고 있어요: {name}.',
  someone: '상점 직원',
  closed: '이 대화는 끝났어요. 글을 쓰면 다시 시작돼요.',
  people: '{name} (사람)',
  log: '메시지',
  older: '이전 메시지',
  below: '새 메시지',
  writes: '{name} 입력 중…',
  stop: '멈추기',
  input: '{name}에게 메시지 쓰기',
  send: '보내기',
  unknown: '지금은 여기에 이야기할 상대가 없어요.',
  unreachable: '상점에 연결할 수 없어요. 쓴 내용은 그대로 있어요.',
  truncated: '답변이 중간에 끊겼어요.',
  upstream: '지금은 답변이 없어요.',
  limit: '한꺼번에 많이 왔어요. 잠시만 기다려 주세요.',
  internal: '답변하다가 문제가 생겼어요.',
  retry: '다시 시도',
};

/** To somebody younger: warm 해요체, in no hurry. */
const elder: Voice<keyof PanelMessages> = {
  limit: '천천히 해도 돼요. 잠시만 기다려 줘요.',
  closed: '또 이야기하고 싶으면 언제든 와요.',
};

/** To somebody who raises one: 합니다체. */
const junior: Voice<keyof PanelMessages> = {
  calm: '차분합니다',
  joy: '기쁩니다',
  delight: '신났습니다',
  sorrow: '속상합니다',
  anger: '화났습니다(고객님께는 아닙니다)',
  next: {1: '고객님이 다음 차례입니다.', other: '고객님은 {count}번째 차례입니다.'},
  waits: '이야기 나눌 사람을 찾고 있습니다.',
  by: '{when}까지 답해 드리겠습니다(현지 시각).',
  away: '지금은 자리에 아무도 없습니다. 메시지를 남겨 주십시오.',
  human: '지금은 사람이 답해 드리고 있습니다: {name}.',
  closed: '다시 이야기 나눌 날을 기다리겠습니다.',
  unknown: '지금은 이야기 나눌 상대가 없습니다.',
  unreachable: '상점에 연결할 수 없습니다. 쓰신 내용은 그대로 있습니다.',
  truncated: '답변이 중간에 끊겼습니다.',
  upstream: '지금은 답변을 드릴 수 없습니다.',
  limit: '저희가 따라가지 못했습니다. 잠시만 기다려 주십시오.',
  internal: '답변하다가 문제가 생겼습니다.',
};

export const messages = voices(peer, elder, junior);
