import {describe, expect, test} from 'vitest';
import {type Ballot, pollView, type ResultsVisibility} from '../../src/program/index.js';
import {aPoll, duringPoll} from './a-poll.js';

const ballot: Ballot = {id: '1', at: '2026-09-02T00:00:00.000Z', choices: ['moon']};
const tally = {counts: {moon: 4242, tide: 17}, voters: 4259};
const after = Date.parse(aPoll.closes!);

describe('the counts leave the counter', () => {
  const cases: [ResultsVisibility, {stranger: boolean; voter: boolean; closed: boolean}][] = [
    ['always', {stranger: true, voter: true, closed: true}],
    ['after-vote', {stranger: false, voter: true, closed: true}],
    ['after-close', {stranger: false, voter: false, closed: true}],
    ['never', {stranger: false, voter: false, closed: false}],
  ];
  test.each(cases)('%s: as it says', (results, shown) => {
    const poll = {...aPoll, results};
    const bytes = {
      stranger: pollView('p', poll, {tally}, duringPoll),
      voter: pollView('p', poll, {tally, ballot}, duringPoll),
      closed: pollView('p', poll, {tally}, after),
    };
    for (const [who, view] of Object.entries(bytes)) expect(/4242|4259/.test(JSON.stringify(view)), who).toBe(shown[who as keyof typeof shown]);
  });
});

test('a withdrawn vote opens no results', () => {
  const view = pollView('p', {...aPoll, results: 'after-vote'}, {tally, ballot: {...ballot, choices: []}}, duringPoll);
  expect(view).not.toHaveProperty('tally');
  expect(view).not.toHaveProperty('ballot');
});

test('tells a voter that their ballot does not count yet, or will not, and neither why nor how fast is too fast', () => {
  const own = (aside: Ballot['aside'] & object): unknown => pollView('p', {...aPoll, velocity: {votes: 7, minutes: 3}}, {tally, ballot: {...ballot, aside}}, duringPoll);
  expect(own({reason: 'velocity'})).toMatchObject({ballot: {...ballot, aside: true}});
  expect(own({reason: 'velocity', decided: 'left-out'})).toMatchObject({ballot: {...ballot, aside: true, leftOut: true}});
  expect((own({reason: 'velocity', decided: 'counted'}) as {ballot: unknown}).ballot).toEqual(ballot);
  for (const decided of ['counted', 'left-out', undefined] as const) expect(JSON.stringify(own({reason: 'velocity', ...(decided && {decided})}))).not.toMatch(/velocity|decided/);
});

test('every option has a count, and an option that the program lost has none', () => {
  const view = pollView('p', aPoll, {tally: {counts: {moon: 1, burnt: 9}, voters: 1}}, duringPoll);
  expect(view.tally).toEqual({counts: {moon: 1, tide: 0, fern: 0}, leaders: ['moon'], voters: 1});
});

test('an open poll has no options, and what its ideas come to in place of votes', () => {
  const poll = {kind: 'open', question: 'Which name?', results: 'always', ideas: {milestones: [{supports: 10, days: 30}]}} as const;
  const tally = {counts: {published: 2, made: 1, making: 0, supports: 9}, voters: 0};
  expect(pollView('p', poll, {tally, ballot}, duringPoll)).toEqual({poll: 'p', ...poll, options: [], state: 'open', now: new Date(duringPoll).toISOString(), activity: {published: 2, made: 1, supports: 9}});
});
