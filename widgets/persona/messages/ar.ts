import type {PersonaMessages} from '../persona-messages.js';

export const messages: PersonaMessages = {
  talk: 'التحدث مع {name}',
  unread: {zero: 'لا رسائل جديدة', one: 'رسالة جديدة واحدة', two: 'رسالتان جديدتان', few: '{count} رسائل جديدة', many: '{count} رسالة جديدة', other: '{count} رسالة جديدة'},
  failed: 'تعذّر التحميل. يُرجى المحاولة من جديد.',
};
