import type {OwnVote} from '../../../src/client/poll-store.js';
import type {Vote} from '../../../src/program/counting/rule.js';
import type {PollView} from '../../../src/program/poll-view.js';
import {pollOf} from '../fake-client.js';

const picture = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="teal"/></svg>')}`;
const pictures = pollOf().options.map(option => ({...option, picture: {src: picture, alt: {en: `A lid of ${option.id}`}}}));
export const counts = {cedar: 40, brass: 30, glaze: 20, cork: 10};
export const own = (vote: Vote, stage: OwnVote['stage'] = 'recorded'): OwnVote => ({id: 'v', ...vote, stage});

/** Each kind while it is chosen from, and when it has results. */
export const kinds: {readonly [kind: string]: {readonly open: PollView; readonly vote: Vote; readonly counted: PollView}} = {
  image: {
    open: pollOf({kind: 'image', options: pictures}),
    vote: {choices: ['glaze']},
    counted: pollOf({kind: 'image', options: pictures, tally: {counts, voters: 100, leaders: ['cedar']}}),
  },
  approval: {
    open: pollOf({kind: 'approval', max: 2}),
    vote: {choices: ['cedar', 'cork']},
    counted: pollOf({kind: 'approval', max: 2, tally: {counts, voters: 60, leaders: ['cedar']}}),
  },
  ranked: {
    open: pollOf({kind: 'ranked'}),
    vote: {choices: ['cork', 'brass']},
    counted: pollOf({kind: 'ranked', tally: {counts, voters: 100, leaders: ['brass'], rounds: [
      {counts, exhausted: 0, eliminated: ['glaze', 'cork']},
      {counts: {cedar: 45, brass: 51}, exhausted: 4, eliminated: []},
    ]}}),
  },
  score: {
    open: pollOf({kind: 'score'}),
    vote: {choices: ['glaze', 'cedar'], points: [5, 2]},
    counted: pollOf({kind: 'score', tally: {counts: {cedar: 4, brass: 0, glaze: 5, cork: 1}, voters: 5, leaders: ['glaze'], ratings: {cedar: [1, 1, 1, 1, 0], brass: [0, 0, 0, 0, 0], glaze: [0, 0, 0, 1, 4], cork: [0, 0, 1, 0, 0]}}}),
  },
  budget: {
    open: pollOf({kind: 'budget', beans: 10}),
    vote: {choices: ['cedar', 'cork'], points: [2, 1]},
    counted: pollOf({kind: 'budget', beans: 10, tally: {counts, voters: 10, leaders: ['cedar']}}),
  },
  pairwise: {
    open: pollOf({kind: 'pairwise'}),
    vote: {choices: ['cedar', 'brass', 'cedar', 'cork']},
    counted: pollOf({kind: 'pairwise', tally: {counts, voters: 50, leaders: ['cedar', 'brass'], preferred: {cedar: 0.7, brass: 0.7, glaze: 0.4, cork: 0.25}}}),
  },
};
