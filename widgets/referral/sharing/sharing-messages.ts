import type {Message, Messages, Section} from '../../../src/element/messages.js';

/** What is said of ways to share. Keys with a dash are the protocol's own words for why an invitation was refused. */
export const sharingMessages = {
  note: 'A line to your friend (optional)',
  noteHint: 'Goes with the invitation. At most 200 characters.',
  noteProblem: 'Plain words only, please: no tags.',
  by: 'Send it by',
  whatsapp: 'WhatsApp',
  telegram: 'Telegram',
  messenger: 'Messenger',
  x: 'X',
  line: 'LINE',
  kakaotalk: 'KakaoTalk',
  wechat: 'WeChat',
  weibo: 'Weibo',
  email: 'Email',
  sms: 'Text message',
  poster: 'Picture with a QR code',
  handed: '{channel} was opened with your invitation.',
  paste: 'Link copied. Paste it into a chat in {channel}.',
  pasteFailed: 'The link is selected. Copy it, and paste it into a chat in {channel}.',
  blocked: 'Your browser kept the window shut.',
  openIt: 'Open {channel}',
  drawing: 'Drawing your picture…',
  posterAlt: 'Invitation with a QR code of your link, and the code {code}',
  posterHint: 'Save the picture, or press and hold it, and send it to your friend.',
  save: 'Save the picture',
  saved: 'Saved. Now send it to your friend.',
  posterFailed: 'The picture can’t be drawn here. Please choose another way.',
  close: 'Close',
  full: {
    150: 'All {count} of your invitations are on their way: about as many people as anyone knows well. When one lapses, there is room for another.',
    other: 'All {count} of your invitations are on their way. When one lapses, there is room for another.',
  },
  ended: 'This offer has ended. What your friends have accepted goes on.',
  refused: 'It could not be recorded. Please share once more.',
  'members-only': 'Please sign in again, and share once more.',
  'no-referral': 'The offer is gone, so this invitation leads nowhere. Please tell your friend.',
  'referral-closed': 'The offer ended before your invitation arrived.',
  'too-many-invitations': 'All your invitations are on their way; this one is too many. When one lapses, there is room for another.',
  'invalid-note': 'Your note was not plain words. Please write it anew, and share once more.',
} satisfies {readonly [key: string]: Message};

export type SharingMessages = Messages<keyof typeof sharingMessages>;

export const sharingTexts: Section<keyof SharingMessages> = {
  name: 'referral/sharing',
  english: sharingMessages,
  load: language => import(`./messages/${language}.js`),
};
