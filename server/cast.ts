import {supersedes, tallyChange} from '../src/program/index.js';
import type {Recount, Transaction} from './store.js';

/**
 * Gives a voter a ballot, with what that adds to the tally, unless they hold a
 * later one.
 *
 * @returns whether it changed anything
 */
export async function cast(transaction: Transaction, {poll, voter, visitor, ballot}: Omit<Recount, 'change'>): Promise<boolean> {
  const held = await transaction.ballot(poll, voter);
  if (!supersedes(ballot, held)) return false;
  await transaction.recount({poll, voter, visitor, ballot, change: tallyChange(held, ballot)});
  return true;
}
