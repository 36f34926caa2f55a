import type {Stance} from '../bonds/bond.js';
import type {Money, Picture, Text} from '../program.js';
import type {Cue} from './cues.js';
import type {Card} from './character-card.js';
import type {Cause} from './mood-causes.js';

export const moods = ['calm', 'joy', 'delight', 'sorrow', 'anger'] as const;
export type Mood = (typeof moods)[number];

/**
 * What a persona may do of itself besides answering: show a product's card;
 * keep a message while nobody is there; ask how the chat was; write first. To
 * fetch a person is not among them, for it always may.
 */
export const abilities = ['show-product', 'take-message', 'ask-rating', 'write-first'] as const;
export type Ability = (typeof abilities)[number];

/** Words or phrases, by BCP 47 language tag. */
export interface Phrases {
  readonly [language: string]: readonly string[];
}

/** How the persona speaks. */
export interface Voice {
  /** In a few sentences: what one hears. */
  readonly words: Text;
  /** By which word it addresses a shopper, by language tag: 您, Sie. Absent: what its stance asks for. */
  readonly address?: {readonly [language: string]: string};
  /** How long a reply is at most, in characters; Han count twice. */
  readonly longest?: number;
}

/** What makes the persona feel something, and how long that lasts. */
export interface MoodRule {
  readonly by: readonly Cause[];
  /** For how many of the shopper's messages. */
  readonly lasts?: number;
}

/** Questions with one answer. */
export interface FaqEntry {
  /** No other entry or product of the persona has it; a fact may. */
  readonly id: string;
  /** Ways to ask it, by language tag; the first is shown. */
  readonly asks: Phrases;
  readonly answer: Text;
  /** Where its numbers, prices, dates and links stand: ids of facts and products. */
  readonly from?: readonly string[];
}

export interface PersonaProduct {
  /** The shop's. */
  readonly id: string;
  readonly name: Text;
  readonly words: Text;
  /** What it costs, by language tag; absent where it is not sold. */
  readonly price?: Money | {readonly [language: string]: Money};
  /** How much of it that is: 75 g. */
  readonly size?: Text;
  /** An http(s) URL, or a path that begins with "/"; or that by language tag. */
  readonly link?: Text;
}

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** When people of the brand are there. */
export interface Hours {
  /** IANA. */
  readonly timeZone: string;
  /** By the clock of that zone, 24 hours; `until` is later than `from`, or "24:00". */
  readonly open: readonly {readonly days: readonly Weekday[]; readonly from: string; readonly until: string}[];
}

export interface HandoffRules {
  /** Absent: always. */
  readonly hours?: Hours;
  /** Within how many minutes of opening hours somebody answers. */
  readonly answersWithin: number;
  /** After how many misses in a row a person is fetched. */
  readonly misses?: number;
  /** The name of the call that tells the shop when a person is to be fetched, for those who answer elsewhere: as in the tenants file. */
  readonly call?: string;
  /** Words for cues beside those of `usual-cues.ts`, by language tag. */
  readonly cues?: {readonly [language: string]: {readonly [C in Cue]?: readonly string[]}};
}

/** The brand's character: who it is, what it knows, and when it fetches a person. */
export interface Persona {
  readonly name: Text;
  /** That one talks with a machine, as it always stands beside the chat. */
  readonly disclosure: Text;
  /** By mood; where one is absent, `calm` is shown. */
  readonly pictures: {readonly calm: Picture} & {readonly [M in Mood]?: Picture};
  readonly voice: Voice;
  readonly values?: readonly Text[];
  /** Absent: as the program's bonds say. */
  readonly stance?: Stance;
  /** What is absent is in `mood-causes.ts`. */
  readonly moods?: {readonly [M in Exclude<Mood, 'calm'>]?: MoodRule};
  readonly greetings: readonly Text[];
  /** What it never says, by language tag. */
  readonly taboos?: Phrases;
  /** What is so, by ids of the brand's own: answers take their figures from here. */
  readonly facts?: {readonly [id: string]: Text};
  readonly faq: readonly FaqEntry[];
  readonly products?: readonly PersonaProduct[];
  /** Words that mean the same to its shoppers, by language tag. */
  readonly alike?: {readonly [language: string]: readonly (readonly string[])[]};
  readonly may?: readonly Ability[];
  readonly handoff: HandoffRules;
  /** The character card that it was imported from, as it was. Data: nothing acts on what it says. */
  readonly card?: Card;
}
