import type {Cue, Trigger} from './cues.js';
import {cuesIn} from './hearing.js';
import {type Entry, type Knowledge, lookUp, type Match} from './knowledge.js';
import {languageOf} from './language.js';
import type {HandoffRules} from './persona.js';
import {type Past, triggerFor} from './trigger.js';

/** How sure one has to be of an answer, how much surer than of the next, and of a question that is offered. */
export const usualCertainty = {answer: 0.6, margin: 0.09, offer: 0.18};

/** How many questions are offered at most. */
const mostOffered = 3;

/** What to do about a question: say what is known, ask what was meant, or fetch a person. */
export type ChatMove =
  /** `disclosure`: whoever asks whether a machine answers is told. */
  | {readonly move: 'answer'; readonly entry: Entry | {readonly of: 'disclosure'}; readonly score: number}
  /** The likeliest first. */
  | {readonly move: 'offer'; readonly entries: readonly Entry[]}
  | {readonly move: 'person'; readonly why: Trigger};

export interface Heard {
  readonly language: string;
  readonly cues: readonly Cue[];
  readonly move: ChatMove;
}

/**
 * What a persona makes of what a shopper said. It answers only when it is sure
 * of the question, and surer than of any other; it never makes an answer up.
 *
 * @param past what became of the messages before, the latest last
 */
export function nextMove(question: string, past: Past, knowledge: Knowledge, rules: Pick<HandoffRules, 'misses'>, certainty: typeof usualCertainty = usualCertainty): Heard {
  const language = languageOf(question, knowledge.languages);
  const cues = cuesIn(question, language, knowledge.hearing);
  const heard = (move: ChatMove): Heard => ({language, cues, move});
  const grave = triggerFor(cues, [], rules);
  if (grave) return heard({move: 'person', why: grave});
  if (cues.includes('asks-ai')) return heard({move: 'answer', entry: {of: 'disclosure'}, score: 1});
  const matches = lookUp(knowledge, question, language);
  if (isSure(matches, certainty)) return heard({move: 'answer', entry: matches[0]!.entry, score: matches[0]!.score});
  // An answer at last is better than a person who was fetched for two misses.
  const missed = triggerFor([], past, rules);
  if (missed) return heard({move: 'person', why: missed});
  const likely = matches.slice(0, mostOffered).filter(({score}) => score >= Math.max(certainty.offer, matches[0]!.score / 2));
  return heard(likely.length > 0 ? {move: 'offer', entries: likely.map(({entry}) => entry)} : {move: 'person', why: 'unknown'});
}

function isSure([best, next]: readonly Match[], {answer, margin}: typeof usualCertainty): boolean {
  return best !== undefined && best.score >= answer && best.score - (next?.score ?? 0) >= margin;
}
