import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {decide, type Decision, type Idea, type IdeaState, isPublic} from '../../../src/program/index.js';
import {duringPoll} from '../a-poll.js';
import {anIdea} from './an-idea.js';

const {published: _, ...unpublished} = anIdea;
const held: Idea = {...unpublished, state: 'held'};
const states: readonly IdeaState[] = ['held', 'published', 'declined', 'in-review', 'making', 'made', 'not-this-time'];
const now = new Date(duringPoll).toISOString();
const to = (state: IdeaState): Decision => ({
  to: state,
  ...((state === 'declined' || state === 'not-this-time') && {reason: 'Too big for our kiln'}),
  ...(state === 'made' && {link: 'https://tea.example/moon-tin'}),
});

describe('an idea', () => {
  test('goes from held to published, and knows since when', () => {
    expect(decide(held, to('published'), duringPoll)).toEqual({ok: true, idea: {...held, state: 'published', published: now, decided: now}});
  });

  test('is declined with a reason', () => {
    expect(decide(held, {to: 'declined', reason: ' Too big \n'}, duringPoll)).toEqual({ok: true, idea: {...held, state: 'declined', reason: 'Too big', decided: now}});
  });

  test('goes on to review, is made, and has a link then; its publication stays when it was', () => {
    const made = (['in-review', 'making', 'made'] as const).reduce<Idea>((idea, state) => {
      const decided = decide(idea, to(state), duringPoll);
      if (!decided.ok) throw new Error(decided.detail);
      return decided.idea;
    }, anIdea);
    expect(made).toEqual({...anIdea, state: 'made', link: 'https://tea.example/moon-tin', decided: now});
  });

  test('goes no other way, which is said', () => {
    const found = states.flatMap(from => states.filter(state => state !== 'held' && decide({...held, state: from}, to(state), duringPoll).ok).map(state => `${from} > ${state}`));
    expect(found).toEqual([
      'held > published', 'held > declined', 'published > in-review', 'in-review > making', 'in-review > not-this-time', 'making > made', 'making > not-this-time',
    ]);
    expect(decide(anIdea, to('made'), duringPoll)).toEqual({ok: false, problem: 'wrong-step', detail: 'The idea is "published", after which comes "in-review"; found "made".'});
    expect(decide({...anIdea, state: 'made'}, to('published'), duringPoll)).toMatchObject({problem: 'wrong-step', detail: expect.stringContaining('after which comes nothing') as string});
  });

  test('that was public stays public, whatever is decided', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...states)), path => {
      let idea: Idea = held;
      for (const state of path) {
        const decided = decide(idea, to(state), duringPoll);
        if (!decided.ok) continue;
        if (isPublic(idea)) expect(isPublic(decided.idea)).toBe(true);
        expect(isPublic(decided.idea)).toBe(decided.idea.published !== undefined);
        idea = decided.idea;
      }
    }));
  });
});

test.each<[string, Decision, string]>([
  ['a state that is none', {to: 'constructor' as IdeaState}, '/to: found "constructor"; allowed: "published", "declined", "in-review"'],
  ['being held again', {to: 'held'}, '/to: found "held"'],
  ['declining without a reason', {to: 'declined'}, '/reason: found nothing'],
  ['declining with a blank one', {to: 'declined', reason: ' '}, '/reason: found 0 characters; allowed: 1 to 1000'],
  ['a reason of 1,001 characters', {to: 'declined', reason: 'x'.repeat(1001)}, '/reason: found 1001 characters'],
  ['a reason with markup', {to: 'declined', reason: 'see <a href'}, '/reason: found markup, "<a", at character 5'],
  ['publishing with a reason', {to: 'published', reason: 'nice'}, '/reason: found a text'],
  ['made without a link', {to: 'made'}, '/link: found nothing'],
  ['a link elsewhere', {to: 'published', link: 'https://tea.example'}, '/link: found a text'],
  ['a link that runs', {to: 'made', link: 'javascript:alert(1)'}, '/link: found something else'],
])('%s is no decision', (_, decision, detail) => {
  expect(decide(held, decision, duringPoll)).toEqual({ok: false, problem: 'wrong-decision', detail: expect.stringContaining(detail) as string});
});
