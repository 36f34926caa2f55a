import {type Cue, cues as allCues} from './cues.js';
import {scriptOf, scriptsIn} from './language.js';
import type {HandoffRules} from './persona.js';
import {endOfPhrase, type Phrase, phraseOf} from './phrases.js';
import {usualCues} from './usual-cues.js';
import {wordsIn} from './words.js';

/** The phrases by which cues are known, by language tag and first word: made ready once, for there are many. */
export interface Hearing {
  readonly [language: string]: ReadonlyMap<string, readonly {readonly cue: Cue; readonly phrase: Phrase}[]>;
}

/** @param rules the brand's own phrases beside those of `usual-cues.ts` */
export function hearingOf({cues = {}}: Pick<HandoffRules, 'cues'> = {}): Hearing {
  const tags = [...new Set([...Object.keys(usualCues), ...Object.keys(cues)])];
  return Object.fromEntries(tags.map(tag => {
    const phrases = new Map<string, {readonly cue: Cue; readonly phrase: Phrase}[]>();
    for (const cue of allCues) {
      for (const text of [...usualCues[tag]?.[cue] ?? [], ...cues[tag]?.[cue] ?? []]) {
        const phrase = phraseOf(text);
        const first = phrase[0]?.[0];
        if (first !== undefined) phrases.set(first, [...phrases.get(first) ?? [], {cue, phrase}]);
      }
    }
    return [tag, phrases];
  }));
}

/**
 * What can be heard in a shopper's words, the gravest first.
 *
 * The words of the text's language are looked for, and those of languages in
 * other scripts that it has any of: "我要 refund" is both. Languages that share a
 * script are kept apart, for a gift is poison in German.
 *
 * @param language a BCP 47 tag, as `languageOf` gives it
 */
export function cuesIn(text: string, language: string, hearing: Hearing): readonly Cue[] {
  const words = wordsIn(text);
  const found = Object.keys(hearing).filter(tag => concerns(tag, language, text)).flatMap(tag => words.flatMap((word, from) =>
    (hearing[tag]!.get(word) ?? []).flatMap(({cue, phrase}) => {
      const until = endOfPhrase(words, phrase, from);
      return until === undefined ? [] : [{cue, from, until}];
    })));
  // "Are you a real person?" is no wish for one.
  const asking = found.filter(({cue}) => cue === 'asks-ai');
  const heard = new Set(found.filter(({cue, from, until}) => cue === 'asks-ai' || !asking.some(ask => from < ask.until && until > ask.from)).map(({cue}) => cue));
  return allCues.filter(cue => heard.has(cue));
}

function concerns(tag: string, language: string, text: string): boolean {
  if (tag === language || tag === language.split('-')[0]) return true;
  const script = scriptOf(tag);
  return script !== scriptOf(language) && scriptsIn(text).has(script);
}
