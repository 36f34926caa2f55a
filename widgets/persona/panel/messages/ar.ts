import {type Voice, voices} from '../../../../src/element/voices.js';
import type {PanelMessages} from '../panel-messages.js';

const peer: PanelMessages = {
  close: 'إغلاق',
  more: 'المزيد',
  calm: 'هدوء',
  joy: 'فرح',
  delight: 'فرح غامر',
  sorrow: 'حزن',
  anger: 'استياء، لكن ليس منك',
  person: 'التحدث مع إنسان',
  asked: 'جارٍ استدعاء أحدهم…',
  next: {zero: 'دورك هو التالي.', one: 'دورك هو التالي.', two: 'ترتيبك في الدور: 2.', few: 'ترتيبك في الدور: {count}.', many: 'ترتيبك في الدور: {count}.', other: 'ترتيبك في الدور: {count}.'},
  waits: 'نبحث عن أحدهم للتحدث معك.',
  by: 'يصل الردّ قبل {when} بتوقيتك.',
  away: 'لا أحد هنا الآن. يمكنك ترك رسالة.',
  withdraw: 'لا داعي',
  human: 'محادثتك الآن مع {name}، إنسان حقيقي.',
  someone: 'المتجر',
  closed: 'انتهت هذه المحادثة، وتبدأ من جديد برسالة منك.',
  people: '{name}، إنسان',
  log: 'الرسائل',
  older: 'رسائل أقدم',
  below: 'رسائل جديدة',
  writes: 'الكتابة جارية من {name}…',
  stop: 'إيقاف',
  input: 'الكتابة إلى {name}',
  send: 'إرسال',
  unknown: 'لا أحد هنا للتحدث معه الآن.',
  unreachable: 'تعذّر الوصول إلى المتجر. ما كتبته محفوظ.',
  truncated: 'انقطع الجواب.',
  upstream: 'لا جواب الآن.',
  limit: 'كان ذلك كثيرًا دفعة واحدة. يُرجى الانتظار قليلًا.',
  internal: 'حدث خلل في الجواب.',
  retry: 'إعادة المحاولة',
};

const elder: Voice<keyof PanelMessages> = {
  limit: 'على مهل، لا داعي للعجلة. يُرجى الانتظار قليلًا.',
  closed: 'نحن هنا متى طاب لك الحديث.',
};

const junior: Voice<keyof PanelMessages> = {
  limit: 'سبقتنا سرعتك. يُرجى الانتظار قليلًا.',
  closed: 'انتهت هذه المحادثة. ستسعدنا رسالة جديدة منك.',
};

export const messages = voices(peer, elder, junior);
