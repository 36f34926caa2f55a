import {type Cue, cues as allCues, gravest, type Trigger} from './cues.js';
import {scriptOf, scriptsIn} from './language.js';
import type {HandoffRules} from './persona.js';
import {findPhrase} from './phrases.js';
import {usualCues} from './usual-cues.js';
import {wordsIn} from './words.js';

/** After how many misses in a row a person is fetched. */
export const usualMisses = 2;

/** What became of the shopper's messages before, the latest last. */
export type Past = readonly ('answered' | 'missed')[];

/**
 * What can be heard in a shopper's words, the gravest first.
 *
 * The words of the text's language are looked for, and those of languages in
 * other scripts that it has any of: "我要 refund" is both. Languages that share a
 * script are kept apart, for a gift is poison in German.
 *
 * @param language a BCP 47 tag, as `languageOf` gives it
 */
export function cuesIn(text: string, language: string, {cues = {}}: Pick<HandoffRules, 'cues'> = {}): readonly Cue[] {
  const tags = [...new Set([...Object.keys(usualCues), ...Object.keys(cues)])].filter(tag => concerns(tag, language, text));
  const phrasesOf = (cue: Cue): readonly string[] => tags.flatMap(tag => [...usualCues[tag]?.[cue] ?? [], ...cues[tag]?.[cue] ?? []]);
  const words = wordsIn(text);
  const asked = spansOf(words, phrasesOf('asks-ai'));
  // "Are you a real person?" is no wish for one.
  const rest = words.map((word, i) => (asked.some(([from, until]) => i >= from && i < until) ? '' : word));
  return allCues.filter(cue => (cue === 'asks-ai' ? asked.length > 0 : phrasesOf(cue).some(phrase => findPhrase(rest, phrase))));
}

/** Why a person is to be fetched for what a shopper has just said; nothing when the persona may answer. */
export function triggerOf(text: string, language: string, past: Past, rules: Pick<HandoffRules, 'cues' | 'misses'> = {}): Trigger | undefined {
  return triggerFor(cuesIn(text, language, rules), past, rules);
}

/** The same for what was heard. */
export function triggerFor(heard: readonly Cue[], past: Past, rules: Pick<HandoffRules, 'misses'>): Trigger | undefined {
  const grave = gravest.find(cue => heard.includes(cue));
  if (grave) return grave;
  const misses = rules.misses ?? usualMisses;
  return past.length >= misses && past.slice(-misses).every(what => what === 'missed') ? 'misses' : undefined;
}

function concerns(tag: string, language: string, text: string): boolean {
  if (tag === language || tag === language.split('-')[0]) return true;
  const script = scriptOf(tag);
  return script !== scriptOf(language) && scriptsIn(text).has(script);
}

function spansOf(words: readonly string[], phrases: readonly string[]): (readonly [number, number])[] {
  return phrases.flatMap(phrase => {
    const found = findPhrase(words, phrase);
    return found ? [found] : [];
  });
}
