import type {OwnVote, PollSnapshot} from '../../../src/client/poll-store.js';
import {pollOf, tally} from '../fake-client.js';

const own = (stage: OwnVote['stage']): {own: OwnVote} => ({own: {id: 'v', choices: ['brass'], stage}});
const picture = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="teal"/></svg>')}`;
const pictures = pollOf().options.map(option => ({...option, picture: {src: picture, alt: ''}}));
/** Each state that a poll can be in. */
export const states: {readonly [state: string]: Partial<PollSnapshot>} = {
  loading: {status: 'loading'},
  unknown: {status: 'unknown'},
  unreachable: {status: 'unreachable'},
  ready: {view: pollOf()},
  'ready with results': {view: pollOf({results: 'always', tally})},
  scheduled: {view: pollOf({state: 'scheduled', opens: '2026-10-02T09:00:00.000Z'})},
  sending: {view: pollOf(), ...own('sending')},
  saved: {view: pollOf(), ...own('saved')},
  held: {view: pollOf(), ...own('held')},
  recorded: {view: pollOf({tally}), ...own('recorded')},
  refused: {view: pollOf(), ...own('refused')},
  closed: {view: pollOf({state: 'closed', tally, closes: '2026-09-30T09:00:00.000Z'}), ...own('recorded')},
  pictures: {view: pollOf({options: pictures})},
  'pictures with results': {view: pollOf({options: pictures, tally}), ...own('recorded')},
};
