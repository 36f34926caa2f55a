import type {ApprovalPoll} from '../program.js';
import {plurality} from './plurality.js';
import {type CountingRule, noPoints, repeated} from './rule.js';

/**
 * A vote for each option that one could live with; the most votes win
 * (approval voting, https://doi.org/10.2307/1955105). To approve of all says
 * nothing about their order, as to approve of none would. Options with equally
 * many are level.
 */
export const approval: CountingRule<ApprovalPoll> = {
  ...plurality,
  problem({min = 1, max, options}, vote) {
    const most = max ?? options.length;
    const {length} = vote.choices;
    return noPoints(vote) ?? repeated(vote.choices) ?? (length >= min && length <= most ? undefined : `/data/choices: found ${length} options; this poll takes ${min} to ${most}`);
  },
};
