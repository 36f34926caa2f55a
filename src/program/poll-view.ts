import {type Ballot, countOf, emptyTally, type Tally} from './ballot.js';
import {type PollState, pollState} from './poll-state.js';
import type {Poll, PollOption, ResultsVisibility, Text} from './program.js';

/** A poll as one visitor may see it. */
export interface PollView {
  readonly poll: string;
  readonly kind: 'single';
  readonly question: Text;
  readonly options: readonly PollOption[];
  readonly results: ResultsVisibility;
  readonly state: PollState;
  readonly opens?: string;
  readonly closes?: string;
  /** The counter's clock, RFC 3339: a countdown is reckoned from it, not from the device's clock. */
  readonly now: string;
  /** Absent when this visitor may not see the counts; every option has an entry. */
  readonly tally?: Tally;
  /** What this visitor holds; absent when they hold nothing. */
  readonly ballot?: Ballot;
}

/**
 * Whether the counts may be shown.
 *
 * @param voted whether the one who asks holds a ballot that names something
 */
export function resultsVisible(results: ResultsVisibility, state: PollState, voted: boolean): boolean {
  switch (results) {
    case 'always': return true;
    case 'after-vote': return voted || state === 'closed';
    case 'after-close': return state === 'closed';
    case 'never': return false;
  }
}

/** Composes what may leave the counter, so that hidden counts never do. */
export function pollView(id: string, poll: Poll, counted: {readonly tally?: Tally; readonly ballot?: Ballot | undefined}, now: number): PollView {
  const {tally = emptyTally, ballot} = counted;
  const state = pollState(poll, now);
  const voted = ballot !== undefined && ballot.choices.length > 0;
  return {
    poll: id,
    ...poll,
    state,
    now: new Date(now).toISOString(),
    ...(resultsVisible(poll.results, state, voted) && {
      tally: {
        counts: Object.fromEntries(poll.options.map(option => [option.id, countOf(tally, option.id)])),
        voters: tally.voters,
      },
    }),
    ...(voted && {ballot}),
  };
}
