import type {Messages, Section} from '../../src/element/messages.js';

/**
 * What the poll says. Keys with a dash are the protocol's own words for why a vote was refused.
 * `counts` ends with a space because a sentence may follow; Chinese needs none.
 */
export const english = {
  vote: 'Vote',
  change: 'Change my vote',
  retry: 'Try again',
  yours: 'Your vote',
  votes: {one: '{count} vote', other: '{count} votes'},
  member: {1: 'You are the first maker', other: 'You are 1 of {count} makers'},
  counts: 'Your vote counts. ',
  'after-vote': 'The results appear once your vote is recorded.',
  'after-close': 'The results appear once the poll is closed.',
  never: 'The results stay with the brand.',
  scheduled: 'Opens {when}',
  open: 'Closes {when}',
  closed: 'Closed on {when}',
  sending: 'Sending…',
  saved: 'Saved on this device.',
  offline: 'Saved on this device. It will be sent when the connection is back.',
  held: 'Kept in this tab only. Please leave it open.',
  recorded: 'Recorded',
  refused: 'Your vote could not be recorded. Please choose again.',
  'poll-closed': 'The poll closed before your vote arrived.',
  unknown: 'This poll is not here right now.',
  unreachable: 'Can’t reach the poll. It will appear by itself.',
};

export type PollMessages = Messages<keyof typeof english>;

export const pollTexts: Section<keyof PollMessages> = {
  name: 'poll',
  english: english,
  load: language => import(`./messages/${language}.js`),
};
