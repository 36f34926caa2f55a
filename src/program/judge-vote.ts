import type {KindredEvent} from '../events/envelope.js';
import type {RefusalReason} from '../events/receipt.js';
import type {Ballot} from './ballot.js';
import {pollState} from './poll-state.js';
import type {Program} from './program.js';

export type Judgement =
  | {readonly ok: true; readonly poll: string; readonly voter: string; readonly ballot: Ballot}
  | {readonly ok: false; readonly reason: RefusalReason; readonly detail: string};

/**
 * Whether a vote, or its withdrawal, counts.
 *
 * Open or closed is judged by the counter's clock, not by the time that the
 * event claims: a page can claim any time.
 *
 * @param member whom the event's visitor belongs to, if anyone: a member has one vote, on however many devices
 * @param sentAt the device's clock when the batch left, RFC 3339
 * @param now the counter's clock, milliseconds since the epoch
 */
export function judgeVote(
  program: Program,
  event: KindredEvent<'poll.voted' | 'poll.retracted'>,
  {sentAt, now, member}: {readonly sentAt: string; readonly now: number; readonly member?: string | undefined},
): Judgement {
  const {poll: id} = event.data;
  const poll = Object.hasOwn(program.polls, id) ? program.polls[id] : undefined;
  if (!poll) {
    return {ok: false, reason: 'unknown-poll', detail: `/data/poll: found "${id}"; the program has ${list(Object.keys(program.polls))}`};
  }
  const state = pollState(poll, now);
  if (state === 'scheduled') return {ok: false, reason: 'poll-not-open', detail: `the poll opens at ${poll.opens}`};
  if (state === 'closed') return {ok: false, reason: 'poll-closed', detail: `the poll closed at ${poll.closes}`};

  const choices = 'choices' in event.data ? event.data.choices : [];
  const stranger = choices.find(choice => !poll.options.some(option => option.id === choice));
  if (stranger !== undefined) {
    return {ok: false, reason: 'unknown-option', detail: `/data/choices: found "${stranger}"; the poll has ${list(poll.options.map(option => option.id))}`};
  }
  if (choices.length > 1) {
    return {ok: false, reason: 'malformed', detail: `/data/choices: found ${choices.length} options; a single-choice poll takes one`};
  }
  return {ok: true, poll: id, voter: voterOf(event.kinvisitor!, member), ballot: {id: event.id, at: occurredAt(event.time, sentAt, now), choices}};
}

/**
 * When an event happened, by the counter's clock.
 *
 * A device's clock may be wrong by years, but it is the same clock for the
 * gesture and for the sending: the event's age is trusted, its time is not.
 * Never later than now.
 *
 * @returns RFC 3339, UTC, milliseconds
 */
export function occurredAt(time: string, sentAt: string, now: number): string {
  const age = Math.max(0, Date.parse(sentAt) - Date.parse(time)) || 0;
  return new Date(Math.max(0, now - age)).toISOString();
}

/** The name under which a ballot is kept: the member's whom the visitor belongs to, or else the visitor's own. */
export function voterOf(visitor: string, member?: string): string {
  return member === undefined ? `visitor:${visitor}` : `member:${member}`;
}

function list(ids: readonly string[]): string {
  return ids.map(id => `"${id}"`).join(', ');
}
