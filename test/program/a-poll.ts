import type {BallotPoll, Program} from '../../src/program/index.js';

export const aPoll: BallotPoll = {
  kind: 'single',
  question: {en: 'Which tin?', 'zh-Hans': '哪一款茶罐?'},
  options: [{id: 'moon', label: 'Moon'}, {id: 'tide', label: 'Tide'}, {id: 'fern', label: 'Fern'}],
  results: 'always',
  opens: '2026-09-01T00:00:00Z',
  closes: '2026-10-01T00:00:00Z',
};

export const aProgram: Program = {name: 'Tea house', polls: {'autumn-tin': aPoll}};
/** A moment at which it is open. */
export const duringPoll = Date.parse('2026-09-15T12:00:00Z');
