import type {Handler} from 'hono';
import {type CannedAnswer, lookUp, type Persona, textIn} from '../../src/program/index.js';
import {mindOf} from '../chats/mind.js';
import {readDecision} from '../operator.js';
import {Problem} from '../problem.js';
import type {Parts, ServiceEnv} from '../service-env.js';
import {readAsOperator} from './inbox-chats.js';

/** How many answers are found at most. */
export const mostAnswers = 5;

export const questionSchema = {
  type: 'object',
  description: 'an object with the field question',
  required: ['question'],
  additionalProperties: false,
  properties: {
    question: {type: 'string', maxLength: 2000, description: 'Empty: the first that there are.'},
    language: {type: 'string', description: 'One of those that the persona answers in. Absent: its usual one.'},
  },
} as const;

/**
 * `POST /v1/personas/:persona/answers`: for the brand's people, what the persona
 * would find for a question, the likeliest first. What a shopper has asked
 * stands in no address, and so in no log.
 */
export function postAnswers(parts: Parts): Handler<ServiceEnv, '/v1/personas/:persona/answers'> {
  return async c => {
    const {tenant: {program: {personas = {}}}} = await readAsOperator(c, parts);
    const id = c.req.param('persona');
    const persona = Object.hasOwn(personas, id) ? personas[id] : undefined;
    if (!persona) throw new Problem('unknown-persona', `The program has no persona "${id}".`);
    const {languages} = mindOf(persona);
    const {question, language = languages[0]!} = readDecision<{readonly question: string; readonly language?: string}>(await c.req.text(), questionSchema, 'wrong-message');
    if (!languages.includes(language)) throw new Problem('wrong-message', `/language: found "${language}"; the persona answers in ${languages.join(', ')}.`);
    c.header('Vary', 'Authorization');
    return c.json({answers: findAnswers(persona, question, language)}, 200, {'Cache-Control': 'no-store'});
  };
}

function findAnswers(persona: Persona, question: string, language: string): readonly CannedAnswer[] {
  const found = question.trim() === ''
    ? persona.faq.map(({id}) => id)
    : lookUp(mindOf(persona), question, language).filter(({entry}) => entry.of === 'faq').map(({entry}) => entry.id);
  return found.slice(0, mostAnswers).map(id => {
    const {asks, answer} = persona.faq.find(entry => entry.id === id)!;
    return {entry: id, ask: (asks[language] ?? Object.values(asks)[0]!)[0]!, answer: textIn(answer, language)};
  });
}
