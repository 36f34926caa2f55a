/** A text in one language, or one for each BCP 47 language tag. */
export type Text = string | {readonly [language: string]: string};

export interface Picture {
  /** Resolved against the page that shows it. */
  readonly src: string;
  /** What the picture shows, for those who cannot see it. Empty when the label says it all. */
  readonly alt: Text;
}

export interface PollOption {
  readonly id: string;
  readonly label: Text;
  readonly picture?: Picture;
  /** No longer to be had: votes for it count for nobody, and it cannot win. */
  readonly withdrawn?: boolean;
}

/**
 * Who may see the counts: everyone at any time, a voter once the vote is
 * counted, everyone once the poll has closed, or the brand alone.
 */
export type ResultsVisibility = 'always' | 'after-vote' | 'after-close' | 'never';

/** How sure one can be that a voter votes once: by a visitor id alone, or by a member's token that the shop has signed. */
export type Assurance = 'browser' | 'member';

interface PollBase {
  readonly question: Text;
  readonly options: readonly PollOption[];
  readonly results: ResultsVisibility;
  /** RFC 3339. Absent: open from the start. */
  readonly opens?: string;
  /** RFC 3339. Absent: never closes. The first moment at which no vote counts. */
  readonly closes?: string;
  /** How many have to vote before the result holds. */
  readonly quorum?: number;
  /** Who may vote; `browser` when absent. */
  readonly assurance?: Assurance;
}

/** One option. `image`: options are pictures, which can be enlarged. */
export interface SinglePoll extends PollBase {
  readonly kind: 'single' | 'image';
}

/** Several options. */
export interface ApprovalPoll extends PollBase {
  readonly kind: 'approval';
  /** How many options a vote has at least; 1 when absent. */
  readonly min?: number;
  /** How many it has at most; all of them when absent. */
  readonly max?: number;
}

/** Options in order, by instant-runoff. */
export interface RankedPoll extends PollBase {
  readonly kind: 'ranked';
}

/** A score of 1 to 5 for each option. */
export interface ScorePoll extends PollBase {
  readonly kind: 'score';
}

/** Beans to spend on the options. */
export interface BudgetPoll extends PollBase {
  readonly kind: 'budget';
  readonly beans: number;
}

/** This or that, two by two. */
export interface PairwisePoll extends PollBase {
  readonly kind: 'pairwise';
}

export type Poll = SinglePoll | ApprovalPoll | RankedPoll | ScorePoll | BudgetPoll | PairwisePoll;

/** What the brand decides: the content of its program file. */
export interface Program {
  readonly $schema?: string;
  readonly name: string;
  readonly polls: {readonly [poll: string]: Poll};
}
