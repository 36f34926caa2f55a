import type {ExtrasMessages} from '../extras-messages.js';

export const messages: ExtrasMessages = {
  sound: 'صوت عند وصول رسالة',
  contact: 'السماح لـ{name} بمراسلتي أولًا',
  never: 'أبدًا',
  monthly: {zero: 'أبدًا', one: 'مرة في الشهر', two: 'مرتان في الشهر', few: '{count} مرات في الشهر', many: '{count} مرة في الشهر', other: '{count} مرة في الشهر'},
  saved: 'محفوظ على هذا الجهاز.',
  recorded: 'سُجّل.',
  refused: 'تعذّر تسجيل ذلك.',
  download: 'تنزيل ما هو معروض',
  end: 'إنهاء هذه المحادثة',
  you: 'أنا',
  person: '{name}، إنسان',
  machine: '{name}، ردّ آلي',
};
