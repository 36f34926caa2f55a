import {type Voice, voices} from '../../../../src/element/voices.js';
import type {SaidMessages} from '../said-messages.js';

const peer: SaidMessages = {
  you: 'منك:',
  saved: 'محفوظ على هذا الجهاز',
  offline: 'محفوظ على هذا الجهاز، وسيُرسل عند عودة الاتصال.',
  held: 'محفوظ في هذه النافذة فقط. يُرجى عدم إغلاقها.',
  recorded: 'سُجّل',
  refused: 'تعذّر استلام هذه الرسالة.',
  edit: 'كتابتها من جديد',
  stopped: 'توقّف هنا بطلب منك.',
  'broken-off': 'انقطع هنا.',
  copy: 'نسخ',
  copied: 'نُسخ',
  up: 'مفيد',
  down: 'غير مفيد',
};

const elder: Voice<keyof SaidMessages> = {
  down: 'لم يُفدني بعد',
};

const junior: Voice<keyof SaidMessages> = {
  up: 'أحسنتم',
  down: 'يمكن أن يكون أفضل',
};

export const messages = voices(peer, elder, junior);
