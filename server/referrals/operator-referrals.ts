import type {Context, Handler} from 'hono';
import {uuidv7} from '../../src/events/index.js';
import {factsOf, type KeptReferral, type ReferralState, referralStates} from '../../src/program/index.js';
import {admit} from '../access.js';
import {derivedEvent} from '../derived-event.js';
import {cursorOf, readAfter} from '../cursor.js';
import {readDecision, readOperator} from '../operator.js';
import {personOf} from './person-of.js';
import {Problem} from '../problem.js';
import {keepNotes} from '../bonds/settle.js';
import {type Book, enter, openBook} from './referral-book.js';
import {findRules} from './referrals.js';
import type {Parts, ServiceEnv} from '../service-env.js';

export const referralsOnAPage = 100;

export const referralDecisionSchema = {
  type: 'object',
  description: 'an object with the field to',
  required: ['to'],
  additionalProperties: false,
  properties: {to: {enum: ['accepted', 'rejected']}},
} as const;

interface Decision {
  readonly to: 'accepted' | 'rejected';
}

/** `GET /v1/referrals`: for the brand, the referrals that wait for it, or that are in one state; the oldest first. */
export function getReferrals(parts: Parts): Handler<ServiceEnv, '/v1/referrals'> {
  return async c => {
    const tenant = admit(c, parts, c.req.query('key'));
    await readOperator(c, tenant, parts.now());
    findRules(tenant);
    const which = readWhich(c);
    const after = readAfter(c, 'time');
    const found = await parts.store.transact(tenant.id, transaction => transaction.referralsIn(which, {after, limit: referralsOnAPage + 1}));
    const page = found.slice(0, referralsOnAPage);
    const last = found.length > page.length ? page.at(-1)! : undefined;
    c.header('Vary', 'Authorization');
    return c.json({referrals: page.map(forOperator), ...(last && {next: cursorOf(last.begun, last.referral.id)})}, 200, {'Cache-Control': 'no-store'});
  };
}

/** `POST /v1/referrals/:id/decision`: what the brand says to a referral, recorded as an event. */
export function postReferralDecision(parts: Parts): Handler<ServiceEnv, '/v1/referrals/:id/decision'> {
  return async c => {
    const tenant = admit(c, parts, c.req.query('key'));
    const now = parts.now();
    const operator = await readOperator(c, tenant, now);
    const rules = findRules(tenant);
    const {to} = readDecision<Decision>(await c.req.text(), referralDecisionSchema);
    const {kept, changed, mistakes} = await parts.store.transact(tenant.id, async transaction => {
      const book: Book = {...openBook(transaction, tenant.program, now), rules};
      const held = await transaction.referral(c.req.param('id'));
      if (!held) throw new Problem('unknown-referral', 'This tenant has no referral of this id: /v1/referrals lists them.');
      const event = derivedEvent('referral.reviewed', {referral: held.referral.id, to, by: operator.id}, now);
      await transaction.addEvent(event, {occurred: event.time, received: event.time});
      // It answers what was flagged in its own millisecond, too: the ids of flags begin with a hexadecimal digit.
      const entered = await enter(book, held, {type: 'reviewed', id: `reviewed/${uuidv7(now)}`, at: afterReviews(held, now), decision: to});
      await keepNotes(book);
      return {kept: entered.ok ? entered.kept : held, ...book};
    });
    for (const topic of changed) parts.live.publish(tenant.id, topic);
    for (const mistake of mistakes) parts.log.error({tenant: tenant.id, mistake}, 'the ledger did not take what the rules asked for');
    return c.json(forOperator(kept), 200, {'Cache-Control': 'no-store'});
  };
}

/** The last word holds, also within one millisecond. */
function afterReviews({referral: {facts}}: KeptReferral, now: number): string {
  const last = factsOf(facts, 'reviewed').at(-1);
  return new Date(last ? Math.max(now, Date.parse(last.at) + 1) : now).toISOString();
}

/** What they wrote to each other is between them. */
function forOperator({referral: {id, member, friend, state, reason, waits, order, until}, begun, claimed}: KeptReferral): object {
  return {
    referral: id,
    begun,
    member: personOf(member),
    ...(friend !== undefined && {friend: personOf(friend)}),
    ...(claimed !== undefined && {claimed}),
    state,
    ...(reason && {reason}),
    ...(waits && {waits}),
    ...(order !== undefined && {order}),
    ...(until !== undefined && {until}),
  };
}

function readWhich(c: Context<ServiceEnv>): ReferralState | 'waiting' {
  const {waits, state} = c.req.query();
  if (state === undefined && (waits === undefined || waits === 'true')) return 'waiting';
  const found = waits === undefined ? referralStates.find(known => known === state) : undefined;
  if (found) return found;
  throw new Problem('wrong-query', `The query has neither waits=true alone nor a state that is one of ${referralStates.map(state => `"${state}"`).join(', ')}.`);
}
