import type {Money, Text} from '../program.js';
import type {SchemaProblem} from '../schema-problems.js';
import {unsourced} from './figures.js';
import {hearingOf} from './hearing.js';
import {entryFor, languageOf, scriptsIn, textIn} from './language.js';
import {admissions, denials, strangeAddress, usualLongest} from './manners.js';
import type {Persona, PersonaProduct} from './persona.js';
import {endOfPhrase, phraseOf} from './phrases.js';
import {triggerOf} from './trigger.js';
import {folded, isHan, wordsIn} from './words.js';

/** What is wrong with something that a persona says. */
export interface Blemish {
  readonly rule: 'language' | 'address' | 'taboo' | 'length' | 'denial' | 'source' | 'macro';
  readonly found: string;
  readonly allowed: string;
}

/**
 * What is wrong with a reply: with one that stands in the file, or one that a
 * model wrote.
 *
 * @param language that of the question
 * @param sources where its figures may stand; absent: they are not asked for
 */
export function replyBlemishes(reply: string, language: string, persona: Persona, sources?: readonly string[]): readonly Blemish[] {
  const languages = languagesOf(persona);
  const words = wordsIn(reply);
  const has = (phrase: string): boolean => words.some((_, i) => endOfPhrase(words, phraseOf(phrase), i) !== undefined);
  const longest = persona.voice.longest ?? usualLongest;
  const length = [...reply].reduce((sum, character) => sum + (isHan(character) ? 2 : 1), 0);
  const spoken = scriptsIn(reply).size === 0 ? language : languageOf(reply, [language, ...languages.filter(other => other !== language)]);
  return [
    ...(spoken !== language ? [{rule: 'language', found: `"${spoken}"`, allowed: `the question’s language, "${language}"`} as const] : []),
    ...strangeAddress(persona, language).filter(word => isAddressed(reply, word)).map(word => ({rule: 'address', found: `"${word}"`, allowed: 'the form of address that its stance asks for'}) as const),
    ...(entryFor(persona.taboos ?? {}, language) ?? []).filter(has).map(word => ({rule: 'taboo', found: JSON.stringify(word), allowed: 'nothing that its taboos name'}) as const),
    ...(length > longest ? [{rule: 'length', found: `${length} characters`, allowed: `at most ${longest}; Han count twice`} as const] : []),
    ...Object.values(denials).flat().filter(has).slice(0, 1).map(phrase => ({rule: 'denial', found: JSON.stringify(phrase), allowed: 'nothing that denies that it is a machine'}) as const),
    ...(sources ? unsourced(reply, sources).map(figure => ({rule: 'source', found: figure, allowed: 'a number, price, date or link that one of its sources has'}) as const) : []),
    ...(/\{\{.*?\}\}/u.test(reply) ? [{rule: 'macro', found: /\{\{.*?\}\}/u.exec(reply)![0], allowed: 'a text as it is read: nothing fills in "{{…}}"'} as const] : []),
  ];
}

/** What is wrong with what a persona's file lets it say. @param id the program's id of it */
export function lintPersona(id: string, persona: Persona): readonly SchemaProblem[] {
  const languages = languagesOf(persona);
  const hearing = hearingOf(persona.handoff);
  const inEach = (pointer: string, text: Text, sources?: (language: string) => readonly string[]): SchemaProblem[] => (typeof text === 'string' ? [languageOf(text, languages)] : languages).flatMap(language =>
    replyBlemishes(textIn(text, language), language, persona, sources?.(language)).map(({found, allowed}) => ({pointer: `/personas/${id}${pointer}`, found: `${found} in "${language}"`, allowed})));
  return [
    ...persona.greetings.flatMap((greeting, i) => inEach(`/greetings/${i}`, greeting, () => [])),
    ...inEach('/disclosure', persona.disclosure),
    ...languages.filter(language => !admits(textIn(persona.disclosure, language), language)).map(language => ({pointer: `/personas/${id}/disclosure`, found: JSON.stringify(textIn(persona.disclosure, language)), allowed: 'that one talks with a machine, in plain words: automated, AI, robot'})),
    ...persona.faq.flatMap(({answer, asks, from = []}, i) => inEach(`/faq/${i}/answer`, Object.fromEntries(Object.keys(asks).map(language => [language, textIn(answer, language)])), language => sourcesOf(persona, from, language))),
    ...persona.faq.flatMap(({asks}, i) => Object.entries(asks).flatMap(([language, wordings]) => wordings.flatMap((wording, n) => {
      const trigger = triggerOf(wording, language, [], persona.handoff, hearing);
      return trigger ? [{pointer: `/personas/${id}/faq/${i}/asks/${language}/${n}`, found: `${JSON.stringify(wording)}, which fetches a person for "${trigger}"`, allowed: 'a question that the persona may answer'}] : [];
    }))),
    ...(persona.products ?? []).flatMap(({words}, i) => inEach(`/products/${i}/words`, words)),
  ];
}

/** What its sources say in a language: facts as they are; of products all that a card shows. */
export function sourcesOf({facts = {}, products = []}: Persona, from: readonly string[], language: string): readonly string[] {
  return from.flatMap(id => {
    const fact = facts[id];
    const product = products.find(other => other.id === id);
    return [...(fact === undefined ? [] : [textIn(fact, language)]), ...(product ? [productText(product, language)] : [])];
  });
}

function productText({name, words, price, size, link}: PersonaProduct, language: string): string {
  const money = price === undefined ? undefined : isMoney(price) ? price : entryFor(price, language) ?? Object.values(price)[0];
  return [textIn(name, language), textIn(words, language), ...(size === undefined ? [] : [textIn(size, language)]), ...(money ? [inMajorUnits(money)] : []), ...(link === undefined ? [] : [textIn(link, language)])].join('\n');
}

function isMoney(price: NonNullable<PersonaProduct['price']>): price is Money {
  return typeof price.amount === 'number';
}

/** 1999 of EUR → 19.99; how many digits the minor unit has is the currency's. */
function inMajorUnits({amount, currency}: Money): string {
  const {maximumFractionDigits = 2} = new Intl.NumberFormat('en', {style: 'currency', currency}).resolvedOptions();
  return (amount / 10 ** maximumFractionDigits).toFixed(maximumFractionDigits);
}

function languagesOf({faq}: Persona): readonly string[] {
  return [...new Set(faq.flatMap(({asks}) => Object.keys(asks)))];
}

function admits(text: string, language: string): boolean {
  const words = wordsIn(text);
  const known = entryFor(admissions, language);
  return !known || known.some(phrase => words.some((_, i) => endOfPhrase(words, phraseOf(phrase), i) !== undefined));
}

/** Capitals tell some forms of address from other words, as German Sie from sie; but not where a sentence begins. */
function isAddressed(reply: string, word: string): boolean {
  if (isHan(word)) return reply.includes(word);
  const capital = word !== word.toLowerCase();
  const found = new RegExp(`${capital ? '(?<=[\\p{L},]\\s)' : '(?<![\\p{L}])'}${word}(?![\\p{L}])`, capital ? 'u' : 'iu');
  return found.test(capital ? reply : folded(reply));
}
