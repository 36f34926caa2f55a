import {type Voice, voices} from '../../../../src/element/voices.js';
import type {TeaserMessages} from '../teaser-messages.js';

const peer: TeaserMessages = {
  acquaintance: 'معرفة',
  friend: 'صداقة',
  partner: 'شراكة',
  kindred: 'أُلفة',
  only: 'ابتداءً من: {bond}.',
  meet: 'تسجيل الدخول يُظهر إن كان لك.',
  signin: 'تسجيل الدخول',
  missing: 'ما زال ينقص: {what}.',
  first: 'قبله «{bond}»: {what}.',
  waits: 'قبل ذلك علينا حلّ ما وصلنا منك. هذا شأننا نحن.',
  comma: '، ',
  order: {zero: 'لا طلبات', one: 'طلب واحد', two: 'طلبان', few: '{count} طلبات', many: '{count} طلبًا', other: '{count} طلب'},
  same: {zero: 'لا طلب آخر للمنتج نفسه', one: 'طلب المنتج نفسه مرة أخرى', two: 'طلب المنتج نفسه مرتين أخريين', few: 'طلب المنتج نفسه {count} مرات أخرى', many: 'طلب المنتج نفسه {count} مرة أخرى', other: 'طلب المنتج نفسه {count} مرة أخرى'},
  vote: {zero: 'لا أصوات', one: 'صوت واحد', two: 'صوتان', few: '{count} أصوات', many: '{count} صوتًا', other: '{count} صوت'},
  idea: {zero: 'لا أفكار', one: 'فكرة واحدة', two: 'فكرتان', few: '{count} أفكار', many: '{count} فكرة', other: '{count} فكرة'},
  support: {zero: 'لا دعم لأفكار', one: 'دعم فكرة واحدة', two: 'دعم فكرتين', few: 'دعم {count} أفكار', many: 'دعم {count} فكرة', other: 'دعم {count} فكرة'},
  feedback: {zero: 'لا إجابات', one: 'الإجابة عن سؤال واحد', two: 'الإجابة عن سؤالين', few: 'الإجابة عن {count} أسئلة', many: 'الإجابة عن {count} سؤالًا', other: 'الإجابة عن {count} سؤال'},
  rating: {zero: 'لا تقييم لمحادثات', one: 'تقييم محادثة واحدة', two: 'تقييم محادثتين', few: 'تقييم {count} محادثات', many: 'تقييم {count} محادثة', other: 'تقييم {count} محادثة'},
  invited: {zero: 'لا طلبات أولى لأصدقاء', one: 'أول طلب لصديق واحد', two: 'أول طلب لصديقين', few: 'أول طلب لكلٍّ من {count} أصدقاء', many: 'أول طلب لكلٍّ من {count} صديقًا', other: 'أول طلب لكلٍّ من {count} صديق'},
  part: {zero: 'لا أصوات ولا أفكار', one: 'صوت أو فكرة', two: 'صوتان أو فكرتان', few: '{count} أصوات أو أفكار', many: '{count} صوتًا أو فكرة', other: '{count} صوت أو فكرة'},
};

const elder: Voice<keyof TeaserMessages> = {
  only: 'نحفظ هذا لمن بلغ: {bond}، أو أقرب.',
  meet: 'بعد تسجيل الدخول نرى معًا إن كان لك.',
};

const junior: Voice<keyof TeaserMessages> = {
  only: 'صنعنا هذا لمن بلغ: {bond}، أو أقرب.',
  meet: 'هل لنا بتسجيل الدخول، لنعرف إن كان لك؟',
  missing: 'يسعدنا أن نُريك إياه. ما زال ينقص: {what}.',
};

export const messages = voices(peer, elder, junior);
