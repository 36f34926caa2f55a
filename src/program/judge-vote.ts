import type {KindredEvent} from '../events/envelope.js';
import type {Ballot} from './ballot.js';
import {countingRule} from './counting/index.js';
import {judgePoll, list, type Refusal, type Vouched} from './judge-poll.js';
import type {Program} from './program.js';

export type Judgement =
  | {readonly ok: true; readonly poll: string; readonly voter: string; readonly ballot: Ballot}
  | Refusal;

/**
 * Whether a vote, or its withdrawal, counts.
 *
 * Open or closed is judged by the counter's clock, not by the time that the
 * event claims: a page can claim any time.
 *
 * @param member a member has one vote, on however many devices
 * @param sentAt the device's clock when the batch left, RFC 3339
 * @param now the counter's clock, milliseconds since the epoch
 */
export function judgeVote(
  program: Program,
  event: KindredEvent<'poll.voted' | 'poll.retracted'>,
  {sentAt, now, member, bought}: Vouched & {readonly sentAt: string; readonly now: number},
): Judgement {
  const {poll: id} = event.data;
  const taken = judgePoll(program, id, {now, member, bought});
  if (!taken.ok) return taken;
  const {poll} = taken;
  if (poll.kind === 'open') return {ok: false, reason: 'invalid-ballot', detail: `/data/poll: found "${id}", which takes ideas and their supports; votes are for the other kinds of poll`};

  const ballot = {id: event.id, at: occurredAt(event.time, sentAt, now), kind: poll.kind};
  const judged = {ok: true, poll: id, voter: voterOf(event.kinvisitor!, member)} as const;
  if (!('choices' in event.data)) return {...judged, ballot: {...ballot, choices: []}};
  const {choices, points, group} = event.data;
  for (const choice of choices) {
    const option = poll.options.find(option => option.id === choice);
    if (!option) return {ok: false, reason: 'unknown-option', detail: `/data/choices: found "${choice}"; the poll has ${list(poll.options.map(option => option.id))}`};
    if (option.withdrawn) return {ok: false, reason: 'option-withdrawn', detail: `/data/choices: found "${choice}", which the brand has withdrawn`};
  }
  const problem = countingRule(poll.kind).problem(poll, event.data);
  if (problem !== undefined) return {ok: false, reason: 'invalid-ballot', detail: problem};
  if (group !== undefined && !poll.groups?.options.some(({id}) => id === group)) {
    return {ok: false, reason: 'invalid-ballot', detail: `/data/group: found "${group}"; the poll ${poll.groups ? `has ${list(poll.groups.options.map(({id}) => id))}` : 'asks for none'}`};
  }
  return {...judged, ballot: {...ballot, choices, ...(points && {points}), ...(group !== undefined && {group})}};
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
