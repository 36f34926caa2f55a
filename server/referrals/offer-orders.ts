import {factsOf, type KeptReferral} from '../../src/program/index.js';
import type {KeptOrder} from './referral-store.js';
import {type Book, enter} from './referral-book.js';

/**
 * Offers what the shop has said of somebody's orders to the referrals that
 * they claimed. It may have been said before anybody knew whom it was about.
 *
 * @param orders absent: all of them
 */
export async function offerOrders(book: Book, friend: string, orders?: readonly KeptOrder[]): Promise<void> {
  const claimed = await book.transaction.referralsBy([friend]);
  if (claimed.length === 0) return;
  const known = orders ?? await book.transaction.ordersOf(friend);
  for (const kept of claimed) await offerTo(book, kept, known);
}

/** Orders of before the claim, and those that the referral does not take, would only fill it. */
async function offerTo(book: Book, kept: KeptReferral, orders: readonly KeptOrder[]): Promise<void> {
  let held = kept;
  for (const {id, paid} of orders) {
    if (paid === undefined || paid < held.claimed!) continue;
    const facts = await book.transaction.orderFacts(id);
    for (const fact of [...factsOf(facts, 'paid'), ...facts.filter(({type}) => type !== 'paid')]) {
      if (fact.type !== 'paid' && !factsOf(held.referral.facts, 'paid').some(({order}) => order === id)) continue;
      const entered = await enter(book, held, fact);
      if (entered.ok) held = entered.kept;
    }
  }
}
