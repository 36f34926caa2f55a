import type {ReferralMessages} from '../referral-messages.js';

export const messages: ReferralMessages = {
  few: 'لقلّة من الناس سيعجبهم ذلك، لا لجمهور.',
  code: 'رمزك',
  link: 'رابطك',
  copy: 'نسخ الرابط',
  share: 'مشاركة',
  more: 'إضافة كلمة',
  copied: 'نُسخ الرابط.',
  shared: 'تمّت المشاركة.',
  failed: 'غير ممكن هنا. الرابط محدّد: يُرجى نسخه.',
  standing: 'دعواتك ومكافآتك',
  signin: 'تسجيل الدخول للدعوة',
  saved: 'محفوظ على هذا الجهاز.',
  offline: 'محفوظ على هذا الجهاز، وسيُرسل عند عودة الاتصال.',
  held: 'محفوظ في هذه النافذة فقط. يُرجى عدم إغلاقها.',
  recorded: 'سُجّل.',
  unknown: 'لا دعوات هنا الآن.',
  unreachable: 'تعذّر الوصول إلى المتجر.',
  retry: 'إعادة المحاولة',
};
