import type {BondFact} from './bond-fact.js';

/** All that a member's standing is computed from. It is plain JSON. */
export interface BondSnapshot {
  /** In the order of their own times; those of the same millisecond by their ids. */
  readonly facts: readonly KeptFact[];
  /** Up to when nothing is kept, since the member asked to be forgotten: RFC 3339. */
  readonly forgotten?: string;
}

export type KeptFact = Exclude<BondFact, {type: 'erased'}>;

export const noFacts: BondSnapshot = {facts: []};

/** Facts that are about the same: what undoes something is forgotten no sooner than that. */
const kinds: {readonly [T in KeptFact['type']]: keyof typeof mostFacts} = {
  'paid': 'orders', 'refunded': 'orders', 'cancelled': 'orders',
  'voted': 'votes', 'vote-withdrawn': 'votes',
  'idea-made': 'ideas',
  'idea-supported': 'supports', 'support-withdrawn': 'supports',
  'feedback-answered': 'feedback',
  'chat-rated': 'ratings',
  'visited': 'visits',
  'referral-qualified': 'referrals', 'referral-rewarded': 'referrals', 'referral-reversed': 'referrals',
  'complaint-opened': 'complaints', 'complaint-resolved': 'complaints',
  'announced': 'announced',
};

/** How many facts of each kind are kept, the latest. Whatever conditions may ask for is far less. */
export const mostFacts = {orders: 1000, votes: 300, ideas: 300, supports: 300, feedback: 300, ratings: 300, visits: 400, referrals: 600, complaints: 200, announced: 20} as const;

/**
 * A snapshot with one more fact.
 *
 * It holds the latest facts of each kind and nothing that was computed, so that
 * facts come to the same in whatever order they come, however late and however
 * often: a fact that is not among the latest now would never have stayed.
 */
export function apply(snapshot: BondSnapshot, fact: BondFact): BondSnapshot {
  const {facts, forgotten = ''} = snapshot;
  if (fact.at <= forgotten) return snapshot;
  if (fact.type === 'erased') return {facts: facts.filter(({at}) => at > fact.at), forgotten: fact.at};
  const place = placeOf(fact, facts);
  if (facts[place]?.id === fact.id && facts[place].at === fact.at) return snapshot;
  const next = [...facts.slice(0, place), fact, ...facts.slice(place)];
  const alike = next.filter(({type}) => kinds[type] === kinds[fact.type]);
  return {...snapshot, facts: alike.length > mostFacts[kinds[fact.type]] ? next.filter(other => other !== alike[0]) : next};
}

/** Where a fact belongs, or is: most are later than all before. */
function placeOf(fact: BondFact, facts: readonly KeptFact[]): number {
  let place = facts.length;
  while (place > 0 && !isBefore(facts[place - 1]!, fact)) place--;
  return place;
}

function isBefore(a: BondFact, b: BondFact): boolean {
  return a.at === b.at ? a.id < b.id : a.at < b.at;
}
