import type {Milestone} from '../program.js';
import type {Idea} from './idea.js';

const day = 86_400_000;

/** How far up the ladder an idea is. */
export interface Progress {
  /** How many milestones it has reached. */
  readonly reached: number;
  /** What it is on its way to; absent at the top of the ladder. */
  readonly next?: {
    readonly supports: number;
    /** How many supports are still missing. */
    readonly remaining: number;
    /** The first moment at which it is too late: RFC 3339. */
    readonly deadline: string;
    /** Whether it is too late: nobody can support the idea any more. */
    readonly lapsed: boolean;
  };
}

/**
 * The milestone that an idea is on its way to.
 *
 * The days of each milestone begin when those of the one before end, so that
 * an idea that is early keeps what it has saved. A milestone that was reached
 * stays reached, also when supports are withdrawn.
 *
 * @param published RFC 3339
 * @param now the counter's clock, milliseconds since the epoch
 */
export function nextMilestone(ladder: readonly Milestone[], {supports, most}: Pick<Idea, 'supports' | 'most'>, published: string, now: number): Progress {
  const reached = ladder.filter(milestone => milestone.supports <= most).length;
  const next = ladder[reached];
  if (!next) return {reached};
  const days = ladder.slice(0, reached + 1).reduce((sum, milestone) => sum + milestone.days, 0);
  const deadline = Date.parse(published) + days * day;
  return {
    reached,
    next: {supports: next.supports, remaining: next.supports - supports, deadline: new Date(deadline).toISOString(), lapsed: now >= deadline},
  };
}
