import type {Deed} from './bond.js';
import {ordersIn} from './counted-orders.js';
import type {KeptFact} from './snapshot.js';
import type {Span} from './spans.js';

/** Something that a member did, while it stands. */
export interface Counted extends Span {
  /** What tells of it: what began it first, and what began it again after it had been taken back. */
  readonly facts: readonly KeptFact[];
  /** When it was done first, which is when its days begin: milliseconds since the epoch. */
  readonly at: number;
}

/** Each kind in the order in which things were done first. */
export interface CountedDeeds {
  readonly of: {readonly [D in Deed]: readonly Counted[]};
  /** The orders of each product, while that is kept. */
  readonly products: ReadonlyMap<string, readonly Counted[]>;
}

/** A complaint while it is open. */
export interface OpenComplaint extends Span {
  readonly complaint: string;
}

/** Which facts begin a deed, and which take it back. */
const begins: {readonly [T in KeptFact['type']]?: Exclude<Deed, 'order'>} = {
  'voted': 'vote', 'idea-made': 'idea', 'idea-supported': 'support', 'feedback-answered': 'feedback', 'chat-rated': 'rating',
  'referral-qualified': 'friend', 'referral-rewarded': 'friend',
};
const ends: typeof begins = {'vote-withdrawn': 'vote', 'support-withdrawn': 'support', 'referral-reversed': 'friend'};

/**
 * What facts come to, each thing once: a second vote in a poll, or an order
 * that is told again, adds nothing.
 *
 * @param facts in their order
 */
export function deedsIn(facts: readonly KeptFact[]): CountedDeeds {
  const {orders, products} = ordersIn(facts);
  const deeds: {readonly [D in Deed]: Counted[]} = {order: orders, vote: [], idea: [], support: [], feedback: [], rating: [], friend: []};
  for (const told of byThing(facts, ({type}) => begins[type] ?? ends[type])) {
    const first = told.find(({type}) => begins[type]);
    if (!first) continue;
    const at = Date.parse(first.at);
    if (told.length === 1) deeds[begins[first.type]!].push({facts: told, at, from: at, until: Infinity});
    else deeds[begins[first.type]!].push(...stretches(told, ({type}) => type in begins, 'ends').map(({begun, ...span}) => ({facts: begun === first ? [first] : [first, begun], at, ...span})));
  }
  return {of: deeds, products};
}

export function complaintsIn(facts: readonly KeptFact[]): readonly OpenComplaint[] {
  return byThing(facts, fact => ('complaint' in fact ? 'complaint' : undefined)).flatMap(told =>
    stretches(told, ({type}) => type === 'complaint-opened', 'holds').map(({begun, ...span}) => ({complaint: thingOf(begun), ...span})));
}

interface Stretch extends Span {
  readonly begun: KeptFact;
}

/**
 * When a thing holds.
 *
 * @param ofOneMoment which fact comes last of those of the same millisecond: the one that speaks against the member, so that doubt raises nobody
 */
function stretches(told: readonly KeptFact[], holds: (fact: KeptFact) => boolean, ofOneMoment: 'holds' | 'ends'): readonly Stretch[] {
  const rank = (fact: KeptFact): number => (holds(fact) === (ofOneMoment === 'holds') ? 1 : 0);
  const inTurn = [...told].sort((a, b) => (a.at === b.at ? rank(a) - rank(b) : a.at < b.at ? -1 : 1));
  const found: Stretch[] = [];
  let begun: KeptFact | undefined;
  const end = (until: number): void => {
    if (begun && Date.parse(begun.at) < until) found.push({begun, from: Date.parse(begun.at), until});
    begun = undefined;
  };
  for (const fact of inTurn) {
    if (holds(fact)) begun ??= fact;
    else end(Date.parse(fact.at));
  }
  end(Infinity);
  return found;
}

/** The facts of each thing, of those that have a kind. */
function byThing(facts: readonly KeptFact[], kindOf: (fact: KeptFact) => string | undefined): readonly (readonly KeptFact[])[] {
  const things = new Map<string, KeptFact[]>();
  for (const fact of facts) {
    const kind = kindOf(fact);
    if (kind === undefined) continue;
    const key = `${kind} ${thingOf(fact)}`;
    const told = things.get(key);
    if (told) told.push(fact);
    else things.set(key, [fact]);
  }
  return [...things.values()];
}

function thingOf(fact: KeptFact): string {
  switch (fact.type) {
    case 'voted':
    case 'vote-withdrawn': return fact.poll;
    case 'idea-made':
    case 'idea-supported':
    case 'support-withdrawn': return fact.idea;
    case 'feedback-answered': return fact.question;
    case 'chat-rated': return fact.chat;
    case 'referral-qualified':
    case 'referral-rewarded':
    case 'referral-reversed': return fact.referral;
    case 'complaint-opened':
    case 'complaint-resolved': return fact.complaint;
    default: return fact.id;
  }
}
