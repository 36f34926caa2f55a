import type {Rating} from '../../events/catalogue.js';
import type {Picture, Text} from '../program.js';
import type {Stance} from '../bonds/bond.js';
import type {HandoffState} from './handoff.js';
import type {Mood, PersonaProduct} from './persona.js';

export {type Rating, ratings} from '../../events/catalogue.js';

/** Who says something in a chat: `person`, one of the brand's people. */
export type Speaker = 'shopper' | 'persona' | 'person';

/** A question that may be meant, to be asked by a press. */
export interface QuickReply {
  /** The id of the FAQ entry or product that answers it. */
  readonly entry: string;
  /** In the chat's language. */
  readonly text: string;
}

/** What one message of a chat is besides its words, which may still be on their way. */
export interface MessageFacts {
  /** A UUID: of what a shopper says, their event's. */
  readonly id: string;
  /** Its place in the chat, from 1; larger is later. */
  readonly seq: number;
  readonly from: Speaker;
  /** The first name of the person, when `from` is `person`. */
  readonly person?: string;
  /** When it was said, by the service's clock: RFC 3339, UTC, milliseconds. */
  readonly at: string;
  /** The shopper's message that it answers. */
  readonly answers?: string;
  /** What the persona showed as it said this. */
  readonly mood?: Mood;
  readonly replies?: readonly QuickReply[];
  /** Cards, as the program has them. */
  readonly products?: readonly PersonaProduct[];
  /** The id of the FAQ entry that it was answered from. */
  readonly entry?: string;
  /** Why the words are not all that there were to be: the shopper stopped it, or the model broke off. */
  readonly cut?: 'stopped' | 'broken-off';
  /** What the shopper thought of it. */
  readonly rating?: Rating;
}

export interface ChatMessage extends MessageFacts {
  /** A shopper's is plain text; the others' a subset of Markdown. */
  readonly text: string;
}

/** Where a chat stands. */
export interface ChatState {
  readonly state: HandoffState;
  /** How many wait before the shopper, and they: from 1. */
  readonly place?: number;
  /** The first name of whoever answers, when that is a person. */
  readonly person?: string;
  /** When an answer can be expected, where a person was asked for: RFC 3339. */
  readonly answerBy?: string;
  readonly mood: Mood;
  /** How many messages a month the brand may begin with, as the shopper said: 0 to 4. */
  readonly perMonth: number;
}

/** A reader's chat with a persona: its latest messages, the oldest first. */
export interface ChatView extends ChatState {
  /** The service's clock, RFC 3339. */
  readonly now: string;
  readonly messages: readonly ChatMessage[];
  /** There are older ones: ask for those before this `seq`. */
  readonly before?: number;
}

/** What a page needs to know of a persona, and how many messages the reader has not seen. */
export interface PersonaView {
  /** The service's clock, RFC 3339. */
  readonly now: string;
  readonly name: Text;
  readonly disclosure: Text;
  readonly pictures: {readonly calm: Picture} & {readonly [M in Mood]?: Picture};
  readonly stance: Stance;
  readonly greetings: readonly Text[];
  /** By language tag, a few questions to begin with. */
  readonly begin: {readonly [language: string]: readonly QuickReply[]};
  /** Whether people of the brand are there. */
  readonly attended: boolean;
  /** When a person who is asked for now can be expected to answer: RFC 3339. */
  readonly answerBy?: string;
  readonly mayRate: boolean;
  /** How many messages the reader has not seen, of those after the `seq` that they asked with. */
  readonly unread: number;
}
