import type {Bond, HeldBond} from '../bonds/bond.js';
import type {BondNames, MemberStanding} from '../bonds/me-view.js';
import type {Text} from '../program.js';
import type {ChatMessage, Speaker} from './chat-view.js';
import type {Trigger} from './cues.js';
import type {HandoffState} from './handoff.js';

/** Which chats an operator asks for: those that wait for a person, those that they have, or all, the latest first. */
export const inboxStates = ['waiting', 'mine', 'all'] as const;
export type InboxState = (typeof inboxStates)[number];

/** Where a chat stands, as the brand's people are told. All times are RFC 3339, UTC, milliseconds. */
export interface InboxChat {
  /** Names the chat, for the brand's people alone. */
  readonly chat: string;
  readonly persona: string;
  readonly state: HandoffState;
  /** Why a person was asked for, the first reason first. */
  readonly why: readonly Trigger[];
  readonly waitsSince?: string;
  /** How many wait before the shopper, and they: from 1. */
  readonly place?: number;
  /** Until when the persona has promised an answer. */
  readonly answerBy?: string;
  /** Whose it is, when that is a person. */
  readonly owner?: {readonly id: string; readonly firstName?: string; readonly own: boolean};
  /** In which of the persona's languages the shopper last wrote. */
  readonly language: string;
  /** The shop's id of the shopper; absent: a visitor whom nobody knows. */
  readonly member?: string;
  /** Absent where the program has no bonds, or nobody knows the shopper. */
  readonly closeness?: {readonly bond: Bond; readonly intimacy: number; readonly next?: HeldBond};
  /** What was said last, at most its first 200 characters. */
  readonly last?: {readonly from: Speaker; readonly text: string; readonly at: string};
}

/** The list of an inbox. */
export interface InboxView {
  /** The service's clock. */
  readonly now: string;
  readonly chats: readonly InboxChat[];
  /** There are more than are listed. */
  readonly more: boolean;
  /** How many wait, for whomever. */
  readonly waiting: number;
  /** How many the operator has. */
  readonly mine: number;
}

/** What was said; of what a person said, whether it was the reader. */
export interface InboxMessage extends ChatMessage {
  readonly own?: boolean;
}

/** A chat, as the brand's people read it: its latest messages, the oldest first, and what was tried before they came. */
export interface InboxTranscript extends InboxChat {
  readonly now: string;
  readonly messages: readonly InboxMessage[];
  /** There are older ones: ask for those before this `seq`. */
  readonly before?: number;
  readonly tried: Tried;
  /** How many messages a month the brand may begin with, as the shopper said. */
  readonly perMonth: number;
  readonly standing?: MemberStanding;
}

/** What the persona did about it: the questions of its entries, in the language of the chat, each once. */
export interface Tried {
  readonly answered: readonly string[];
  readonly offered: readonly string[];
}

/** What an inbox is told once, when it is opened. */
export interface InboxFacts {
  readonly operator: {readonly id: string; readonly firstName?: string};
  readonly brand: string;
  /** Absent where the program has none. */
  readonly bonds?: BondNames;
  readonly personas: {readonly [persona: string]: {
    readonly name: Text;
    /** In which it answers, the usual one first. */
    readonly languages: readonly string[];
    /** Whether the brand may write first. */
    readonly writesFirst: boolean;
  }};
}

/** An answer of the FAQ's, for a person to use. */
export interface CannedAnswer {
  readonly entry: string;
  /** In one language. */
  readonly ask: string;
  readonly answer: string;
}
