import type {BondFact, BondRules} from '../../src/program/index.js';
import {isErased} from '../erasure/erased-name.js';
import type {Transaction} from '../store.js';

/** What one transaction about bonds works with. */
export interface BondBook {
  readonly transaction: Transaction;
  /** Absent: the program has no bonds, and nothing is kept for them. */
  readonly bonds: BondRules | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The live topics of what changed: a member's bond has the name of its member. */
  readonly changed: Set<string>;
  /** What was done, by the names of those who did it: `keepNotes` keeps it when the transaction ends. */
  readonly notes: Map<string, BondFact[]>;
}

/** Where facts about an order wait until its buyer is known. */
export function orderHolder(order: string): string {
  return `order:${order}`;
}

/**
 * Notes what somebody did; of whoever was erased, nothing.
 *
 * @param holder by the name that `voterOf` gives, or as `orderHolder`
 */
export function note({bonds, notes}: Pick<BondBook, 'bonds' | 'notes'>, holder: string, fact: BondFact): void {
  if (!bonds || isErased(holder)) return;
  const noted = notes.get(holder) ?? [];
  // Of where a referral has got to within one moment, only where it ends is true.
  const before = 'referral' in fact ? noted.findIndex(other => 'referral' in other && other.referral === fact.referral && other.at === fact.at) : -1;
  if (before >= 0) noted.splice(before, 1);
  noted.push(fact);
  notes.set(holder, noted);
}

/** Makes one holder's facts another's: of a visitor, or a buyer, who turned out to be somebody. */
export async function giveFacts(book: BondBook, from: string, to: string): Promise<void> {
  if (!book.bonds) return;
  const kept = await book.transaction.keptBond(from);
  const noted = book.notes.get(from) ?? [];
  book.notes.delete(from);
  for (const fact of [...kept?.snapshot.facts ?? [], ...noted]) note(book, to, fact);
  if (kept) await book.transaction.forgetBond(from);
}
