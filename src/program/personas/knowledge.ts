import {entryFor, textIn} from './language.js';
import type {Persona} from './persona.js';
import {type Rewriting, rewritingOf, type Terms, termsIn} from './terms.js';
import {productQuestions} from './usual-words.js';

/** Something that a persona can answer with. */
export interface Entry {
  readonly of: 'faq' | 'product';
  readonly id: string;
}

/** An entry that a question may mean, and how surely: from 0 to 1. */
export interface Match {
  readonly entry: Entry;
  readonly score: number;
}

/** What a persona knows, made ready to be looked up: an inverted index for each of its languages. */
export interface Knowledge {
  /** The usual one first. */
  readonly languages: readonly string[];
  readonly in: {readonly [language: string]: Index};
}

interface Index {
  readonly rewriting: Rewriting;
  readonly entries: readonly Entry[];
  /** Each way to ask, the entry that it asks for, and how much all its terms tell. */
  readonly asks: readonly {readonly entry: number; readonly tells: number}[];
  readonly terms: ReadonlyMap<string, Posting>;
}

interface Posting {
  /** How much it tells that a question has the term: inverse document frequency (Robertson and Spärck Jones 1976, https://doi.org/10.1002/asi.4630270302). */
  readonly tells: number;
  readonly asks: readonly number[];
  /** The entries that have it in their answers. */
  readonly answers: readonly number[];
}

/** How much a term counts that the answer has, but no way to ask. */
const inAnswer = 0.4;
/** How much two Han count that nobody knows together, though each is known: most such pairs are no word. */
const unknownPair = 0.3;
/** How much of the score is what the question has of a way to ask; the rest is what that has of the question. */
const share = 0.65;

export function knowledgeOf(persona: Persona): Knowledge {
  const languages = [...new Set(persona.faq.flatMap(({asks}) => Object.keys(asks)))];
  return {languages, in: Object.fromEntries(languages.map(language => [language, indexOf(persona, language)]))};
}

/** What a question may mean, the likeliest first; of what is as likely, the entry that stands first. */
export function lookUp({in: indexes}: Knowledge, question: string, language: string): readonly Match[] {
  const index = indexes[language];
  if (!index) return [];
  const wanted = termsIn(question, index.rewriting);
  const unknown = Math.log(1 + (index.entries.length + 0.5) / 0.5);
  const found = new Float64Array(index.asks.length);
  const answered = new Map<number, number>();
  let all = 0;
  for (const [term, weight] of wanted) {
    const posting = index.terms.get(term);
    if (!posting) {
      all += unknown * weight * (isKnownPair(term, index) ? unknownPair : 1);
      continue;
    }
    const tells = posting.tells * weight;
    all += tells;
    for (const ask of posting.asks) found[ask]! += tells;
    for (const entry of posting.answers) answered.set(entry, (answered.get(entry) ?? 0) + tells);
  }
  if (all === 0) return [];
  const best = new Map<number, number>();
  index.asks.forEach(({entry, tells}, ask) => {
    if (found[ask] === 0) return;
    // What the answer has and this way to ask has as well is counted once.
    const extra = inAnswer * Math.max(0, (answered.get(entry) ?? 0) - found[ask]!);
    const score = share * Math.min(1, (found[ask]! + extra) / all) + (1 - share) * found[ask]! / tells;
    if (score > (best.get(entry) ?? 0)) best.set(entry, score);
  });
  return [...best].sort(([a, one], [b, other]) => other - one || a - b).map(([entry, score]) => ({entry: index.entries[entry]!, score}));
}

function indexOf(persona: Persona, language: string): Index {
  const rewriting = rewritingOf(language, persona);
  const terms = (text: string): Terms => termsIn(text, rewriting);
  const sources = [
    ...persona.faq.flatMap(({id, asks, answer}) => (asks[language] ? [{entry: {of: 'faq', id} as Entry, asks: asks[language].map(terms), answer: terms(textIn(answer, language))}] : [])),
    ...(persona.products ?? []).map(({id, name, words}) => ({
      entry: {of: 'product', id} as Entry,
      asks: (entryFor(productQuestions, language) ?? ['{name}']).map(ask => terms(ask.replace('{name}', () => textIn(name, language)))),
      answer: terms(textIn(words, language)),
    })),
  ];
  const postings = new Map<string, {readonly entries: Set<number>; readonly asks: number[]; readonly answers: number[]}>();
  const at = (term: string): {readonly entries: Set<number>; readonly asks: number[]; readonly answers: number[]} => {
    const known = postings.get(term) ?? {entries: new Set(), asks: [], answers: []};
    postings.set(term, known);
    return known;
  };
  const asks = sources.flatMap(({asks}, entry) => asks.map(terms => ({entry, terms})));
  asks.forEach(({entry, terms}, ask) => {
    for (const term of terms.keys()) {
      at(term).entries.add(entry);
      at(term).asks.push(ask);
    }
  });
  sources.forEach(({answer}, entry) => {
    for (const term of answer.keys()) {
      at(term).entries.add(entry);
      at(term).answers.push(entry);
    }
  });
  const known = new Map([...postings].map(([term, {entries, asks, answers}]) => [term, {tells: Math.log(1 + (sources.length - entries.size + 0.5) / (entries.size + 0.5)), asks, answers}]));
  const sum = (of: Terms): number => [...of].reduce((all, [term, weight]) => all + known.get(term)!.tells * weight, 0);
  return {rewriting, entries: sources.map(({entry}) => entry), asks: asks.map(({entry, terms}) => ({entry, tells: Math.max(sum(terms), Number.MIN_VALUE)})), terms: known};
}

function isKnownPair(term: string, {terms}: Index): boolean {
  const [one, other, ...more] = term;
  return other !== undefined && more.length === 0 && terms.has(one!) && terms.has(other);
}
