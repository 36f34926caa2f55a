import {apply, type Bond, type BondRules, noFacts, standingOf, turnOf} from '../../src/program/index.js';
import {derivedEvent} from '../derived-event.js';
import type {BondBook} from './bond-book.js';
import type {KeptBond} from './bond-store.js';

/** Keeps what was noted, and computes anew where those stand who did it. */
export async function keepNotes(book: BondBook): Promise<void> {
  const {transaction, bonds, notes} = book;
  if (!bonds) return;
  for (const [holder, facts] of notes) {
    const held = await transaction.keptBond(holder) ?? {holder, snapshot: noFacts};
    const snapshot = facts.reduce(apply, held.snapshot);
    if (snapshot === held.snapshot) continue;
    await transaction.keepBond(await settled({...book, bonds}, {...held, snapshot}));
  }
  notes.clear();
}

/**
 * What there is to keep of somebody now. A member's bond that is another than
 * before is recorded, and the shop told of it, if it asks for that.
 */
export async function settled(book: BondBook & {readonly bonds: BondRules}, kept: KeptBond): Promise<KeptBond> {
  const {bonds, now, changed} = book;
  if (!kept.holder.startsWith('member:')) return kept;
  const {bond: from = 'stranger', due: _, ...rest} = kept;
  const {bond, turn} = turnOf(kept.snapshot, bonds, now);
  changed.add(kept.holder);
  const told = bond === from ? undefined : await tell(book, kept, from, bond);
  return {
    ...rest,
    bond,
    ...(told !== undefined && {told}),
    // Not now again, whatever the rules say.
    ...(turn !== undefined && {due: new Date(Math.max(turn, now + 1)).toISOString()}),
  };
}

/** @returns the id of the call that tells the shop, if one does */
async function tell({transaction, bonds, now}: BondBook & {readonly bonds: BondRules}, {holder, snapshot, told}: KeptBond, from: Bond, to: Bond): Promise<string | undefined> {
  const member = holder.slice('member:'.length);
  const event = derivedEvent('bond.changed', {member, from, to}, now);
  await transaction.addEvent(event, {occurred: event.time, received: event.time}, member);
  if (bonds.call === undefined) return undefined;
  const {since, intimacy} = standingOf(snapshot, bonds, now);
  const id = `bond/${event.id}`;
  // The shop hears of one change after the other, however late it answers.
  await transaction.addCall({id, call: bonds.call, body: {type: 'bond.changed', timestamp: event.time, data: {member, from, to, ...(since !== undefined && {since}), intimacy}}, ...(told !== undefined && {after: told})}, now);
  return id;
}
