export interface BallotRow {id: string; at: string; kind: string; choices: string; points: string | null; group: string | null; aside: string | null; decided: string | null}

export interface SupportRow {id: string; at: string; supports: number}

export interface IdeaRow {
  id: string; poll: string; author: string; title: string; words: string | null; picture: string | null; credit: string | null;
  state: string; submitted: string; published: string | null; decided: string | null; reason: string | null; link: string | null;
  supports: number; most: number;
}

/** The columns of each table, as `sqlite-migrations.ts` makes them. */
export interface Tables {
  events: {
    tenant: string; source: string; id: string; type: string; subject: string | null; occurred: string; received: string; body: string;
    visitor: string | null; member: string | null;
  };
  ballots: {tenant: string; poll: string; voter: string; visitor: string} & BallotRow;
  tallies: {tenant: string; poll: string; group: string; option: string; count: number};
  turnout: {tenant: string; poll: string; group: string; voters: number};
  visitors: {tenant: string; visitor: string; member: string; joined: string};
  ideas: {tenant: string; visitor: string} & IdeaRow;
  idea_tokens: {tenant: string; poll: string; token: string; idea: string};
  supports: {tenant: string; voter: string; idea: string; visitor: string} & SupportRow;
}
