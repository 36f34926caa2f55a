import {expect, test} from 'vitest';
import {ideaView} from '../../../src/program/index.js';
import {duringPoll} from '../a-poll.js';
import {anIdea, openPoll} from './an-idea.js';

const {milestones: ladder} = openPoll.ideas;

test('an idea is shown with its milestone and with what it is to the one who asks', () => {
  const {id, poll: _, author: __, most: ___, ...shown} = anIdea;
  expect(ideaView(anIdea, {ladder, mine: false, supported: true}, duringPoll)).toEqual({
    idea: id,
    ...shown,
    milestone: {reached: 0, next: {supports: 10, remaining: 7, deadline: '2026-10-15T11:59:59.000Z', lapsed: false}},
    mine: false,
    supported: true,
  });
});

test('who has submitted an idea is never shown', () => {
  expect(JSON.stringify(ideaView(anIdea, {ladder, mine: true, supported: true}, duringPoll))).not.toContain('visitor');
});

test('an idea that is held has no milestone yet; one that the brand has taken up has no next one', () => {
  const {published: _, ...held} = anIdea;
  expect(ideaView({...held, state: 'held'}, {ladder, mine: true, supported: true}, duringPoll)).not.toHaveProperty('milestone');
  expect(ideaView({...anIdea, state: 'in-review', most: 12}, {ladder, mine: true, supported: true}, duringPoll).milestone).toEqual({reached: 1});
});
