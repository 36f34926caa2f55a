import {countingRule, type Marks, markOf, type Vote} from './counting/index.js';
import type {BallotPoll} from './program.js';

/** What one voter holds in one poll. A withdrawn vote is a ballot with no choices. */
export interface Ballot extends Vote {
  /** The id of the event that cast it. */
  readonly id: string;
  /** When it was cast, by the counter's clock: RFC 3339, UTC, milliseconds. */
  readonly at: string;
  /** The rule that it was counted by; `single` when absent. */
  readonly kind?: BallotPoll['kind'];
  /** Absent: nothing was ever suspicious about it. */
  readonly aside?: Aside;
}

/** That a ballot does not count until the brand says so, and what it has said. */
export interface Aside {
  /** By which signal; `velocity.ts` has it. */
  readonly reason: 'velocity';
  readonly decided?: Review;
}

/** What the brand may say to a ballot that was set aside. */
export type Review = 'counted' | 'left-out';

/** What the ballots of a poll add up to. */
export interface Tally {
  /** The sum of all counted ballots' marks; a mark that nobody made may be absent. */
  readonly counts: Marks;
  /** How many hold a ballot that names something and counts. */
  readonly voters: number;
  /** The same of those alone who say that they belong to a group, by its id; absent where nobody does. */
  readonly groups?: {readonly [group: string]: Tally};
}

export const emptyTally: Tally = {counts: {}, voters: 0};

/**
 * Whether a voter's ballot, or their support of an idea, replaces the one they
 * hold: the later one counts, and between two of the same millisecond the one
 * with the greater id, so that the order in which they arrive never matters.
 */
export function supersedes(next: Pick<Ballot, 'id' | 'at'>, held: Pick<Ballot, 'id' | 'at'> | undefined): boolean {
  if (!held) return true;
  return next.at === held.at ? next.id > held.id : next.at > held.at;
}

/** What replacing `held` by `next` adds to each count; a tally is the sum of these over all that happened. */
export function tallyChange(held: Ballot | undefined, next: Ballot): Tally {
  const change = difference(held, next);
  const groups = new Set([held, next].flatMap(ballot => ballot?.group ?? []));
  if (groups.size === 0) return change;
  const inGroup = (ballot: Ballot | undefined, group: string): Ballot | undefined => (ballot?.group === group ? ballot : undefined);
  return {...change, groups: Object.fromEntries([...groups].map(group => [group, difference(inGroup(held, group), inGroup(next, group))]))};
}

export function addTally(tally: Tally, change: Tally): Tally {
  const counts = {...tally.counts};
  for (const [mark, count] of Object.entries(change.counts)) counts[mark] = markOf(tally.counts, mark) + count;
  const sum = {counts, voters: tally.voters + change.voters};
  if (!tally.groups && !change.groups) return sum;
  const groups = {...tally.groups};
  for (const [group, added] of Object.entries(change.groups ?? {})) groups[group] = addTally(groupTally(tally, group), added);
  return {...sum, groups};
}

/** What those add up to who say that they belong to a group. */
export function groupTally({groups = {}}: Tally, group: string): Tally {
  return Object.hasOwn(groups, group) ? groups[group]! : emptyTally;
}

function difference(held: Ballot | undefined, next: Ballot | undefined): Tally {
  const taken = Object.entries(marksOf(held)).map(([mark, count]) => ({counts: {[mark]: -count}, voters: 0}));
  return [...taken, {counts: marksOf(next), voters: 0}].reduce(addTally, {counts: {}, voters: named(next) - named(held)});
}

/** Whether what a ballot names is in the tally. */
export function isCounted({aside}: Ballot): boolean {
  return !aside || aside.decided === 'counted';
}

function marksOf(ballot: Ballot | undefined): Marks {
  return ballot && isCounted(ballot) ? countingRule(ballot.kind ?? 'single').marks(ballot) : {};
}

function named(ballot: Ballot | undefined): number {
  return ballot && isCounted(ballot) && ballot.choices.length > 0 ? 1 : 0;
}
