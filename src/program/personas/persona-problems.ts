import type {Text} from '../program.js';
import type {SchemaProblem} from '../schema-problems.js';
import {minutesOf} from './hours.js';
import type {FaqEntry, Hours, Persona} from './persona.js';

/** What the schema cannot say of a persona. @param id the program's id of it */
export function personaProblems(id: string, persona: Persona): readonly SchemaProblem[] {
  return [
    ...ids(persona),
    ...persona.faq.flatMap((entry, i) => entryProblems(entry, i, persona)),
    ...tellings(persona),
    ...(persona.handoff.hours ? hoursProblems(persona.handoff.hours) : []),
    ...feelings(persona),
  ].map(({pointer, ...problem}) => ({pointer: `/personas/${id}${pointer}`, ...problem}));
}

/** An answer names its sources by their ids, and whoever offers a question names its entry. */
function ids({faq, products = [], facts = {}}: Persona): SchemaProblem[] {
  const entries = [...faq.map(({id}, i) => ({pointer: `/faq/${i}/id`, id})), ...products.map(({id}, i) => ({pointer: `/products/${i}/id`, id}))];
  const repeated = entries.filter(({id}, i) => entries.findIndex(other => other.id === id) < i);
  const ambiguous = products.flatMap(({id}, i) => (Object.hasOwn(facts, id) ? [{pointer: `/products/${i}/id`, id}] : []));
  return [...repeated, ...ambiguous].map(({pointer, id}) => ({pointer, found: JSON.stringify(id), allowed: 'an id that no other entry, product or fact has'}));
}

function entryProblems({asks, answer, from = []}: FaqEntry, i: number, {products = [], facts = {}}: Persona): SchemaProblem[] {
  const unanswered = Object.keys(asks).filter(language => !speaks(answer, language));
  return [
    ...unanswered.map(language => ({pointer: `/faq/${i}/answer`, found: `nothing in "${language}"`, allowed: 'an answer in each language in which it is asked'})),
    ...from.flatMap((source, n) => (Object.hasOwn(facts, source) || products.some(({id}) => id === source) ? [] : [{pointer: `/faq/${i}/from/${n}`, found: JSON.stringify(source), allowed: 'the id of one of its facts or products'}])),
  ];
}

/** What it says has to be there in every language in which it can be asked. */
function tellings({name, disclosure, greetings, faq}: Persona): SchemaProblem[] {
  const languages = [...new Set(faq.flatMap(({asks}) => Object.keys(asks)))];
  const said: readonly (readonly [string, Text])[] = [['/name', name], ['/disclosure', disclosure], ...greetings.map((greeting, i) => [`/greetings/${i}`, greeting] as const)];
  return said.flatMap(([pointer, text]) => languages.filter(language => !speaks(text, language))
    .map(language => ({pointer, found: `nothing in "${language}"`, allowed: 'a text in each language in which it can be asked'})));
}

function hoursProblems({timeZone, open}: Hours): SchemaProblem[] {
  const backwards = open.flatMap(({from, until}, i) => (minutesOf(from) < minutesOf(until) ? [] : [{pointer: `/handoff/hours/open/${i}/until`, found: JSON.stringify(until), allowed: `a time after ${from}; what goes past midnight takes two entries`}]));
  try {
    new Intl.DateTimeFormat('en', {timeZone});
    return backwards;
  } catch {
    return [{pointer: '/handoff/hours/timeZone', found: JSON.stringify(timeZone), allowed: 'an IANA time zone, as Asia/Shanghai'}, ...backwards];
  }
}

/** Nothing may cause two moods: which it is would be a matter of order. */
function feelings({moods = {}}: Persona): SchemaProblem[] {
  const seen = new Map<string, string>();
  return Object.entries(moods).flatMap(([mood, {by}]) => by.flatMap((cause, i) => {
    const other = seen.get(cause);
    seen.set(cause, mood);
    return other === undefined ? [] : [{pointer: `/moods/${mood}/by/${i}`, found: JSON.stringify(cause), allowed: `what does not cause "${other}" as well`}];
  }));
}

function speaks(text: Text, language: string): boolean {
  return typeof text === 'string' || text[language] !== undefined;
}
