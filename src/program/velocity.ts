import type {Vote} from './counting/rule.js';
import type {BallotPoll, Poll, Velocity} from './program.js';

/**
 * What is too fast where the program says nothing. Fewer votes decide few
 * polls, and a shop's guests or an office may well bring nineteen; a longer
 * time would take in who comes one after the other and agrees.
 */
export const usualVelocity: Velocity = {votes: 20, minutes: 10};

/** Which share of a crowd has to agree: of three options that are all liked none gets it, and a script seldom votes against itself. */
export const ofOneMind = 4 / 5;

/** When votes come too fast in this poll; nothing where a vote is vouched for, or where the brand has switched it off. */
export function velocityOf({assurance = 'browser', kind, velocity = usualVelocity}: Poll): Velocity | undefined {
  return kind === 'open' || assurance !== 'browser' || velocity === false ? undefined : velocity;
}

/**
 * Whether a visitor was made no longer than so many minutes before the vote.
 * The id is a UUID of version 7, whose time is when it was made: both times
 * are the device's. What tells no time, or one that was yet to come, is new.
 *
 * @param votedAt RFC 3339
 */
export function isNewVisitor(visitor: string, votedAt: string, minutes: number): boolean {
  const made = visitor[14] === '7' ? parseInt(visitor.replace('-', '').slice(0, 12), 16) : NaN;
  return !(Date.parse(votedAt) - made >= minutes * 60_000);
}

/** Which options a vote does the most for. */
export function favoured(kind: BallotPoll['kind'], {choices, points}: Vote): readonly string[] {
  if (kind === 'ranked') return choices.slice(0, 1);
  const weights = new Map<string, number>();
  choices.forEach((choice, i) => weights.set(choice, (weights.get(choice) ?? 0) + (kind === 'pairwise' ? 1 - i % 2 : points?.[i] ?? 1)));
  const most = Math.max(...weights.values());
  return [...weights].filter(([, weight]) => weight === most).map(([choice]) => choice);
}

/**
 * Whether a vote is one of too many: by new visitors, through one network, in
 * a short time, and nearly all for the same option. A network alone is never
 * enough.
 *
 * @param crowd the latest votes of new visitors through the vote's network, itself included; `agreeing`: those that favour an option that it favours
 */
export function isTooFast({agreeing, all}: {readonly agreeing: number; readonly all: number}, {votes}: Velocity): boolean {
  return agreeing >= votes && agreeing > all * ofOneMind;
}
