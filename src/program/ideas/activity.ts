import type {Tally} from '../ballot.js';
import {type Marks, markOf} from '../counting/index.js';
import {type Idea, type IdeaState, ideaStates, isPublic} from './idea.js';

/** What the public ideas of a poll come to: how many stand where with the brand, and how many supports they have together. */
export type IdeaActivity = {readonly [S in IdeaState]?: number} & {readonly supports: number};

/** What it adds to a poll's tally that an idea is now as it is `after`; before, it was another or was not there. */
export function activityChange(before: Idea | undefined, after: Idea): Tally {
  const counts: Record<string, number> = {};
  for (const [idea, sign] of [[before, -1], [after, 1]] as const) {
    if (!idea || !isPublic(idea)) continue;
    counts[idea.state] = (counts[idea.state] ?? 0) + sign;
    counts.supports = (counts.supports ?? 0) + sign * idea.supports;
  }
  return {counts, voters: 0};
}

export function ideaActivity(marks: Marks): IdeaActivity {
  const states = ideaStates.filter(state => markOf(marks, state) > 0).map(state => [state, markOf(marks, state)]);
  return {...(Object.fromEntries(states) as {[S in IdeaState]?: number}), supports: markOf(marks, 'supports')};
}
