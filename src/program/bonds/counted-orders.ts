import type {OrderItem, OrderCancelled, OrderPaid, OrderRefunded} from './bond-fact.js';
import type {Counted} from './counted.js';
import type {KeptFact} from './snapshot.js';

/** The orders that facts tell of, and those of each product, as long as anything is kept. What came to nothing was not paid for. */
export function ordersIn(facts: readonly KeptFact[]): {readonly orders: Counted[]; readonly products: ReadonlyMap<string, readonly Counted[]>} {
  const paid = new Map<string, OrderPaid>();
  const back = new Map<string, (OrderRefunded | OrderCancelled)[]>();
  for (const fact of facts) {
    if (fact.type === 'paid' && !paid.has(fact.order)) paid.set(fact.order, fact);
    else if (fact.type === 'refunded' || fact.type === 'cancelled') back.set(fact.order, [...back.get(fact.order) ?? [], fact]);
  }
  const orders: Counted[] = [];
  const products = new Map<string, Counted[]>();
  for (const order of paid.values()) {
    const at = Date.parse(order.at);
    const {until, kept} = keptOf(order, back.get(order.order) ?? []);
    if (order.amount <= 0 || until <= at) continue;
    orders.push({facts: [order], at, from: at, until});
    for (const [product, until] of kept) {
      const others = products.get(product);
      const thing = {facts: [order], at, from: at, until};
      if (others) others.push(thing);
      else products.set(product, [thing]);
    }
  }
  return {orders, products};
}

/** Until when anything of an order is kept, and until when each product is. */
function keptOf({amount, products}: OrderPaid, back: readonly (OrderRefunded | OrderCancelled)[]): {readonly until: number; readonly kept: ReadonlyMap<string, number>} {
  const left = new Map<string, number>();
  for (const {product, quantity} of products) left.set(product, (left.get(product) ?? 0) + quantity);
  const gone = new Map<string, number>();
  const keptUntil = (until: number): ReturnType<typeof keptOf> => ({until, kept: new Map([...left.keys()].map(product => [product, Math.min(until, gone.get(product) ?? Infinity)]))});
  const told = new Set<string>();
  let rest = amount;
  for (const fact of back) {
    const at = Date.parse(fact.at);
    if (fact.type === 'cancelled' || (fact.amount === undefined && !fact.products)) return keptUntil(at);
    if (told.has(fact.refund)) continue;
    told.add(fact.refund);
    rest -= fact.amount ?? 0;
    takeBack(fact.products ?? [], left, gone, at);
    if (rest <= 0 || (left.size > 0 && [...left.values()].every(quantity => quantity <= 0))) return keptUntil(at);
  }
  return keptUntil(Infinity);
}

function takeBack(items: readonly OrderItem[], left: Map<string, number>, gone: Map<string, number>, at: number): void {
  for (const {product, quantity} of items) {
    const had = left.get(product);
    if (had === undefined) continue;
    left.set(product, had - quantity);
    if (had > 0 && had <= quantity) gone.set(product, at);
  }
}
