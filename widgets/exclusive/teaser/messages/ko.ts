import {type Voice, voices} from '../../../../src/element/voices.js';
import type {TeaserMessages} from '../teaser-messages.js';

const peer: TeaserMessages = {
  acquaintance: '아는 사이',
  friend: '친구',
  partner: '동반자',
  kindred: '지기',
  only: '‘{bond}’부터 볼 수 있어요.',
  meet: '로그인하면 볼 수 있는지 알 수 있어요.',
  signin: '로그인',
  missing: '아직 남은 것: {what}.',
  first: '먼저 ‘{bond}’부터: {what}.',
  waits: '알려 주신 문제를 먼저 풀어야 해요. 그건 저희 몫이에요.',
  comma: ', ',
  order: '주문 {count}번',
  same: '같은 상품 {count}번 더 주문',
  vote: '투표 {count}번',
  idea: '아이디어 {count}개',
  support: '아이디어 응원 {count}개',
  feedback: '질문에 답하기 {count}번',
  rating: '대화 평가 {count}번',
  invited: '친구 {count}명의 첫 주문',
  part: '투표나 아이디어 {count}번',
};

const elder: Voice<keyof TeaserMessages> = {
  only: '‘{bond}’부터 드리려고 남겨 두었어요.',
  meet: '로그인해 봐요. 몫이 있는지 함께 볼게요.',
};

/** To somebody who raises one: 합니다체. */
const junior: Voice<keyof TeaserMessages> = {
  only: '‘{bond}’부터 보실 수 있도록 준비했습니다.',
  meet: '로그인해 주시면 고객님 것인지 확인해 드리겠습니다.',
  missing: '꼭 보여 드리고 싶습니다. 아직 남은 것: {what}.',
  waits: '알려 주신 문제부터 풀겠습니다. 저희가 할 일입니다.',
};

export const messages = voices(peer, elder, junior);
