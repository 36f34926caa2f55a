import {type Hearing, hearingOf} from './hearing.js';
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
  readonly hearing: Hearing;
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
  /** The entries that have it in any way to ask. */
  readonly inAsks: readonly number[];
  /** Those that have it in the answer alone. */
  readonly inAnswers: readonly number[];
}

/** How much a term counts that another way to ask for the same has. */
const another = 0.8;
/** How much one counts that the answer alone has. */
const inAnswer = 0.4;
/** How much two Han count that nobody knows together, though each is known: most such pairs are no word. */
const unknownPair = 0.15;

export function knowledgeOf(persona: Persona): Knowledge {
  const languages = [...new Set(persona.faq.flatMap(({asks}) => Object.keys(asks)))];
  return {languages, hearing: hearingOf(persona.handoff), in: Object.fromEntries(languages.map(language => [language, indexOf(persona, language)]))};
}

/** What a question may mean, the likeliest first; of what is as likely, the entry that stands first. */
export function lookUp({in: indexes}: Knowledge, question: string, language: string): readonly Match[] {
  const index = indexes[language];
  if (!index) return [];
  const wanted = termsIn(question, index.rewriting);
  const unknown = Math.log(1 + (index.entries.length + 0.5) / 0.5);
  const asked = new Float64Array(index.asks.length);
  const known = new Float64Array(index.entries.length);
  let all = 0;
  for (const [term, weight] of wanted) {
    const posting = index.terms.get(term);
    if (!posting) {
      all += unknown * weight * (isKnownPair(term, index) ? unknownPair : 1);
      continue;
    }
    const tells = posting.tells * weight;
    all += tells;
    for (const ask of posting.asks) asked[ask]! += tells;
    for (const entry of posting.inAsks) known[entry]! += tells * another;
    for (const entry of posting.inAnswers) known[entry]! += tells * inAnswer;
  }
  const best = new Map<number, number>();
  asked.forEach((found, ask) => {
    if (found === 0) return;
    const {entry, tells} = index.asks[ask]!;
    const ofQuestion = (found * (1 - another) + known[entry]!) / all;
    // What a way to ask has beyond the question counts little: people say less than the brand wrote.
    const score = ofQuestion * Math.sqrt(Math.sqrt(found / tells));
    if (score > (best.get(entry) ?? 0)) best.set(entry, score);
  });
  return [...best].sort(([a, one], [b, other]) => other - one || a - b).map(([entry, score]) => ({entry: index.entries[entry]!, score}));
}

function indexOf(persona: Persona, language: string): Index {
  const rewriting = rewritingOf(language, persona);
  const terms = (text: string): Terms => termsIn(text, rewriting);
  const sources: readonly {readonly entry: Entry; readonly asks: readonly Terms[]; readonly answer: Terms}[] = [
    ...persona.faq.flatMap(({id, asks, answer}) => (asks[language] ? [{entry: {of: 'faq' as const, id}, asks: asks[language].map(terms), answer: terms(textIn(answer, language))}] : [])),
    ...(persona.products ?? []).map(({id, name, words}) => ({
      entry: {of: 'product' as const, id},
      asks: (entryFor(productQuestions, language) ?? ['{name}']).map(ask => terms(ask.replace('{name}', () => textIn(name, language)))),
      answer: terms(textIn(words, language)),
    })),
  ];
  const asks = sources.flatMap(({asks}, entry) => asks.map(terms => ({entry, terms})));
  const inAsks = inverted(asks.map(({terms}) => terms));
  const inAnswers = inverted(sources.map(({answer}) => answer));
  const known = new Map([...new Set([...inAsks.keys(), ...inAnswers.keys()])].map(term => {
    const some = inAsks.get(term) ?? [];
    const asked = new Set(some.map(ask => asks[ask]!.entry));
    const others = (inAnswers.get(term) ?? []).filter(entry => !asked.has(entry));
    const count = asked.size + others.length;
    return [term, {tells: Math.log(1 + (sources.length - count + 0.5) / (count + 0.5)), asks: some, inAsks: [...asked], inAnswers: others}];
  }));
  const sum = (of: Terms): number => [...of].reduce((all, [term, weight]) => all + known.get(term)!.tells * weight, 0);
  return {rewriting, entries: sources.map(({entry}) => entry), asks: asks.map(({entry, terms}) => ({entry, tells: Math.max(sum(terms), Number.MIN_VALUE)})), terms: known};
}

function isKnownPair(term: string, {terms}: Index): boolean {
  const [one, other, ...more] = term;
  return other !== undefined && more.length === 0 && terms.has(one!) && terms.has(other);
}

/** Which of the texts have each term. */
function inverted(texts: readonly Terms[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  texts.forEach((terms, i) => {
    for (const term of terms.keys()) {
      const known = found.get(term);
      if (known) known.push(i);
      else found.set(term, [i]);
    }
  });
  return found;
}
