import type {Handler} from 'hono';
import {addTally, type Ballot, emptyTally, type Review, tallyChange} from '../../src/program/index.js';
import {admit} from '../access.js';
import {note} from '../bonds/bond-book.js';
import {factCounted} from '../bonds/bond-facts.js';
import {keepNotes} from '../bonds/settle.js';
import {derivedEvent} from '../derived-event.js';
import {cursorOf, readAfter} from '../cursor.js';
import {readDecision, readOperator} from '../operator.js';
import {findPoll} from './polls.js';
import {Problem} from '../problem.js';
import {openBook} from '../referrals/referral-book.js';
import type {Parts, ServiceEnv} from '../service-env.js';

export const ballotsOnAPage = 100;

export const reviewSchema = {
  type: 'object',
  description: 'an object with the field to, and with ballots where it is not about all',
  required: ['to'],
  additionalProperties: false,
  properties: {
    to: {enum: ['counted', 'left-out'] satisfies Review[]},
    ballots: {
      type: 'array',
      minItems: 1,
      maxItems: 1000,
      items: {type: 'string', maxLength: 36, description: 'a ballot’s id'},
      description: 'a list of 1 to 1000 ids of ballots that wait; absent: all of them',
    },
  },
} as const;

interface Decision {
  readonly to: Review;
  readonly ballots?: readonly string[];
}

/** `GET /v1/polls/:id/set-aside`: for the brand, the ballots that do not count until it says so, the oldest first. */
export function getSetAside(parts: Parts): Handler<ServiceEnv, '/v1/polls/:id/set-aside'> {
  return async c => {
    const tenant = admit(c, parts, c.req.query('key'));
    await readOperator(c, tenant, parts.now());
    const poll = c.req.param('id');
    findPoll(tenant, poll);
    const {ballots: found, ...whole} = await parts.store.setAside(tenant.id, poll, {after: readAfter(c, 'time'), limit: ballotsOnAPage + 1});
    const page = found.slice(0, ballotsOnAPage);
    const last = found.length > page.length ? page.at(-1)! : undefined;
    c.header('Vary', 'Authorization');
    return c.json({...whole, ballots: page.map(forOperator), ...(last && {next: cursorOf(last.at, last.id)})}, 200, {'Cache-Control': 'no-store'});
  };
}

/** `POST /v1/polls/:id/set-aside/decision`: whether they count, recorded as an event. */
export function postReview(parts: Parts): Handler<ServiceEnv, '/v1/polls/:id/set-aside/decision'> {
  return async c => {
    const tenant = admit(c, parts, c.req.query('key'));
    const now = parts.now();
    const operator = await readOperator(c, tenant, now);
    const poll = c.req.param('id');
    findPoll(tenant, poll);
    const {to, ballots} = readDecision<Decision>(await c.req.text(), reviewSchema);
    const {decided, changed} = await parts.store.transact(tenant.id, async transaction => {
      const waiting = await transaction.waiting(poll, ballots);
      const ids = waiting.map(({id}) => id);
      const gone = ballots?.find(id => !ids.includes(id));
      if (gone !== undefined) throw new Problem('not-waiting', `The ballot ${JSON.stringify(gone)} does not wait for a decision: it was decided, changed or withdrawn. Nothing was decided; read the list again.`);
      const book = openBook(transaction, tenant.program, now);
      if (ids.length === 0) return {decided: 0, changed: book.changed};
      const change = waiting.map(({voter: _, ...ballot}) => tallyChange(ballot, {...ballot, aside: {...ballot.aside!, decided: to}})).reduce(addTally, emptyTally);
      await transaction.review({poll, ballots, to, change});
      const event = derivedEvent('ballots.reviewed', {poll, to, ballots: ids, by: operator.id}, now);
      await transaction.addEvent(event, {occurred: event.time, received: event.time});
      if (to === 'counted') for (const {voter, ...ballot} of waiting) note(book, voter, factCounted(poll, ballot));
      await keepNotes(book);
      return {decided: ids.length, changed: book.changed};
    });
    for (const topic of decided > 0 ? [poll, ...changed] : []) parts.live.publish(tenant.id, topic);
    return c.json({decided}, 200, {'Cache-Control': 'no-store'});
  };
}

/** Not even the brand is told who has cast a ballot, or from where. */
function forOperator({id, at, choices, points, aside}: Ballot): object {
  return {ballot: id, at, choices, ...(points && {points}), reason: aside!.reason};
}
