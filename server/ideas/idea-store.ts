import type {Idea, IdeaState, Support} from '../../src/program/index.js';
import type {Holder} from '../store.js';

/** An idea, and what it is to the one who asks. */
export interface SeenIdea {
  readonly idea: Idea;
  readonly mine: boolean;
  readonly supported: boolean;
}

/** By supports; by when they were published, or else submitted; or those that one has submitted or supports, by that time. */
export type IdeaSort = 'top' | 'new' | 'mine';

/** The last idea of the page before. */
export interface PageEnd {
  /** How many support it, or its time, whichever the list goes by. */
  readonly at: string;
  readonly id: string;
}

export interface IdeaQuery {
  readonly sort: IdeaSort;
  /** Who asks: they see their own held and declined ideas, too. */
  readonly holder: Holder;
  readonly after?: PageEnd | undefined;
  readonly limit: number;
}

/** A support that replaces the one that its voter holds. */
export interface Resupport {
  readonly idea: string;
  readonly voter: string;
  /** Who said it. */
  readonly visitor: string;
  readonly support: Support;
  /** What replacing it adds to the idea's supports. */
  readonly change: number;
}

/** One tenant's ideas, as one transaction sees and changes them. */
export interface IdeaTransaction {
  idea(id: string): Promise<Idea | undefined>;
  /** How many ideas of this author in the poll are in one of these states. */
  ideasOf(poll: string, author: string, states: readonly IdeaState[]): Promise<number>;
  /** Adds an idea that `idea` did not find, and what it is found by. @param visitor who submitted it */
  addIdea(idea: Idea, visitor: string, tokens: Iterable<string>): Promise<void>;
  /** Keeps what a decision made of an idea. */
  decideIdea(idea: Idea): Promise<void>;
  /** Makes one author's ideas another's. */
  giveIdeas(author: string, to: string): Promise<void>;
  /** What the voter said of the idea; no other transaction changes it before this one ends. */
  support(idea: string, voter: string): Promise<Support | undefined>;
  /** What was said by the visitor and is held by it or by its member. */
  supportsBy(visitor: string): Promise<readonly {readonly idea: string; readonly support: Support}[]>;
  resupport(resupport: Resupport): Promise<void>;
  /** Takes the voter's support out. @param change what that adds to the idea's supports */
  takeBackSupport(idea: string, voter: string, change: number): Promise<void>;
}

/** How a tenant's ideas are read. */
export interface IdeaReads {
  /** Those that the one who asks may see, best first or latest first. */
  ideas(tenant: string, poll: string, query: IdeaQuery): Promise<readonly SeenIdea[]>;
  /** Those of them that have the most of these tokens. @param query `beginning`: how one more of them begins, of three letters at least */
  ideasWith(tenant: string, poll: string, tokens: Iterable<string>, query: Pick<IdeaQuery, 'holder' | 'limit'> & {readonly beginning?: string | undefined}): Promise<readonly SeenIdea[]>;
  /** All in one state, for the brand; the oldest first. */
  ideasIn(tenant: string, state: IdeaState, query: Pick<IdeaQuery, 'after' | 'limit'>): Promise<readonly Idea[]>;
}
