import type {BudgetPoll} from '../program.js';
import {plurality} from './plurality.js';
import {type CountingRule, repeated} from './rule.js';

/**
 * So many beans, spread over the options as one likes; the most beans win
 * (cumulative voting, https://en.wikipedia.org/wiki/Cumulative_voting). Beans
 * that are kept count for nobody. Options with equally many are level.
 */
export const budget: CountingRule<BudgetPoll> = {
  ...plurality,
  problem({beans}, {choices, points = []}) {
    const spent = points.reduce((a, b) => a + b, 0);
    return repeated(choices)
      ?? (points.length === choices.length ? undefined : `/data/points: found ${points.length} numbers for ${choices.length} options; one for each`)
      ?? (spent <= beans ? undefined : `/data/points: found ${spent} beans spent; there are ${beans}`);
  },
  marks: ({choices, points}) => Object.fromEntries(choices.map((choice, i) => [choice, points![i]!])),
};
