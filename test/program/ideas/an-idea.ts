import type {Idea, OpenPoll, Program} from '../../../src/program/index.js';
import {duringPoll} from '../a-poll.js';

export const openPoll: OpenPoll = {
  kind: 'open',
  question: 'What shall we make next?',
  results: 'always',
  ideas: {milestones: [{supports: 10, days: 30}, {supports: 100, days: 60}], pictures: ['https://cdn.example']},
  closes: '2027-01-01T00:00:00Z',
};

export const openProgram: Program = {name: 'Tea house', polls: {next: openPoll, names: {...openPoll, ideas: {...openPoll.ideas, moderated: false}}}};

/** One that everyone sees. */
export const anIdea: Idea = {
  id: '0198c0de-0000-7000-8000-00000000000a',
  poll: 'next',
  author: 'visitor:0198c0de-0000-7000-8000-000000000009',
  title: 'A moon tin',
  state: 'published',
  submitted: new Date(duringPoll - 2000).toISOString(),
  published: new Date(duringPoll - 1000).toISOString(),
  supports: 3,
  most: 4,
};
