import {expect, test} from 'vitest';
import {judgeVote, occurredAt, voterOf} from '../../src/program/index.js';
import {anEvent} from '../events/an-event.js';
import {aPoll, aProgram, duringPoll} from './a-poll.js';

const sentAt = new Date(duringPoll).toISOString();
const judge = (data: {poll: string; choices: string[]}, now = duringPoll): ReturnType<typeof judgeVote> =>
  judgeVote(aProgram, anEvent('poll.voted', data, {now: duringPoll}), {sentAt, now});

test('a vote for an option of an open poll counts, for the visitor who cast it', () => {
  expect(judge({poll: 'autumn-tin', choices: ['moon']})).toMatchObject({ok: true, poll: 'autumn-tin', voter: 'visitor:0198c0de-0000-7000-8000-000000000001', ballot: {choices: ['moon'], at: sentAt}});
});

test('a vote counts for the member whom the visitor belongs to, and no visitor can be taken for a member', () => {
  const event = anEvent('poll.voted', {poll: 'autumn-tin', choices: ['moon']}, {now: duringPoll});
  expect(judgeVote(aProgram, event, {sentAt, now: duringPoll, member: 'mia'})).toMatchObject({ok: true, voter: 'member:mia'});
  expect(voterOf('mia')).not.toBe(voterOf('', 'mia'));
  expect(voterOf('0198c0de', 'visitor:0198c0de')).not.toBe(voterOf('0198c0de'));
});

test('a withdrawal is a ballot without choices', () => {
  expect(judgeVote(aProgram, anEvent('poll.retracted', {poll: 'autumn-tin'}), {sentAt, now: duringPoll})).toMatchObject({ok: true, ballot: {choices: []}});
});

test.each([
  ['unknown-poll', {poll: 'toString', choices: ['moon']}, duringPoll, 'the program has "autumn-tin"'],
  ['unknown-option', {poll: 'autumn-tin', choices: ['sun']}, duringPoll, 'the poll has "moon", "tide", "fern"'],
  ['invalid-ballot', {poll: 'autumn-tin', choices: ['moon', 'tide']}, duringPoll, 'this poll takes one'],
  ['poll-not-open', {poll: 'autumn-tin', choices: ['moon']}, Date.parse(aPoll.opens!) - 1, aPoll.opens],
  ['poll-closed', {poll: 'autumn-tin', choices: ['moon']}, Date.parse(aPoll.closes!), aPoll.closes],
])('a vote is refused as %s, with what would be right', (reason, data, now, detail) => {
  expect(judge(data, now)).toEqual({ok: false, reason, detail: expect.stringContaining(detail!) as string});
});

test('a vote may say which of the poll’s groups its voter belongs to', () => {
  const groups = {question: 'Where do you live?', smallest: 5, options: [{id: 'north', label: 'North'}, {id: 'south', label: 'South'}]};
  const judgeIn = (group: string | undefined, polls: object): unknown =>
    judgeVote({name: 'Tea house', polls: polls as typeof aProgram.polls}, anEvent('poll.voted', {poll: 'p', choices: ['moon'], group}, {now: duringPoll}), {sentAt, now: duringPoll});
  const asking = {p: {...aPoll, groups}};
  expect(judgeIn('north', asking)).toMatchObject({ok: true, ballot: {choices: ['moon'], group: 'north'}});
  expect(judgeIn(undefined, asking)).not.toHaveProperty('ballot.group');
  expect(judgeIn('east', asking)).toEqual({ok: false, reason: 'invalid-ballot', detail: '/data/group: found "east"; the poll has "north", "south"'});
  expect(judgeIn('north', {p: aPoll})).toEqual({ok: false, reason: 'invalid-ballot', detail: '/data/group: found "north"; the poll asks for none'});
});

test('a device whose clock is a year off votes at the right time', () => {
  const year = 365 * 24 * 3600 * 1000;
  for (const skew of [-year, 0, year]) {
    const gesture = new Date(duringPoll + skew - 5000).toISOString();
    const sent = new Date(duringPoll + skew).toISOString();
    expect(occurredAt(gesture, sent, duringPoll)).toBe(new Date(duringPoll - 5000).toISOString());
  }
});

test('no event happened later than now, or before the epoch', () => {
  expect(occurredAt('2030-01-01T00:00:00Z', '2029-01-01T00:00:00Z', duringPoll)).toBe(sentAt);
  expect(occurredAt('1900-01-01T00:00:00Z', '2900-01-01T00:00:00Z', duringPoll)).toBe('1970-01-01T00:00:00.000Z');
});

test.each(['poll.voted', 'poll.retracted'] as const)('an open poll takes no %s', type => {
  const program = {name: 'Tea house', polls: {names: {kind: 'open', question: 'Which name?', results: 'always', ideas: {milestones: []}}}} as const;
  const event = anEvent(type, {poll: 'names', ...(type === 'poll.voted' && {choices: ['moon']})}, {now: duringPoll});
  expect(judgeVote(program, event, {sentAt, now: duringPoll})).toMatchObject({ok: false, reason: 'invalid-ballot', detail: expect.stringContaining('/data/poll: found "names", which takes ideas') as string});
});
