/** What one voter holds in one poll. A withdrawn vote is a ballot with no choices. */
export interface Ballot {
  /** The id of the event that cast it. */
  readonly id: string;
  /** When it was cast, by the counter's clock: RFC 3339, UTC, milliseconds. */
  readonly at: string;
  readonly choices: readonly string[];
}

/** What the ballots of a poll add up to. */
export interface Tally {
  /** Votes by option id; an option without votes may be absent. */
  readonly counts: {readonly [option: string]: number};
  /** How many hold a ballot that names something. */
  readonly voters: number;
}

export const emptyTally: Tally = {counts: {}, voters: 0};

/** An option may be called `constructor`: what every object inherits is no count. */
export function countOf({counts}: Tally, option: string): number {
  return Object.hasOwn(counts, option) ? counts[option]! : 0;
}

/**
 * Whether a voter's ballot replaces the one they hold: the later one counts,
 * and between two of the same millisecond the one with the greater id, so that
 * the order in which ballots arrive never matters.
 */
export function supersedes(next: Ballot, held: Ballot | undefined): boolean {
  if (!held) return true;
  return next.at === held.at ? next.id > held.id : next.at > held.at;
}

/** What replacing `held` by `next` adds to each count; a tally is the sum of these over all that happened. */
export function tallyChange(held: Ballot | undefined, next: Ballot): Tally {
  const taken = (held?.choices ?? []).map(choice => ({counts: {[choice]: -1}, voters: 0}));
  const given = next.choices.map(choice => ({counts: {[choice]: 1}, voters: 0}));
  return [...taken, ...given].reduce(addTally, {counts: {}, voters: named(next) - named(held)});
}

export function addTally(tally: Tally, change: Tally): Tally {
  const counts = {...tally.counts};
  for (const [option, count] of Object.entries(change.counts)) counts[option] = countOf(tally, option) + count;
  return {counts, voters: tally.voters + change.voters};
}

function named(ballot: Ballot | undefined): number {
  return ballot && ballot.choices.length > 0 ? 1 : 0;
}
