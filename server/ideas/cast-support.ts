import {activityChange, type Idea, supersedes, supportChange} from '../../src/program/index.js';
import type {Resupport} from './idea-store.js';
import {type BondBook, note} from '../bonds/bond-book.js';
import {factSupported} from '../bonds/bond-facts.js';
import type {Transaction} from '../store.js';

/** Keeps what a voter says of an idea, with what that adds to its supports and to its poll's, unless they have said something later. */
export async function castSupport(book: BondBook, {idea, voter, visitor, support}: Omit<Resupport, 'change' | 'idea'> & {readonly idea: Idea}): Promise<void> {
  const {transaction} = book;
  note(book, voter, factSupported(idea.id, support, idea.author === voter));
  const held = await transaction.support(idea.id, voter);
  if (!supersedes(support, held)) return;
  const change = supportChange(held, support);
  await transaction.resupport({idea: idea.id, voter, visitor, support, change});
  await countSupports(transaction, idea, change);
}

/** Takes back what a voter said of an idea. */
export async function takeBackSupport(transaction: Transaction, {idea, voter, support}: Pick<Resupport, 'voter' | 'support'> & {readonly idea: Idea}): Promise<void> {
  const change = supportChange(support, undefined);
  await transaction.takeBackSupport(idea.id, voter, change);
  await countSupports(transaction, idea, change);
}

async function countSupports(transaction: Transaction, idea: Idea, change: number): Promise<void> {
  await transaction.addToTally(idea.poll, activityChange(idea, {...idea, supports: idea.supports + change}));
}
