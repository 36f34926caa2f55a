import type {Trigger} from './cues.js';
import type {HandoffFact} from './handoff-fact.js';

/**
 * Where a conversation stands: the persona answers; a person was asked for;
 * the brand's people see that the shopper waits; one of them answers; they
 * gave it back to the persona; it is over.
 */
export const handoffStates = ['bot', 'requested', 'queued', 'human', 'returned', 'closed'] as const;
export type HandoffState = (typeof handoffStates)[number];

export interface Handoff {
  readonly state: HandoffState;
  /** Whose the conversation is: the persona's, a person's, or nobody's, when it is over. One at a time. */
  readonly owner: {readonly kind: 'bot'} | {readonly kind: 'person'; readonly person: string} | {readonly kind: 'nobody'};
  /** The id of the fact that made it theirs: who replies names it, so that nobody speaks who has not heard that it no longer is. */
  readonly since: string;
  /** Why a person was asked for, the first reason first. Empty when none was. */
  readonly why: readonly Trigger[];
  /** When the shopper began to wait. It stays while a person is there, for whom they may lose. */
  readonly waitsSince?: string;
}

export const untouched: Handoff = {state: 'bot', owner: {kind: 'bot'}, since: '', why: []};

export interface FoldedHandoff extends Handoff {
  /** The facts that counted, in their order. The others came too late, or from those whose it was not. */
  readonly counted: readonly HandoffFact[];
}

/** What facts make of a conversation, in whatever order and however often they come. */
export function foldHandoff(facts: readonly HandoffFact[]): FoldedHandoff {
  let handoff = untouched;
  const counted: HandoffFact[] = [];
  for (const fact of inOrder(facts)) {
    const next = stepHandoff(handoff, fact);
    if (!next) continue;
    handoff = next;
    counted.push(fact);
  }
  return {...handoff, counted};
}

/** What one fact makes of it; nothing when it does not count where the conversation stands. */
export function stepHandoff(handoff: Handoff, fact: HandoffFact): Handoff | undefined {
  const {state, owner, why, since} = handoff;
  const waiting = state === 'requested' || state === 'queued';
  const owns = 'person' in fact && owner.kind === 'person' && owner.person === fact.person;
  const bot = {owner: {kind: 'bot'}, since: fact.id} as const;
  switch (fact.type) {
    case 'requested':
      if (state === 'human') return undefined;
      if (waiting) return why.includes(fact.why) ? undefined : {...handoff, why: [...why, fact.why]};
      return {...(state === 'closed' ? bot : {owner, since}), state: 'requested', why: [fact.why], waitsSince: fact.at};
    case 'queued':
      return state === 'requested' ? {...handoff, state: 'queued'} : undefined;
    case 'accepted':
      if (state === 'human' || state === 'closed') return undefined;
      return {...handoff, state: 'human', owner: {kind: 'person', person: fact.person}, since: fact.id};
    case 'left':
      return owns ? {...bot, state: 'queued', why, waitsSince: handoff.waitsSince ?? fact.at} : undefined;
    case 'returned':
      return owns ? {...bot, state: 'returned', why: []} : undefined;
    case 'withdrawn':
      return waiting ? {owner, since, state: 'bot', why: []} : undefined;
    case 'closed':
      if (state === 'closed' || (fact.person !== undefined && !owns)) return undefined;
      return {state: 'closed', owner: {kind: 'nobody'}, since: fact.id, why: []};
    case 'spoke':
      return state === 'closed' ? {...bot, state: 'bot', why: []} : handoff;
    case 'replied':
      return fact.since === since && (fact.person === undefined ? owner.kind === 'bot' : owns) ? handoff : undefined;
  }
}

/** Why the service does not take what somebody wants to do. */
export type HandoffRefusal = 'taken' | 'not-yours' | 'not-waiting' | 'closed' | 'nothing-new';

export type JudgedHandoff =
  | {readonly ok: true; readonly handoff: FoldedHandoff}
  | {readonly ok: false; readonly reason: HandoffRefusal};

/**
 * Whether a fact counts, for the service to ask in the transaction that keeps
 * it, with a time after all others: what it has once taken then stays taken.
 *
 * @param facts what is kept
 * @param fact what it is told; again is as good as once
 */
export function judgeHandoff(facts: readonly HandoffFact[], fact: HandoffFact): JudgedHandoff {
  const handoff = foldHandoff(facts.some(({id}) => id === fact.id) ? facts : [...facts, fact]);
  return handoff.counted.some(({id}) => id === fact.id) ? {ok: true, handoff} : {ok: false, reason: refusalOf(foldHandoff(facts), fact)};
}

/**
 * The same from where a conversation stands, for whoever keeps that beside its
 * facts, and does not read them all at each word.
 *
 * @param fact later than all that have counted
 */
export function judgeNext(handoff: Handoff, fact: HandoffFact): {readonly ok: true; readonly handoff: Handoff} | Extract<JudgedHandoff, {ok: false}> {
  const next = stepHandoff(handoff, fact);
  return next ? {ok: true, handoff: next} : {ok: false, reason: refusalOf(handoff, fact)};
}

/** How many wait before a shopper, and they: from 1. Whoever is in danger goes first; then whoever waits longest. */
export function placeInQueue(id: string, waiting: readonly (Pick<Handoff, 'why' | 'waitsSince'> & {readonly id: string})[]): number {
  const key = ({why, waitsSince = '', id}: (typeof waiting)[number]): string => `${why.includes('safety') ? 0 : 1} ${waitsSince} ${id}`;
  const own = waiting.find(other => other.id === id);
  return own === undefined ? 0 : waiting.filter(other => key(other) <= key(own)).length;
}

function refusalOf({state, why}: Handoff, fact: HandoffFact): HandoffRefusal {
  if (state === 'closed') return 'closed';
  switch (fact.type) {
    case 'accepted': return 'taken';
    case 'requested': return state === 'human' ? 'taken' : why.includes(fact.why) ? 'nothing-new' : 'not-waiting';
    case 'queued':
    case 'withdrawn': return 'not-waiting';
    default: return 'not-yours';
  }
}

function inOrder(facts: readonly HandoffFact[]): readonly HandoffFact[] {
  const known = new Map(facts.map(fact => [fact.id, fact]));
  return [...known.values()].sort((a, b) => (a.at < b.at || (a.at === b.at && a.id < b.id) ? -1 : 1));
}
