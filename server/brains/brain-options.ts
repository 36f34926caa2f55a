import type {KeyObject} from 'node:crypto';

/** What may be spent in a day by one visitor, by one member, and by all of the tenant; absent: as much as they like. */
export interface Cap {
  /** Who is not signed in. */
  readonly visitor?: number;
  readonly member?: number;
  readonly tenant?: number;
}

/** How much of a model's answers a day may have. A day is UTC's. */
export interface BrainLimits {
  readonly turns?: Cap;
  /** Those of the question and of the answer together. */
  readonly tokens?: Cap;
  /** In the currency of the price. */
  readonly money?: Cap;
}

export interface BrainPrice {
  /** ISO 4217. */
  readonly currency: string;
  /** For a million tokens that are sent. */
  readonly perMillionIn: number;
  /** For a million tokens that come back. */
  readonly perMillionOut: number;
}

export const brainApis = ['chat-completions', 'responses'] as const;
export type BrainApi = (typeof brainApis)[number];

/** A model that answers for a persona, as the tenants file names it. */
export interface BrainOptions {
  readonly kind: 'openai-compatible';
  /** What the paths of the API are added to: `https://models.example/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  /** As a key object, it is in no log. */
  readonly key: KeyObject;
  readonly api: BrainApi;
  readonly price?: BrainPrice;
  readonly limits?: BrainLimits;
  /** How many tokens one answer has at most. */
  readonly longestAnswer: number;
  /** For how many seconds the model may say nothing. */
  readonly patience: number;
}

/** What is so where the tenants file says nothing. */
export const usualBrain = {api: 'chat-completions', longestAnswer: 600, patience: 20} as const;
