import type {Milestone} from '../program.js';
import type {Idea} from './idea.js';
import {nextMilestone, type Progress} from './milestones.js';

/** An idea as one person may see it. */
export interface IdeaView extends Omit<Idea, 'id' | 'poll' | 'author' | 'most'> {
  readonly idea: string;
  /** Absent until it is published. Once the brand takes it up, there is no next milestone. */
  readonly milestone?: Progress;
  /** Whether the one who asks has submitted it. */
  readonly mine: boolean;
  /** Whether they support it. */
  readonly supported: boolean;
}

/** Some of a poll's ideas. */
export interface IdeaPage {
  readonly ideas: readonly IdeaView[];
  /** Where the next page begins; absent on the last. */
  readonly next?: string;
  /** The counter's clock, RFC 3339. */
  readonly now: string;
}

/** Composes what may leave the counter; who has submitted an idea never does. Whether this person may see it is the caller's to know. */
export function ideaView(
  {id, poll: _, author: __, most, credit, ...idea}: Idea,
  {ladder, mine, supported}: {readonly ladder: readonly Milestone[]; readonly mine: boolean; readonly supported: boolean},
  now: number,
): IdeaView {
  const progress = idea.published === undefined ? undefined : nextMilestone(ladder, {supports: idea.supports, most}, idea.published, now);
  return {
    idea: id,
    ...idea,
    // The name belongs to the thanks: until there is something to thank for, it is the author's alone.
    ...(credit !== undefined && (mine || idea.state === 'making' || idea.state === 'made') && {credit}),
    ...(progress && {milestone: idea.state === 'published' ? progress : {reached: progress.reached}}),
    mine,
    supported,
  };
}
