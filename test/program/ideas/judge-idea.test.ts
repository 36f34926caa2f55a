import {describe, expect, test} from 'vitest';
import type {EventData} from '../../../src/events/index.js';
import {type Idea, judgeSubmission, judgeSupport, mostIdeas} from '../../../src/program/index.js';
import {anEvent} from '../../events/an-event.js';
import {aPoll, duringPoll} from '../a-poll.js';
import {anIdea, openPoll, openProgram} from './an-idea.js';

const sentAt = new Date(duringPoll).toISOString();
const program = {...openProgram, polls: {...openProgram.polls, tin: aPoll, members: {...openPoll, assurance: 'member'}, none: {...openPoll, ideas: {milestones: []}}}} as const;
const day = 86_400_000;

function submit(data: Partial<EventData['idea.submitted']>, {now = duringPoll, own = 0, member}: {now?: number; own?: number; member?: string} = {}): ReturnType<typeof judgeSubmission> {
  return judgeSubmission(program, anEvent('idea.submitted', {poll: 'next', title: 'A moon tin', ...data}, {now: duringPoll}), {sentAt, now, member}, own);
}

describe('a submission', () => {
  test('is held until the brand has seen it, and its author supports it', () => {
    const event = anEvent('idea.submitted', {poll: 'next', title: ' A moon tin ', words: '\nRound.\n', picture: 'https://CDN.example/../a.png'}, {now: duringPoll});
    expect(judgeSubmission(program, event, {sentAt, now: duringPoll}, 0)).toEqual({
      ok: true,
      idea: {
        id: event.id, poll: 'next', author: 'visitor:0198c0de-0000-7000-8000-000000000001', title: 'A moon tin', words: 'Round.', picture: 'https://cdn.example/a.png',
        state: 'held', submitted: sentAt, supports: 0, most: 0,
      },
      support: {id: event.id, at: sentAt, supports: true},
    });
  });

  test('is published at once where nothing is moderated', () => {
    expect(submit({poll: 'names'})).toMatchObject({idea: {state: 'published', published: sentAt}});
  });

  test('is the member’s, where the visitor belongs to one', () => {
    expect(submit({poll: 'members'}, {member: 'mia'})).toMatchObject({idea: {author: 'member:mia'}});
  });

  test.each<[string, string, Parameters<typeof submit>, string]>([
    ['invalid-idea', 'a title with markup', [{title: 'A <b>tin</b>'}], '/data/title: found markup, "<b", at character 3'],
    ['invalid-idea', 'a title of two lines', [{title: 'A\ntin'}], '/data/title: found the control character U+000A'],
    ['invalid-idea', 'words with markup', [{words: 'Round.\n<!-- -->'}], '/data/words: found markup, "<!", at character 8'],
    ['invalid-idea', 'a picture of another origin', [{picture: 'https://evil.example/cdn.example/a.png'}], '/data/picture: found a picture of https://evil.example; the poll takes those of https://cdn.example'],
    ['invalid-idea', 'a picture whose address only begins like one that is listed', [{picture: 'https://cdn.example@evil.example/a.png'}], 'found a picture of https://evil.example'],
    ['invalid-idea', 'a picture at another port', [{picture: 'https://cdn.example:8443/a.png'}], 'found a picture of https://cdn.example:8443'],
    ['invalid-idea', 'a picture with no address', [{picture: 'https://'}], '/data/picture: found something else'],
    ['invalid-idea', 'a picture where the poll lists no origins', [{poll: 'none', picture: 'https://cdn.example/a.png'}], 'the poll takes none'],
    ['invalid-idea', 'a poll that is voted in', [{poll: 'tin'}], '/data/poll: found "tin", whose kind is "single"'],
    ['unknown-poll', 'a poll that there is not', [{poll: 'constructor'}], 'the program has "next"'],
    ['poll-closed', 'a poll that has closed', [{}, {now: Date.parse(openPoll.closes!)}], 'the poll closed at 2027'],
    ['members-only', 'a poll of members', [{poll: 'members'}], 'with a token'],
    ['too-many-ideas', 'an eleventh idea', [{}, {own: mostIdeas}], '"next" has 10 ideas of this author'],
  ])('is refused as %s: %s', (reason, _, given, detail) => {
    expect(submit(...given)).toEqual({ok: false, reason, detail: expect.stringContaining(detail) as string});
  });
});

describe('a support', () => {
  const judge = (idea: Idea | undefined, {type = 'idea.supported', now = duringPoll, poll = 'next', by}: {type?: 'idea.supported' | 'idea.unsupported'; now?: number; poll?: string; by?: string} = {}): ReturnType<typeof judgeSupport> =>
    judgeSupport(program, anEvent(type, {poll, idea: anIdea.id}, {now: duringPoll, ...(by && {visitor: by})}), {sentAt, now}, idea);

  test('counts for whoever sees the idea, and so does its withdrawal', () => {
    const voter = 'visitor:0198c0de-0000-7000-8000-000000000001';
    expect(judge(anIdea)).toMatchObject({ok: true, voter, support: {at: sentAt, supports: true}});
    expect(judge(anIdea, {type: 'idea.unsupported'})).toMatchObject({ok: true, voter, support: {at: sentAt, supports: false}});
  });

  test.each(['held', 'declined'] as const)('of a %s idea counts for its author, and tells nobody else that it is there', state => {
    const hidden = {...anIdea, state};
    expect(judge(hidden, {by: hidden.author.slice('visitor:'.length)})).toMatchObject({ok: true});
    expect(judge(hidden)).toEqual(judge(undefined));
    expect(judge(hidden)).toMatchObject({ok: false, reason: 'unknown-idea'});
  });

  test('is refused in a poll that the idea is not in', () => {
    expect(judge(anIdea, {poll: 'names'})).toMatchObject({ok: false, reason: 'unknown-idea'});
    expect(judge({...anIdea, poll: 'tin'}, {poll: 'tin', now: duringPoll})).toMatchObject({ok: false, reason: 'unknown-idea'});
  });

  test('is refused once the poll has closed', () => {
    expect(judge(anIdea, {now: Date.parse(openPoll.closes!)})).toMatchObject({ok: false, reason: 'poll-closed'});
  });

  test('is refused when the idea has lapsed; its withdrawal is not, nor is support for one that the brand has taken up', () => {
    const now = duringPoll + 40 * day;
    expect(judge(anIdea, {now})).toMatchObject({ok: false, reason: 'idea-lapsed', detail: expect.stringContaining('needed 10 supports before 2026-10-15') as string});
    expect(judge(anIdea, {now, type: 'idea.unsupported'})).toMatchObject({ok: true});
    expect(judge({...anIdea, most: 10}, {now})).toMatchObject({ok: true});
    expect(judge({...anIdea, state: 'making'}, {now})).toMatchObject({ok: true});
  });
});
