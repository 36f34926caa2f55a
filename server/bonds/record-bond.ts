import type {KindredEvent} from '../../src/events/index.js';
import {type Circumstances, noFacts, occurredAt, type Refusal, supersedes, voterOf} from '../../src/program/index.js';
import type {Vouching} from '../record.js';
import {type BondBook, note} from './bond-book.js';
import {factAnnounced} from './bond-facts.js';

type Seen = KindredEvent<'promotion.seen'>;
type Preferred = KindredEvent<'preference.set'>;

interface Situation extends Circumstances {
  /** Whom the delivery's token vouches for; `member`, whom the visitor belongs to. */
  readonly signedIn: Vouching | undefined;
}

export function isBondEvent(event: KindredEvent): event is Seen | Preferred {
  return event.type === 'kindred.promotion.seen' || (event.type === 'kindred.preference.set' && (event as Preferred).data.name === 'standing');
}

/**
 * Keeps that a member was told of a promotion, or whether all may see the badge.
 *
 * @returns why it does not
 */
export async function recordBond(book: BondBook, event: Seen | Preferred, {signedIn, member, sentAt, now}: Situation): Promise<Refusal | undefined> {
  const at = occurredAt(event.time, sentAt, now);
  if (isSeen(event)) {
    // It happened in a member's page, also when their token has run out since.
    const who = signedIn?.id ?? member;
    if (who === undefined) return refuse('promotions are a member’s');
    note(book, voterOf('', who), factAnnounced(event, at));
    return undefined;
  }
  if (!signedIn) return refuse('preferences are a member’s');
  if (book.bonds) await show(book, voterOf('', signedIn.id), {value: event.data.value, id: event.id, at});
  return undefined;
}

async function show({transaction, changed}: BondBook, holder: string, shown: {readonly value: boolean; readonly id: string; readonly at: string}): Promise<void> {
  const held = await transaction.keptBond(holder) ?? {holder, snapshot: noFacts, bond: 'stranger'};
  if (!supersedes(shown, held.shown)) return;
  await transaction.keepBond({...held, shown});
  changed.add(holder);
}

function isSeen(event: Seen | Preferred): event is Seen {
  return event.type === 'kindred.promotion.seen';
}

function refuse(why: string): Refusal {
  return {ok: false, reason: 'members-only', detail: `${why}; send the delivery with a token`};
}
