import type {Message, Messages, Section} from '../../../src/element/messages.js';
import {type Voice, voices} from '../../../src/element/voices.js';

/** What is missing, in words. */
const peer = {
  acquaintance: 'Acquaintance',
  friend: 'Friend',
  partner: 'Partner',
  kindred: 'Kindred',
  only: 'For: {bond}, and closer.',
  meet: 'Sign in to see whether that is you.',
  signin: 'Sign in',
  missing: 'Still missing: {what}.',
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

export type TeaserMessages = Messages<keyof typeof peer>;

const elder: Voice<keyof TeaserMessages> = {
  only: 'We keep this for: {bond}, and closer.',
  meet: 'Sign in, and we will see whether it is yours.',
};

const junior: Voice<keyof TeaserMessages> = {
  only: 'We made this for: {bond}, and closer.',
  meet: 'Would you sign in, so that we can see whether it is yours?',
  missing: 'We would love to show you. Still missing: {what}.',
};

export const teaserMessages = voices(peer, elder, junior);

export const teaserTexts: Section<keyof TeaserMessages> = {
  name: 'exclusive/teaser',
  english: teaserMessages,
  load: language => import(`./messages/${language}.js`),
};
