import {supersedes, supportChange} from '../src/program/index.js';
import type {Resupport} from './idea-store.js';
import type {Transaction} from './store.js';

/** Keeps what a voter says of an idea, with what that adds to its supports, unless they have said something later. */
export async function castSupport(transaction: Transaction, {idea, voter, visitor, support}: Omit<Resupport, 'change'>): Promise<void> {
  const held = await transaction.support(idea, voter);
  if (!supersedes(support, held)) return;
  await transaction.resupport({idea, voter, visitor, support, change: supportChange(held, support)});
}
