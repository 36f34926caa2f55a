import {supersedes, tallyChange} from '../../src/program/index.js';
import type {Recount, Transaction} from '../store.js';

/**
 * Gives a voter a ballot, with what that adds to the tally, unless they hold a
 * later one. A ballot that was set aside stays so, whatever it is changed to,
 * until the brand says otherwise; and what the brand has said holds.
 *
 * @returns whether it changed anything
 */
export async function cast(transaction: Transaction, {poll, voter, visitor, ballot}: Omit<Recount, 'change'>): Promise<boolean> {
  const held = await transaction.ballot(poll, voter);
  if (!supersedes(ballot, held)) return false;
  const next = held?.aside ? {...ballot, aside: held.aside} : ballot;
  await transaction.recount({poll, voter, visitor, ballot: next, change: tallyChange(held, next)});
  return true;
}
