import type {Cue} from './cues.js';
import {type Cause, causes, type Doer, usualLasting, usualMoods} from './mood-causes.js';
import type {Mood, Persona} from './persona.js';

interface Stamp {
  /** A fact that comes again has the same. */
  readonly id: string;
  /** When it happened, whenever it came: RFC 3339, UTC, milliseconds. */
  readonly at: string;
}

/** Something moves the persona. */
export interface Moved extends Stamp {
  readonly type: 'moved';
  readonly by: Cause;
}

/** The shopper says something. */
export interface Spoken extends Stamp {
  readonly type: 'spoken';
}

/** A complaint is open, or no longer is. */
export interface Complained extends Stamp {
  readonly type: 'complaint-opened' | 'complaint-resolved';
}

export type MoodFact = Moved | Spoken | Complained;

export interface Feeling {
  readonly mood: Mood;
  /** What caused it; absent when calm. */
  readonly by?: Cause;
  /** Whose doing that is, and so whom it is about: never the shopper's, when angry. */
  readonly at?: Doer;
}

/** What a persona does not show while a complaint is open. */
const unseemly: readonly Mood[] = ['joy', 'delight'];

/**
 * What a persona feels: by the last thing that moved it, until the shopper has
 * spoken a few times. Facts come to the same in whatever order and however
 * often they come.
 */
export function moodOf(facts: readonly MoodFact[], {moods = {}}: Pick<Persona, 'moods'>): Feeling {
  const known = [...new Map(facts.map(fact => [fact.id, fact])).values()].sort((a, b) => (a.at < b.at || (a.at === b.at && a.id < b.id) ? -1 : 1));
  const open = known.findLast(({type}) => type === 'complaint-opened' || type === 'complaint-resolved')?.type === 'complaint-opened';
  for (let i = known.length - 1, spoken = 0; i >= 0; i--) {
    const fact = known[i]!;
    if (fact.type === 'spoken') spoken++;
    if (fact.type !== 'moved') continue;
    const rule = ruleFor(fact.by, moods);
    if (!rule) continue;
    if (spoken >= rule.lasts || (open && unseemly.includes(rule.mood))) return {mood: 'calm'};
    return {mood: rule.mood, by: fact.by, at: causes[fact.by]};
  }
  return {mood: 'calm'};
}

/** What is heard that moves a persona; what else does is for the service to say. */
export function causeOf(heard: readonly Cue[]): Cause | undefined {
  const moved: readonly (readonly [Cue, Cause])[] = [['insult', 'insulted'], ['broken', 'arrived-broken'], ['late', 'came-late'], ['complaint', 'complained'], ['refund', 'gave-back'], ['thanks', 'thanked']];
  return moved.find(([cue]) => heard.includes(cue))?.[1];
}

/** A brand's rule takes its causes away from the usual ones. What a shopper does makes nobody angry, whatever the rules say. */
function ruleFor(cause: Cause, moods: NonNullable<Persona['moods']>): {readonly mood: Mood; readonly lasts: number} | undefined {
  const names = ['anger', 'sorrow', 'delight', 'joy'] as const;
  const own = names.find(mood => moods[mood]?.by.includes(cause));
  const mood = own ?? names.find(mood => !moods[mood] && usualMoods[mood].by.includes(cause));
  if (!mood || (mood === 'anger' && causes[cause] === 'shopper')) return undefined;
  return {mood, lasts: own ? moods[mood]!.lasts ?? usualLasting : usualMoods[mood].lasts};
}
