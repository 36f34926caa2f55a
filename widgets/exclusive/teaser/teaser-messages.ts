import type {Catalogue, Message, Messages} from '../../../src/element/messages.js';

/** What is missing, in words. What a brand of another stance says otherwise has its name after the key. */
export const teaserMessages = {
  acquaintance: 'Acquaintance',
  friend: 'Friend',
  partner: 'Partner',
  kindred: 'Kindred',
  only: 'For: {bond}, and closer.',
  'only elder': 'We keep this for: {bond}, and closer.',
  'only junior': 'We made this for: {bond}, and closer.',
  meet: 'Sign in to see whether that is you.',
  'meet elder': 'Sign in, and we will see whether it is yours.',
  'meet junior': 'Would you sign in, so that we can see whether it is yours?',
  signin: 'Sign in',
  missing: 'Still missing: {what}.',
  'missing junior': 'We would love to show you. Still missing: {what}.',
  first: 'First comes “{bond}”: {what}.',
  waits: 'First something you told us of has to be settled. That is up to us.',
  comma: ', ',
  order: {1: 'one order', other: '{count} orders'},
  same: {1: 'ordering the same once more', other: 'ordering the same {count} more times'},
  vote: {1: 'one vote', other: '{count} votes'},
  idea: {1: 'one idea', other: '{count} ideas'},
  support: {1: 'one idea that you support', other: '{count} ideas that you support'},
  feedback: {1: 'one answer to what we ask', other: '{count} answers to what we ask'},
  rating: {1: 'saying how one chat was', other: 'saying how {count} chats were'},
  invited: {1: 'one friend’s first order', other: '{count} friends’ first orders'},
  part: {1: 'one vote or idea', other: '{count} votes or ideas'},
} satisfies {readonly [key: string]: Message};

export type TeaserMessages = Messages<keyof typeof teaserMessages>;

export const teaserCatalogue: Catalogue<keyof TeaserMessages> = {
  en: async () => teaserMessages,
  'zh-Hans': async () => (await import('./messages/zh-Hans.js')).messages,
};
