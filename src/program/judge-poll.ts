import type {RefusalReason} from '../events/receipt.js';
import {pollState} from './poll-state.js';
import type {Poll, Program} from './program.js';

/** Why something does not count. `detail` is for the developer. */
export interface Refusal {
  readonly ok: false;
  readonly reason: RefusalReason;
  readonly detail: string;
}

/**
 * Whether a poll takes what a person sends now, be it a vote or an idea.
 *
 * @param member whom the sender is, if the shop vouches for anyone
 * @param now the counter's clock, milliseconds since the epoch
 */
export function judgePoll(
  program: Program,
  id: string,
  {now, member}: {readonly now: number; readonly member?: string | undefined},
): {readonly ok: true; readonly poll: Poll} | Refusal {
  const poll = Object.hasOwn(program.polls, id) ? program.polls[id] : undefined;
  if (!poll) {
    return {ok: false, reason: 'unknown-poll', detail: `/data/poll: found "${id}"; the program has ${list(Object.keys(program.polls))}`};
  }
  const state = pollState(poll, now);
  if (state === 'scheduled') return {ok: false, reason: 'poll-not-open', detail: `the poll opens at ${poll.opens}`};
  if (state === 'closed') return {ok: false, reason: 'poll-closed', detail: `the poll closed at ${poll.closes}`};
  if (poll.assurance === 'member' && member === undefined) return {ok: false, reason: 'members-only', detail: 'the poll takes votes of members; send the delivery with a token'};
  return {ok: true, poll};
}

export function list(ids: readonly string[]): string {
  return ids.map(id => `"${id}"`).join(', ');
}
