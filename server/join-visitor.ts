import {tallyChange, voterOf} from '../src/program/index.js';
import {cast} from './cast.js';
import type {Transaction} from './store.js';

/**
 * Joins a visitor to a member: its events become the member's, and so do its
 * ballots, of which the member keeps one a poll, the latest. Once: a visitor
 * that belongs to somebody stays theirs.
 *
 * @param at RFC 3339
 * @returns the polls in which a ballot changed hands
 */
export async function joinVisitor(transaction: Transaction, visitor: string, member: string, at: string): Promise<readonly string[]> {
  if ((await transaction.membersOf([visitor])).has(visitor)) return [];
  await transaction.join(visitor, member, at);
  const ballots = await transaction.ballotsBy(visitor);
  for (const {poll, ballot} of ballots) {
    await transaction.takeBack(poll, voterOf(visitor), tallyChange(ballot, {...ballot, choices: []}));
    await cast(transaction, {poll, voter: voterOf(visitor, member), visitor, ballot});
  }
  return ballots.map(({poll}) => poll);
}
