import {supersedes, tallyChange} from '../../src/program/index.js';
import {type BondBook, note} from '../bonds/bond-book.js';
import {factCast} from '../bonds/bond-facts.js';
import type {Recount} from '../store.js';

/**
 * Gives a voter a ballot, with what that adds to the tally, unless they hold a
 * later one. A ballot that was set aside stays so, whatever it is changed to,
 * until the brand says otherwise; and what the brand has said holds.
 *
 * @returns whether it changed anything
 */
export async function cast(book: BondBook, {poll, voter, visitor, ballot}: Omit<Recount, 'change'>): Promise<boolean> {
  const {transaction} = book;
  const held = await transaction.ballot(poll, voter);
  const next = held?.aside ? {...ballot, aside: held.aside} : ballot;
  // One that comes late was cast all the same.
  note(book, voter, factCast(poll, next));
  if (!supersedes(ballot, held)) return false;
  await transaction.recount({poll, voter, visitor, ballot: next, change: tallyChange(held, next)});
  return true;
}
