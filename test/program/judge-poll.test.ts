import {describe, expect, test} from 'vitest';
import {type Assurance, judgePoll, type Poll, type Vouched} from '../../src/program/index.js';
import {aPoll, duringPoll} from './a-poll.js';

const judge = (poll: Partial<Poll>, sender: Vouched): string => {
  const judged = judgePoll({name: 'Tea house', polls: {tin: {...aPoll, ...poll} as Poll}}, 'tin', {now: duringPoll, ...sender});
  return judged.ok ? 'taken' : judged.reason;
};

describe('a poll takes what is sent', () => {
  const visitor = {};
  const joined = {member: 'mia'};
  const member = {member: 'mia', bought: []};
  const buyer = {member: 'mia', bought: ['tin-2025']};
  const cases: [Assurance | undefined, string[]][] = [
    [undefined, ['taken', 'taken', 'taken', 'taken']],
    ['browser', ['taken', 'taken', 'taken', 'taken']],
    ['member', ['members-only', 'taken', 'taken', 'taken']],
    ['order', ['members-only', 'members-only', 'buyers-only', 'taken']],
  ];
  test.each(cases)('at the level %s: by a visitor, one that belongs to a member, a member with a token, one who has bought', (assurance, expected) => {
    expect([visitor, joined, member, buyer].map(sender => judge(assurance ? {assurance} : {}, sender))).toEqual(expected);
  });
});

test('a poll with products takes what buyers of one of them send, and of no other', () => {
  const poll = {assurance: 'order', products: ['tin-2025', 'tin-2026']} as const;
  const bought = (...bought: string[]): string => judge(poll, {member: 'mia', bought});
  expect([bought('tin-2026'), bought('cup', 'tin-2025'), bought('cup'), bought('tin-202'), bought()]).toEqual(['taken', 'taken', 'buyers-only', 'buyers-only', 'buyers-only']);
});

test('says that a poll is over before it asks for a purchase', () => {
  expect(judge({assurance: 'order', closes: '2026-09-02T00:00:00Z'}, {})).toBe('poll-closed');
});
