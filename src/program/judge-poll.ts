import type {RefusalReason} from '../events/receipt.js';
import {pollState} from './poll-state.js';
import type {Poll, Program} from './program.js';

/** Why something does not count. `detail` is for the developer. */
export interface Refusal {
  readonly ok: false;
  readonly reason: RefusalReason;
  readonly detail: string;
}

/** Who sends something, as far as the shop vouches for anyone. */
export interface Vouched {
  /** The member whom the sender's visitor belongs to. */
  readonly member?: string | undefined;
  /** What the member has bought, as the token of this very delivery says it; absent without a token. */
  readonly bought?: readonly string[] | undefined;
}

/**
 * Whether a poll takes what a person sends now, be it a vote or an idea.
 *
 * @param now the counter's clock, milliseconds since the epoch
 */
export function judgePoll(
  program: Program,
  id: string,
  {now, member, bought}: Vouched & {readonly now: number},
): {readonly ok: true; readonly poll: Poll} | Refusal {
  const poll = Object.hasOwn(program.polls, id) ? program.polls[id] : undefined;
  if (!poll) {
    return {ok: false, reason: 'unknown-poll', detail: `/data/poll: found "${id}"; the program has ${list(Object.keys(program.polls))}`};
  }
  const state = pollState(poll, now);
  if (state === 'scheduled') return {ok: false, reason: 'poll-not-open', detail: `the poll opens at ${poll.opens}`};
  if (state === 'closed') return {ok: false, reason: 'poll-closed', detail: `the poll closed at ${poll.closes}`};
  return assuranceRefusal(poll, {member, bought}) ?? {ok: true, poll};
}

function assuranceRefusal({assurance, products}: Poll, {member, bought}: Vouched): Refusal | undefined {
  if (assurance === 'member' ? member === undefined : assurance === 'order' && !bought) {
    return {ok: false, reason: 'members-only', detail: 'the poll takes votes of members; send the delivery with a token'};
  }
  if (assurance !== 'order' || bought!.some(product => products?.includes(product) ?? true)) return undefined;
  return {ok: false, reason: 'buyers-only', detail: `the poll takes votes of members who have bought ${products ? 'one of its products' : 'something'}; the token’s kin_bought names none that counts`};
}

export function list(ids: readonly string[]): string {
  return ids.map(id => `"${id}"`).join(', ');
}
