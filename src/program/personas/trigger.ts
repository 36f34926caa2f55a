import {type Cue, gravest, type Trigger} from './cues.js';
import {cuesIn, hearingOf} from './hearing.js';
import type {HandoffRules} from './persona.js';

/** After how many misses in a row a person is fetched. */
export const usualMisses = 2;

/** What became of the shopper's messages before, the latest last. */
export type Past = readonly ('answered' | 'missed')[];

/**
 * Why a person is to be fetched for what a shopper has just said; nothing when
 * the persona may answer.
 *
 * @param language a BCP 47 tag, as `languageOf` gives it
 */
export function triggerOf(text: string, language: string, past: Past, rules: Pick<HandoffRules, 'cues' | 'misses'> = {}, hearing = hearingOf(rules)): Trigger | undefined {
  return triggerFor(cuesIn(text, language, hearing), past, rules);
}

/** The same for what was heard. */
export function triggerFor(heard: readonly Cue[], past: Past, {misses = usualMisses}: Pick<HandoffRules, 'misses'>): Trigger | undefined {
  const grave = gravest.find(cue => heard.includes(cue));
  if (grave) return grave;
  return past.length >= misses && past.slice(-misses).every(what => what === 'missed') ? 'misses' : undefined;
}
