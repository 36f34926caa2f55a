import type {Context, Handler} from 'hono';
import {activityChange, decide, type Decided, type Decision, type Idea, type IdeaState, ideaStates, isPublic} from '../../src/program/index.js';
import {admit} from '../access.js';
import {note} from '../bonds/bond-book.js';
import {factMade} from '../bonds/bond-facts.js';
import {keepNotes} from '../bonds/settle.js';
import {derivedEvent} from '../derived-event.js';
import {cursorOf, ideasOnAPage, readAfter} from '../cursor.js';
import {readDecision, readOperator} from '../operator.js';
import {Problem} from '../problem.js';
import {openBook} from '../referrals/referral-book.js';
import type {Parts, ServiceEnv} from '../service-env.js';

export const decisionSchema = {
  type: 'object',
  description: 'an object with the field to, and with reason or link where the decision has one',
  required: ['to'],
  additionalProperties: false,
  properties: {
    to: {enum: ideaStates.filter(state => state !== 'held')},
    reason: {type: 'string', description: 'why it is declined or not made: plain text of 1 to 1000 characters'},
    link: {type: 'string', description: 'where what was made is to be had: an https URL'},
  },
} as const;

/** `GET /v1/ideas`: for the brand, the ideas of all polls that are in one state, the oldest first. */
export function getIdeasIn(parts: Parts): Handler<ServiceEnv, '/v1/ideas'> {
  return async c => {
    const tenant = admit(c, parts, c.req.query('key'));
    const now = parts.now();
    await readOperator(c, tenant, now);
    const state = readState(c);
    const found = await parts.store.ideasIn(tenant.id, state, {after: readAfter(c, 'time'), limit: ideasOnAPage + 1});
    const page = found.slice(0, ideasOnAPage);
    const last = found.length > page.length ? page.at(-1)! : undefined;
    c.header('Vary', 'Authorization');
    return c.json({ideas: page.map(forOperator), ...(last && {next: cursorOf(last.submitted, last.id)})}, 200, {'Cache-Control': 'no-store'});
  };
}

/** `POST /v1/ideas/:idea/decision`: what the brand says to an idea, recorded as an event. */
export function postDecision(parts: Parts): Handler<ServiceEnv, '/v1/ideas/:idea/decision'> {
  return async c => {
    const tenant = admit(c, parts, c.req.query('key'));
    const now = parts.now();
    const operator = await readOperator(c, tenant, now);
    const decision = readDecision<Decision>(await c.req.text(), decisionSchema);
    const decided = await parts.store.transact(tenant.id, async (transaction): Promise<Decided & {readonly changed?: ReadonlySet<string>} | undefined> => {
      const idea = await transaction.idea(c.req.param('idea'));
      if (!idea) return undefined;
      const decided = decide(idea, decision, now);
      if (!decided.ok) return decided;
      await transaction.decideIdea(decided.idea);
      const book = openBook(transaction, tenant.program, now);
      if (!isPublic(idea) && isPublic(decided.idea)) note(book, idea.author, factMade(idea.id, decided.idea.published!));
      await transaction.addToTally(idea.poll, activityChange(idea, decided.idea));
      const {id, poll} = decided.idea;
      const event = derivedEvent('idea.decided', {poll, idea: id, ...decision, by: operator.id}, now);
      await transaction.addEvent(event, {occurred: event.time, received: event.time});
      await keepNotes(book);
      return {...decided, changed: book.changed};
    });
    if (!decided) throw new Problem('unknown-idea', 'This tenant has no idea of this id: /v1/ideas lists them.');
    if (!decided.ok) throw new Problem(decided.problem, decided.detail);
    for (const topic of [decided.idea.poll, ...decided.changed ?? []]) parts.live.publish(tenant.id, topic);
    return c.json(forOperator(decided.idea), 200, {'Cache-Control': 'no-store'});
  };
}

/** Not even the brand is told who has submitted an idea. */
function forOperator({id, author: _, most: __, ...idea}: Idea): object {
  return {idea: id, ...idea};
}

function readState(c: Context<ServiceEnv>): IdeaState {
  const state = ideaStates.find(state => state === (c.req.query('state') ?? 'held'));
  if (state) return state;
  throw new Problem('wrong-query', `state is none of ${ideaStates.map(state => `"${state}"`).join(', ')}.`);
}
