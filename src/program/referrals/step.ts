import type {ReferralRules} from '../program.js';
import {type Fact, factsOf, keep, type Passed, type Side} from './fact.js';
import {ordersIn} from './orders.js';
import type {Given, Referral, RejectionReason} from './referral.js';
import {objectionTo, type Outcome, outcomeOf} from './standing.js';
import {type Terms, termsOf} from './terms.js';

/**
 * What is to be done about one reward, in the transaction that keeps the
 * referral. `promise`: it is pending from now on; `withdraw`: it no longer is.
 */
export interface Effect {
  readonly does: 'promise' | 'withdraw' | 'grant' | 'reverse';
  /** The reward's id. */
  readonly reward: string;
  /** Whose it is. */
  readonly holder: string;
  readonly referral: string;
  /** The order that it is for. */
  readonly order: string;
  /** Which time it is promised, from 1. */
  readonly turn: number;
}

/** Why a fact is not one of this referral. */
export type StepRefusal = 'unknown-referral' | 'too-many-invitations' | 'not-this-referral' | 'too-late';

export type Stepped =
  | {readonly ok: true; readonly referral: Referral; readonly effects: readonly Effect[]}
  | {readonly ok: false; readonly reason: StepRefusal; readonly detail: string};

/**
 * What a fact makes of a referral.
 *
 * Where the referral stands is a fold over its facts by their own times: late,
 * repeated and reordered ones come to the same. Only `passed` grants, once;
 * what was granted is reversed when its order falls or a rejection comes to be
 * known, once, and then for good.
 *
 * @param referral absent: the fact begins one
 * @param now the service's clock, milliseconds since the epoch
 */
export function step(referral: Referral | undefined, fact: Fact | Passed, rules: ReferralRules, now: number): Stepped {
  const terms = termsOf(rules);
  const refusal = refusalOf(referral, fact, terms);
  if (refusal) return refusal;
  if (fact.type === 'passed') return settle(referral!, terms, now, true);
  const begun = referral ?? {id: fact.id, member: (fact as {member: string}).member, facts: [], state: 'invited'};
  const next = {...begun, ...(fact.type === 'claimed' && {friend: fact.friend}), facts: keep(begun.facts, fact)};
  return settle(fact.type === 'erased' ? forget(next, fact.side) : next, terms, now, false);
}

/**
 * When something happens to a referral by itself, which is when to offer it
 * `passed`; never while it waits for somebody.
 *
 * @returns milliseconds since the epoch
 */
export function due({state, waits, facts}: Referral, rules: ReferralRules): number | undefined {
  if (state !== 'claimed' && (state !== 'qualified' || waits)) return undefined;
  return outcomeOf(facts, termsOf(rules), -Infinity).until;
}

/** The same referral of somebody by another name, wherever it stands: of a visitor who turned out to be a member. The ledger has to know it too. */
export function renamed(referral: Referral, side: Side, as: string): Referral {
  return {...referral, [side]: as, facts: referral.facts.map(fact => (side in fact ? {...fact, [side]: as} : fact))};
}

function refusalOf(referral: Referral | undefined, fact: Fact | Passed, terms: Terms): Stepped | undefined {
  const refuse = (reason: StepRefusal, detail: string): Stepped => ({ok: false, reason, detail});
  if (!referral) {
    if (fact.type !== 'shared' && fact.type !== 'claimed') return refuse('unknown-referral', `/type: found "${fact.type}"; "shared" or "claimed" begins a referral`);
    return fact.nth > terms.most ? refuse('too-many-invitations', `/nth: found ${fact.nth}; a member has ${terms.most} invitations`) : undefined;
  }
  if ((fact.type === 'shared' || fact.type === 'claimed') && fact.member !== referral.member) return refuse('not-this-referral', '/member: found another than whose invitation it is');
  if (fact.type === 'claimed' && referral.friend !== undefined && fact.friend !== referral.friend) return refuse('not-this-referral', '/friend: found another than who has claimed it');
  const lapses = outcomeOf(factsOf(referral.facts, 'claimed'), terms, -Infinity).until;
  if (fact.type === 'paid' && lapses !== undefined && Date.parse(fact.at) >= lapses) {
    return refuse('too-late', `/at: found ${fact.at}; the claim lapsed at ${new Date(lapses).toISOString()}`);
  }
  return undefined;
}

/** Where a referral stands now that its facts are what they are, and what is to be done. */
function settle(held: Referral, terms: Terms, now: number, passed: boolean): Stepped {
  const {id, member, friend, facts} = held;
  const outcome = outcomeOf(facts, terms, now);
  const {reason: objection, waits} = objectionTo(facts);
  const reason = objection ?? (!held.given && facts.some(({type}) => type === 'erased') ? 'erased' : undefined);
  const owed = outcome.state === 'rewarded' && !reason && waits.length === 0;
  const given = held.given ? kept(held.given, facts, reason, now) : passed && owed ? granted(outcome.order!, terms, now) : undefined;
  const standing = given ? standingOf(given) : reason ? {state: 'rejected', reason} as const : pendingOf(outcome);

  const wasPending = held.state === 'qualified';
  const promises = !wasPending && (standing.state === 'qualified' || (given && !held.given));
  const promised = promises ? {member: terms.rewards.member.id, friend: terms.rewards.friend.id, turn: (held.promised?.turn ?? 0) + 1} : held.promised;
  const next: Referral = {
    id,
    member,
    ...(friend !== undefined && {friend}),
    facts,
    ...standing,
    ...(waits.length > 0 && (standing.state === 'claimed' || standing.state === 'qualified') && {waits}),
    ...(promised && {promised}),
    ...(given && {given}),
  };
  return {
    ok: true,
    referral: next,
    effects: [
      ...(promises ? effects('promise', next, next.order!) : []),
      ...(wasPending && !given && standing.state !== 'qualified' ? effects('withdraw', next, held.order!) : []),
      ...(given && !held.given ? effects('grant', next, given.order) : []),
      ...(given?.reversed && !held.given?.reversed ? effects('reverse', next, given.order) : []),
    ],
  };
}

/** The same for both. */
function effects(does: Effect['does'], {id, promised, ...referral}: Referral, order: string): Effect[] {
  const {turn} = promised!;
  return (['member', 'friend'] as const).map(side => ({does, reward: promised![side], holder: referral[side]!, referral: id, order, turn}));
}

function granted(order: string, {smallestOrder}: Terms, now: number): Given {
  return {order, ...(smallestOrder && {smallestOrder}), granted: new Date(now).toISOString()};
}

/** What was granted stands as long as its own order does, whatever becomes known of others. */
function kept(given: Given, facts: readonly Fact[], rejected: RejectionReason | undefined, now: number): Given {
  const reason = rejected ?? ordersIn(facts, given.smallestOrder).find(({id}) => id === given.order)?.fell?.reason;
  return reason && !given.reversed ? {...given, reversed: {at: new Date(now).toISOString(), reason}} : given;
}

function standingOf({order, reversed}: Given): Pick<Referral, 'state' | 'reason' | 'order'> {
  return reversed ? {state: 'reversed', reason: reversed.reason, order} : {state: 'rewarded', order};
}

/** Where orders take a referral as long as nothing is granted: to be owed is not to have. */
function pendingOf({state, reason, order, until}: Outcome): Pick<Referral, 'state' | 'reason' | 'order' | 'until'> {
  return {
    state: state === 'rewarded' ? 'qualified' : state === 'reversed' ? 'rejected' : state,
    ...(reason && {reason}),
    ...(order !== undefined && {order}),
    ...(until !== undefined && {until: new Date(until).toISOString()}),
  };
}

/** What they ordered stays, for it may still be given back. */
function forget(referral: Referral, side: Side): Referral {
  return renamed(referral, side, factsOf(referral.facts, 'erased').find(fact => fact.side === side)!.as);
}
