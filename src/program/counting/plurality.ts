import {type CountingRule, countsOf, leading, markOf, noPoints} from './rule.js';

/**
 * One vote for one option; the most votes win (plurality). Options with
 * equally many are level. Votes for a withdrawn option count for nobody.
 */
export const plurality: CountingRule = {
  problem: (_, vote) => noPoints(vote) ?? (vote.choices.length === 1 ? undefined : `/data/choices: found ${vote.choices.length} options; this poll takes one`),
  marks: ({choices}) => Object.fromEntries(choices.map(choice => [choice, 1])),
  standings: (marks, running) => ({
    counts: countsOf(marks, running),
    leaders: leading(running, option => markOf(marks, option)),
  }),
};
