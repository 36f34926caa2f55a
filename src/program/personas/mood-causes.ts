import type {Mood, MoodRule} from './persona.js';

/**
 * What moves a persona, and whose doing it is. Anger has an aim, and that may
 * never be the shopper: only what the house or others did can cause it.
 */
export const causes = {
  'came-back': 'shopper',
  'thanked': 'shopper',
  'rated-well': 'shopper',
  'bought': 'shopper',
  'voted': 'shopper',
  'friend-came': 'shopper',
  'bond-rose': 'shopper',
  'rated-badly': 'shopper',
  'insulted': 'shopper',
  'complained': 'shopper',
  'gave-back': 'shopper',
  'bond-fell': 'shopper',
  'missed': 'house',
  'arrived-broken': 'house',
  'came-late': 'house',
  'was-deceived': 'others',
} as const satisfies {readonly [cause: string]: 'shopper' | 'house' | 'others'};
export type Cause = keyof typeof causes;

/** Whose doing something is. */
export type Doer = (typeof causes)[Cause];

/** The causes that may make a persona angry. */
export const angering = (Object.keys(causes) as Cause[]).filter(cause => causes[cause] !== 'shopper');

/** For how many of the shopper's messages a mood lasts. */
export const usualLasting = 3;

export const usualMoods: {readonly [M in Exclude<Mood, 'calm'>]: Required<MoodRule>} = {
  joy: {by: ['came-back', 'thanked', 'voted', 'rated-well'], lasts: usualLasting},
  delight: {by: ['bought', 'friend-came', 'bond-rose'], lasts: usualLasting},
  sorrow: {by: ['missed', 'rated-badly', 'insulted', 'complained', 'gave-back', 'came-late', 'arrived-broken', 'bond-fell'], lasts: usualLasting},
  anger: {by: ['was-deceived'], lasts: 1},
};
