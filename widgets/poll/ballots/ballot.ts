import type {html} from 'lit';
import type {Client} from '../../../src/element/client.js';
import type {LocalizedText} from '../../../src/element/messages.js';
import type {Vote} from '../../../src/program/counting/rule.js';
import type {BallotPoll} from '../../../src/program/program.js';
import type {PollView} from '../../../src/program/poll-view.js';
import type {ballotMessages} from './ballot-messages.js';

/**
 * What the poll element gives to whoever draws its ballot. Lit's `html` is
 * among it because ballots are a file of their own, which has no Lit.
 */
export interface Drawing {
  readonly html: typeof html;
  readonly view: PollView;
  /** The vote can be made or changed now. */
  readonly choosing: boolean;
  /** What is selected so far. */
  readonly draft: Vote | undefined;
  /** The vote that counts, or is on its way to. */
  readonly held: Vote | undefined;
  /** Selects, which is not to submit. */
  readonly select: (draft: Vote) => void;
}

/** The same of a poll that is not voted in: it is drawn whole. */
export type Frame = Pick<Drawing, 'html' | 'view'>;

/** What an element says of itself to its own ballot. */
export interface Speaking {
  readonly kin: Client | undefined;
  readonly language: string;
  readonly pick: (text: LocalizedText) => string;
}

/** @returns what Lit renders between the question and the button, or in the place of everything */
export type DrawBallot = (drawing: Drawing | Frame) => unknown;

export type BallotKey = keyof typeof ballotMessages;

/** The same, with what the ballots share. */
export interface Ballot extends Drawing, Speaking {
  readonly kind: BallotPoll['kind'];
  /** As the element's; a draft that does not name a group keeps the one that was said. */
  readonly select: (draft: Vote) => void;
  readonly root: ShadowRoot;
  /** The vote as selected, or as held when nothing can be selected. */
  readonly vote: Vote;
  readonly say: (key: BallotKey, values?: {readonly [name: string]: string | number}) => string;
  /** What one element's ballot remembers that is no vote. */
  readonly memory: Memory;
  readonly redraw: () => void;
  /** Settles when what was selected is drawn. */
  readonly settled: () => Promise<unknown>;
}

export interface Memory {
  /** How many options of a long poll are shown. */
  shown: number;
  /** What an option of a long poll is searched by. */
  query: string;
  /** In which order pairs are asked, and how many were answered or passed over. */
  pairs?: readonly (readonly [string, string])[];
  asked: number;
  /** The service's time of the view before one asked whether the vote is in the count. */
  checked?: string;
  /** Whose picture is shown in full. */
  large?: string;
  /** In a ranking: what is being dragged, and what was moved last. */
  dragged?: string | undefined;
  moved?: string;
}
