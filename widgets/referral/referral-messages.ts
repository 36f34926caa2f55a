import type {Messages, Section} from '../../src/element/messages.js';

/** What every card says; the rest comes with what says it. */
export const english = {
  few: 'For a few people who would like it, not a crowd.',
  code: 'Your code',
  link: 'Your link',
  copy: 'Copy link',
  share: 'Share',
  more: 'Add a note',
  copied: 'Link copied.',
  shared: 'Shared.',
  failed: 'Not possible here. The link is selected: please copy it.',
  standing: 'Your invitations and rewards',
  signin: 'Sign in to invite',
  saved: 'Saved on this device.',
  offline: 'Saved on this device. It will be sent when the connection is back.',
  held: 'Kept in this tab only. Please leave it open.',
  recorded: 'Recorded.',
  unknown: 'Nobody is being invited here right now.',
  unreachable: 'Can’t reach the shop.',
  retry: 'Try again',
};

export type ReferralMessages = Messages<keyof typeof english>;

export const referralTexts: Section<keyof ReferralMessages> = {
  name: 'referral',
  english: english,
  load: language => import(`./messages/${language}.js`),
};
