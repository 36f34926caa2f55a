import {type Ballot, emptyTally, groupTally, type Tally} from './ballot.js';
import {countingRule, type Standings} from './counting/index.js';
import {type IdeaActivity, ideaActivity} from './ideas/activity.js';
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

/** A ballot as its voter may see it. */
export interface OwnBallot extends Omit<Ballot, 'aside'> {
  /** Recorded, and in no count until the brand says so. */
  readonly aside?: true;
  /** The brand has looked at it, and it stays out of the count. */
  readonly leftOut?: true;
}

interface Shown {
  readonly poll: string;
  /** None where shoppers submit ideas. */
  readonly options: readonly PollOption[];
  /** What voters may say of themselves; absent where nobody is asked. */
  readonly groups?: Groups;
  readonly state: PollState;
  /** Present where the options are words alone, few, and one of them is chosen: what draws it needs to know nothing more. */
  readonly plain?: true;
  /** The counter's clock, RFC 3339: a countdown is reckoned from it, not from the device's clock. */
  readonly now: string;
  /** Absent when this visitor may not see the counts. */
  readonly tally?: PollResult;
  /** The same by group, in the program's order, without those that are too small to be shown; absent without `tally` or without `groups`. */
  readonly splits?: readonly Split[];
  /** Where shoppers submit ideas, what has come of it. */
  readonly activity?: IdeaActivity;
  /** What this visitor holds; absent when they hold nothing. */
  readonly ballot?: OwnBallot;
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

/** Composes what may leave the counter, so that hidden counts never do, nor how fast is too fast. */
export function pollView(id: string, poll: Poll, counted: {readonly tally?: Tally; readonly ballot?: Ballot | undefined}, now: number): PollView {
  const {tally = emptyTally, ballot} = counted;
  const state = pollState(poll, now);
  const at = {state, now: new Date(now).toISOString()};
  if (poll.kind === 'open') return {poll: id, ...poll, options: [], ...at, activity: ideaActivity(tally.counts)};
  const voted = ballot !== undefined && ballot.choices.length > 0;
  const {velocity: _, ...shown} = poll;
  const visible = resultsVisible(poll.results, state, voted);
  return {
    poll: id,
    ...shown,
    ...at,
    ...(isPlain(poll, ballot) && {plain: true}),
    ...(visible && {tally: result(poll, tally)}),
    ...(visible && poll.groups && {
      splits: shownGroups(poll.groups, tally).map(group => ({group, tally: result(poll, groupTally(tally, group))})),
    }),
    ...(voted && {ballot: ownBallot(ballot)}),
  };
}

/** How many options are shown at once. */
const few = 20;

/** Whether a poll needs no more than a list of options to be voted in and understood. */
export function isPlain({assurance = 'browser', groups, kind, options, quorum}: BallotPoll, ballot: Pick<Ballot, 'aside'> | Pick<OwnBallot, 'aside'> | undefined): boolean {
  return kind === 'single' && assurance === 'browser' && !quorum && !groups && !ballot?.aside && options.length <= few && options.every(option => Object.keys(option).every(field => field === 'id' || field === 'label'));
}

function ownBallot({aside, ...ballot}: Ballot): OwnBallot {
  if (!aside || aside.decided === 'counted') return ballot;
  return {...ballot, aside: true, ...(aside.decided === 'left-out' && {leftOut: true})};
}

function result({kind, options}: BallotPoll, {counts, voters}: Tally): PollResult {
  const ids = (withdrawn: boolean): string[] => options.filter(option => (option.withdrawn ?? false) === withdrawn).map(({id}) => id);
  return {voters, ...countingRule(kind).standings(counts, ids(false), ids(true))};
}
