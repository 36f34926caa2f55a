import type {Money} from '../program.js';
import {type Fact, factsOf, type Paid} from './fact.js';

/** An order that was large enough when it was paid. */
export interface Order {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly paid: number;
  /** When it no longer was, and why. */
  readonly fell?: {readonly at: number; readonly reason: 'refunded' | 'cancelled'};
}

/** The orders that facts tell of, in the order in which they were paid. A refund that leaves enough changes nothing. */
export function ordersIn(facts: readonly Fact[], smallest: Money | undefined): readonly Order[] {
  return factsOf(facts, 'paid').flatMap(paid => {
    if (!isEnough(paid.amount, paid.currency, smallest)) return [];
    const fell = fallOf(paid, facts, smallest);
    return [{id: paid.order, paid: Date.parse(paid.at), ...(fell && {fell})}];
  });
}

function fallOf({order, amount, currency}: Paid, facts: readonly Fact[], smallest: Money | undefined): Order['fell'] {
  let left = amount;
  for (const fact of facts) {
    if ((fact.type !== 'refunded' && fact.type !== 'cancelled') || fact.order !== order) continue;
    left -= fact.type === 'refunded' ? fact.amount ?? left : left;
    if (!isEnough(left, currency, smallest)) return {at: Date.parse(fact.at), reason: fact.type};
  }
  return undefined;
}

/** What comes to nothing was not paid for, whatever the smallest order is. */
function isEnough(amount: number, currency: string, smallest: Money | undefined): boolean {
  return amount > 0 && (!smallest || (currency === smallest.currency && amount >= smallest.amount));
}
