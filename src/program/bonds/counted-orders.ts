import type {OrderItem, OrderCancelled, OrderPaid, OrderRefunded} from './bond-fact.js';
import type {Counted} from './counted.js';
import type {KeptFact} from './snapshot.js';

/** The orders that facts tell of, as long as anything of them is kept. What came to nothing was not paid for. */
export function ordersIn(facts: readonly KeptFact[]): Counted[] {
  const paid = new Map<string, OrderPaid>();
  const back = new Map<string, (OrderRefunded | OrderCancelled)[]>();
  for (const fact of facts) {
    if (fact.type === 'paid' && !paid.has(fact.order)) paid.set(fact.order, fact);
    else if (fact.type === 'refunded' || fact.type === 'cancelled') back.set(fact.order, [...back.get(fact.order) ?? [], fact]);
  }
  return [...paid.values()].flatMap(order => {
    const at = Date.parse(order.at);
    const {until, products} = keptOf(order, back.get(order.order) ?? []);
    return order.amount > 0 && at < until ? [{facts: [order], at, from: at, until, products}] : [];
  });
}

/** Until when anything of an order is kept, and until when each product is. */
function keptOf({amount, products}: OrderPaid, back: readonly (OrderRefunded | OrderCancelled)[]): {readonly until: number; readonly products: ReadonlyMap<string, number>} {
  const left = new Map<string, number>();
  for (const {product, quantity} of products) left.set(product, (left.get(product) ?? 0) + quantity);
  const kept = new Map([...left.keys()].map(product => [product, Infinity]));
  const told = new Set<string>();
  let rest = amount;
  for (const fact of back) {
    const at = Date.parse(fact.at);
    if (fact.type === 'cancelled' || (fact.amount === undefined && !fact.products)) return {until: at, products: kept};
    if (told.has(fact.refund)) continue;
    told.add(fact.refund);
    rest -= fact.amount ?? 0;
    takeBack(fact.products ?? [], left, kept, at);
    if (rest <= 0 || (left.size > 0 && [...left.values()].every(quantity => quantity <= 0))) return {until: at, products: kept};
  }
  return {until: Infinity, products: kept};
}

function takeBack(items: readonly OrderItem[], left: Map<string, number>, kept: Map<string, number>, at: number): void {
  for (const {product, quantity} of items) {
    const rest = (left.get(product) ?? 0) - quantity;
    if (!left.has(product)) continue;
    left.set(product, rest);
    if (rest <= 0) kept.set(product, Math.min(kept.get(product)!, at));
  }
}
