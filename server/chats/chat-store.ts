import type {Handoff, HandoffFact, HandoffOutcome, Mood, MoodFact, QuickReply, Rating, Speaker, Trigger} from '../../src/program/index.js';

/** One of the brand's people, as the shop names them. */
export interface Person {
  readonly id: string;
  readonly firstName?: string;
}

/** What somebody said of how something is to be: the last that was said counts. */
export interface Said<T> {
  readonly value: T;
  /** The event's that said it. */
  readonly id: string;
  /** RFC 3339. */
  readonly at: string;
}

/** The thread of one holder and one persona. Times are RFC 3339, UTC, milliseconds. */
export interface KeptChat {
  /** UUID. */
  readonly id: string;
  readonly persona: string;
  /** As `voterOf` names voters: a visitor, or a member with all their visitors. */
  readonly holder: string;
  readonly begun: string;
  /** When something was last said or done. */
  readonly last: string;
  /** The place of the last message; 0 before the first. */
  readonly seq: number;
  /** The visitor who spoke last. */
  readonly visitor?: string;
  /** In which language they did. */
  readonly language?: string;
  readonly handoff: Handoff;
  /** When the last fact of the hand-off was. */
  readonly moved?: string;
  /** Who has it, while that is a person. */
  readonly person?: Person;
  /** The latest of what moves the persona, the oldest first. */
  readonly moods: readonly MoodFact[];
  /** How many messages a month the brand may begin with. */
  readonly perMonth?: Said<number>;
  /** The id of the last call by which the shop was told of it. */
  readonly told?: string;
}

/** What was said. */
export interface KeptMessage {
  /** UUID: of what a shopper says, their event's. */
  readonly id: string;
  /** Its place in the chat, from 1. */
  readonly seq: number;
  readonly from: Speaker;
  readonly person?: Person;
  /** Whose browser it was said in, or to; absent when the brand has begun. */
  readonly visitor?: string;
  readonly at: string;
  readonly text: string;
  /** The shopper's message that it answers. */
  readonly answers?: string;
  readonly mood?: Mood;
  readonly replies?: readonly QuickReply[];
  /** The shop's ids of products whose cards are shown. */
  readonly products?: readonly string[];
  /** The FAQ entry that it was answered from. */
  readonly entry?: string;
  readonly cut?: 'stopped' | 'broken-off';
  readonly rating?: Said<Rating>;
  /** Of what the persona says: whether it knew an answer, or fetched a person. */
  readonly outcome?: 'answered' | 'missed' | 'fetched';
  /** Of what a shopper says: for which grave words in it a person is fetched, and what became of that. */
  readonly grave?: {readonly why: Trigger; readonly outcome: HandoffOutcome};
  /** The brand began with it. */
  readonly first?: true;
}

/** Which messages of a chat. */
export interface MessageQuery {
  /** Those after this place, the first ones. */
  readonly after?: number;
  /** Those before it, the last ones. Neither: the last ones of all. */
  readonly before?: number;
  readonly limit: number;
  /** Those alone that were said in this visitor's browser, or to it. */
  readonly visitor?: string | undefined;
}

/** Which chats the brand's people look at. */
export type ChatsQuery = 'waiting' | 'all' | {readonly person: string};

/** A question that the persona had no answer to. */
export interface UnansweredQuestion {
  readonly language: string;
  /** As it was asked last. */
  readonly question: string;
  readonly count: number;
  /** RFC 3339. */
  readonly last: string;
}

/** One tenant's chats, as one transaction sees and changes them. */
export interface ChatTransaction {
  chat(id: string): Promise<KeptChat | undefined>;
  chatOf(holder: string, persona: string): Promise<KeptChat | undefined>;
  chatsOf(holder: string): Promise<readonly KeptChat[]>;
  /** Adds a chat, or replaces what is kept of it. */
  keepChat(chat: KeptChat): Promise<void>;
  /** Forgets a chat and what was said in it. */
  forgetChat(id: string): Promise<void>;
  /** Those who wait as `placeInQueue` has them; others by when something last happened, the latest first. @param after where the page before ended */
  chatsIn(which: ChatsQuery, query: {readonly limit: number; readonly after?: string | undefined}): Promise<readonly KeptChat[]>;
  /** How many wait before a chat, and it: from 1; 0 when it does not wait. */
  placeOf(chat: string): Promise<number>;

  /** @throws when the chat has a message of this id, at this place, or that answers the same */
  addMessage(chat: string, message: KeptMessage): Promise<void>;
  /** Replaces one that is kept under the same id. */
  keepMessage(chat: string, message: KeptMessage): Promise<void>;
  message(chat: string, id: string): Promise<KeptMessage | undefined>;
  /** What answers a message. */
  answerTo(chat: string, message: string): Promise<KeptMessage | undefined>;
  /** The oldest first, whichever they are. */
  messages(chat: string, query: MessageQuery): Promise<readonly KeptMessage[]>;
  /** How many others have said after a place. */
  countUnread(chat: string, after: number, visitor?: string): Promise<number>;
  /** What became of what the persona said last, the latest last. */
  outcomes(chat: string, limit: number): Promise<readonly NonNullable<KeptMessage['outcome']>[]>;
  /** When the brand began, after a time, the earliest first. */
  begunSince(chat: string, after: string): Promise<readonly string[]>;

  /** Adds what the chat does not have under this id. */
  addHandoffFact(chat: string, fact: HandoffFact): Promise<void>;
  /** In the order of their times. */
  handoffFacts(chat: string): Promise<readonly HandoffFact[]>;

  /** Counts a question without an answer. @param folded by which those that say the same are one */
  addUnanswered(persona: string, folded: string, question: Omit<UnansweredQuestion, 'count'>): Promise<void>;
  /** The most frequent first. */
  unanswered(persona: string, limit: number): Promise<readonly UnansweredQuestion[]>;
}
