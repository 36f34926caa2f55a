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
}

/**
 * Who may see the counts: everyone at any time, a voter once the vote is
 * counted, everyone once the poll has closed, or the brand alone.
 */
export type ResultsVisibility = 'always' | 'after-vote' | 'after-close' | 'never';

export interface Poll {
  readonly kind: 'single';
  readonly question: Text;
  readonly options: readonly PollOption[];
  readonly results: ResultsVisibility;
  /** RFC 3339. Absent: open from the start. */
  readonly opens?: string;
  /** RFC 3339. Absent: never closes. The first moment at which no vote counts. */
  readonly closes?: string;
}

/** What the brand decides: the content of its program file. */
export interface Program {
  readonly $schema?: string;
  readonly name: string;
  readonly polls: {readonly [poll: string]: Poll};
}
