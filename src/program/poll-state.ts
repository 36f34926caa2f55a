import type {Poll} from './program.js';

export type PollState = 'scheduled' | 'open' | 'closed';

/** @param now milliseconds since the epoch */
export function pollState(poll: Pick<Poll, 'opens' | 'closes'>, now: number): PollState {
  // Without a time this compares with NaN, which nothing is before or after.
  if (now < Date.parse(poll.opens ?? '')) return 'scheduled';
  return now >= Date.parse(poll.closes ?? '') ? 'closed' : 'open';
}

/**
 * The next moment at which the poll's state changes by itself, in milliseconds
 * since the epoch.
 */
export function nextChange(poll: Pick<Poll, 'opens' | 'closes'>, now: number): number | undefined {
  return [poll.opens, poll.closes]
    .flatMap(time => (time === undefined ? [] : [Date.parse(time)]))
    .filter(time => time > now)
    .sort((a, b) => a - b)[0];
}
