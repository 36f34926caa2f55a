import {type Ballot, emptyTally, groupTally, type Tally} from './ballot.js';
import {countingRule, type Standings} from './counting/index.js';
import {type PollState, pollState} from './poll-state.js';
import type {BallotPoll, Groups, Poll, PollOption, ResultsVisibility} from './program.js';
import {shownGroups} from './shown-groups.js';

/** What may be shown of a count. */
export interface PollResult extends Standings {
  /** How many hold a ballot that names something. */
  readonly voters: number;
}

/** What those voted who say that they belong to a group. */
export interface Split {
  /** The group's id. */
  readonly group: string;
  readonly tally: PollResult;
}

/** A poll as one visitor may see it. */
export type PollView = Poll & Shown;

interface Shown {
  readonly poll: string;
  /** None where shoppers submit ideas. */
  readonly options: readonly PollOption[];
  /** What voters may say of themselves; absent where nobody is asked. */
  readonly groups?: Groups;
  readonly state: PollState;
  /** The counter's clock, RFC 3339: a countdown is reckoned from it, not from the device's clock. */
  readonly now: string;
  /** Absent when this visitor may not see the counts. */
  readonly tally?: PollResult;
  /** The same by group, in the program's order, without those that are too small to be shown; absent without `tally` or without `groups`. */
  readonly splits?: readonly Split[];
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
  const at = {state, now: new Date(now).toISOString()};
  if (poll.kind === 'open') return {poll: id, ...poll, options: [], ...at};
  const voted = ballot !== undefined && ballot.choices.length > 0;
  const visible = resultsVisible(poll.results, state, voted);
  return {
    poll: id,
    ...poll,
    ...at,
    ...(visible && {tally: result(poll, tally)}),
    ...(visible && poll.groups && {
      splits: shownGroups(poll.groups, tally).map(group => ({group, tally: result(poll, groupTally(tally, group))})),
    }),
    ...(voted && {ballot}),
  };
}

function result({kind, options}: BallotPoll, {counts, voters}: Tally): PollResult {
  const ids = (withdrawn: boolean): string[] => options.filter(option => (option.withdrawn ?? false) === withdrawn).map(({id}) => id);
  return {voters, ...countingRule(kind).standings(counts, ids(false), ids(true))};
}
