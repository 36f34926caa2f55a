import type {BallotPoll} from '../program.js';

/** What a vote says, whatever the kind of poll. */
export interface Vote {
  /**
   * Options by their ids: the one chosen; those approved; the ranking, best
   * first; those that were given points; or, in pairs, the preferred one
   * before the other.
   */
  readonly choices: readonly string[];
  /** For each of the choices, where the kind asks for it: a score, or how much of the budget. */
  readonly points?: readonly number[] | undefined;
  /** Which of the poll's groups the voter belongs to, if they like to say. It changes what is split, and nothing that is counted. */
  readonly group?: string | undefined;
}

/** How often each mark was made. A mark is an option's id, or says more about it in the way of its kind. */
export interface Marks {
  readonly [mark: string]: number;
}

/** What the votes of a poll come to. */
export interface Standings {
  /** For each option in the running: votes, first choices, ratings, what was spent on it, or comparisons won. */
  readonly counts: {readonly [option: string]: number};
  /** Who is ahead; several where they are level, none before the first vote. In the program's order. */
  readonly leaders: readonly string[];
  /** `ranked`: the count, round by round; the last has the leaders. */
  readonly rounds?: readonly Round[];
  /** `score`: how many gave 1, 2, 3, 4 and 5 to each option. */
  readonly ratings?: {readonly [option: string]: readonly number[]};
  /** `pairwise`: the chance, between 0 and 1, that each option is preferred to a middling one. */
  readonly preferred?: {readonly [option: string]: number};
}

export interface Round {
  /** Votes by option, of those still in the running. */
  readonly counts: {readonly [option: string]: number};
  /** Votes that rank none of these. */
  readonly exhausted: number;
  /** Who leaves the running after this round; nobody after the last. */
  readonly eliminated: readonly string[];
}

/** How a kind of poll counts. Pure; ties and gaps have the rule that stands with each kind. */
export interface CountingRule<P extends BallotPoll = BallotPoll> {
  /** @returns what is wrong with a vote whose options are all the poll's own, with its place; nothing when it can be counted */
  problem(poll: P, vote: Vote): string | undefined;
  /** What a vote adds to the tally, which is the sum of these. */
  marks(vote: Vote): Marks;
  /**
   * @param running the options in the program's order, without those that were withdrawn
   * @param withdrawn the others
   */
  standings(marks: Marks, running: readonly string[], withdrawn: readonly string[]): Standings;
}

/** An option may be called `constructor`: what every object inherits is no mark. */
export function markOf(marks: Marks, mark: string): number {
  return Object.hasOwn(marks, mark) ? marks[mark]! : 0;
}

export function countsOf(marks: Marks, options: readonly string[]): {readonly [option: string]: number} {
  return Object.fromEntries(options.map(option => [option, markOf(marks, option)]));
}

/** Those with the most, if anyone has any. */
export function leading(options: readonly string[], of: (option: string) => number): readonly string[] {
  const most = Math.max(0, ...options.map(of));
  return most === 0 ? [] : options.filter(option => of(option) === most);
}

/** @returns what is wrong with choices that are to be different ones, at most so many */
export function repeated(choices: readonly string[]): string | undefined {
  const twice = choices.find((choice, i) => choices.indexOf(choice) < i);
  return twice === undefined ? undefined : `/data/choices: found "${twice}" twice; each option once`;
}

export function noPoints({points}: Vote): string | undefined {
  return points && '/data/points: found a list; this kind of poll takes none';
}
