import {isDeepStrictEqual} from 'node:util';
import {type KindredEvent, parseEvent, type Verdict} from '../src/events/index.js';
import {judgeVote, occurredAt, supersedes, tallyChange} from '../src/program/index.js';
import type {Delivery} from './delivery.js';
import type {Store, Transaction} from './store.js';
import type {Tenant} from './tenant.js';

/** What became of one event of a delivery; `id` is the event's, where it has one. */
export type Result = Verdict & {readonly id?: string};

export interface Recorded {
  /** As many as events, in their order. */
  readonly results: readonly Result[];
  /** The polls in which a ballot changed. */
  readonly changed: ReadonlySet<string>;
}

/**
 * Judges a delivery event by event and commits what holds, with what it adds
 * to the tallies, in one transaction: when this resolves, it is on the disk.
 * A refused event leaves no trace and does not touch the others.
 *
 * @param now milliseconds since the epoch
 */
export async function record(store: Store, tenant: Tenant, {sentAt, events}: Pick<Delivery, 'sentAt' | 'events'>, now: number): Promise<Recorded> {
  return store.transact(tenant.id, async transaction => {
    const results: Result[] = [];
    const changed = new Set<string>();
    for (const value of events) {
      const verdict = await recordOne(transaction, tenant, value, {sentAt, now}, changed);
      const id = idOf(value);
      results.push({...(id !== undefined && {id}), ...verdict});
    }
    return {results, changed};
  });
}

async function recordOne(
  transaction: Transaction,
  {program}: Tenant,
  value: unknown,
  clocks: {readonly sentAt: string; readonly now: number},
  changed: Set<string>,
): Promise<Verdict> {
  const parsed = parseEvent(value);
  if (!parsed.ok) return {status: 'refused', reason: parsed.reason, detail: parsed.detail};
  const {event} = parsed;

  // Before judging: what was recorded stays recorded, whatever the program says now.
  const known = await transaction.event(event.source, event.id);
  if (known) {
    // As it would have been stored: JSON has a -0 and a 1e999 that it does not give back.
    if (isDeepStrictEqual(known, JSON.parse(JSON.stringify(event)))) return {status: 'duplicate'};
    return {status: 'refused', reason: 'id-reused', detail: '/id: another event of this source has this id; make a new id for each event'};
  }

  const judgement = isVote(event) ? judgeVote(program, event, clocks) : undefined;
  if (judgement && !judgement.ok) return {status: 'refused', reason: judgement.reason, detail: judgement.detail};

  const occurred = occurredAt(event.time, clocks.sentAt, clocks.now);
  await transaction.addEvent(event, {occurred, received: new Date(clocks.now).toISOString()});
  if (judgement) {
    const {poll, voter, ballot} = judgement;
    const held = await transaction.ballot(poll, voter);
    if (supersedes(ballot, held)) {
      await transaction.recount({poll, voter, ballot, change: tallyChange(held, ballot)});
      changed.add(poll);
    }
  }
  return {status: 'accepted'};
}

function isVote(event: KindredEvent): event is KindredEvent<'poll.voted' | 'poll.retracted'> {
  return event.type === 'kindred.poll.voted' || event.type === 'kindred.poll.retracted';
}

function idOf(value: unknown): string | undefined {
  const id = typeof value === 'object' && value !== null ? (value as {id?: unknown}).id : undefined;
  return typeof id === 'string' ? id : undefined;
}
