import type {ShopData} from '../../src/events/index.js';
import {type Fact, voterOf} from '../../src/program/index.js';
import {erasedBefore} from '../erasure/erased-before.js';
import {askSignals} from './ask-signals.js';
import {isVisitorId} from '../asker.js';
import {joinVisitor} from '../join-visitor.js';
import {offerOrders} from './offer-orders.js';
import {postMove} from './post-move.js';
import {giveFacts, note, orderHolder} from '../bonds/bond-book.js';
import {factSaid} from '../bonds/bond-facts.js';
import {keepNotes} from '../bonds/settle.js';
import {type AnyBook, type Book, openBook} from './referral-book.js';
import type {KeptOrder} from './referral-store.js';
import {isOfOrder, type OrderType, shopEvent, type ShopFact} from './shop-event.js';
import type {Store, Transaction} from '../store.js';
import type {Tenant} from '../tenant.js';

export type {ShopFact} from './shop-event.js';

export interface RecordedShopFact {
  /** `duplicate`: a fact of this id was recorded before; `ignored`: it is of before its member was erased. Nothing has changed. */
  readonly result: 'recorded' | 'duplicate' | 'ignored';
  /** The live topics of what changed. */
  readonly changed: ReadonlySet<string>;
  /** As in `Book`. */
  readonly mistakes: readonly string[];
}

/**
 * Records what the shop says of an order or a member, and what it means for
 * bonds and for whoever was invited, in one transaction. An order of somebody
 * unknown is kept: they may yet turn out to be a friend.
 *
 * @param fact signed by the shop, and found to be so
 * @param now milliseconds since the epoch
 */
export async function recordShopFact(store: Store, {id: tenant, program}: Tenant, fact: ShopFact, now: number): Promise<RecordedShopFact> {
  const event = shopEvent(fact);
  return store.transact(tenant, async transaction => {
    if (await transaction.event(event.source, event.id)) return {result: 'duplicate', changed: new Set(), mistakes: []};
    if (await isForgotten(transaction, fact)) return {result: 'ignored', changed: new Set(), mistakes: []};
    const book = openBook(transaction, program, now);
    const member = 'member' in fact.data ? fact.data.member : undefined;
    const order = isOfOrder(fact) ? await readOrder(book, fact) : undefined;
    await transaction.addEvent(event, {occurred: new Date(event.time).toISOString(), received: new Date(now).toISOString()}, member);
    if (order) await recordOrder(book, order);
    note(book, order ? order.buyer ?? orderHolder(order.id) : voterOf('', member), factSaid(fact));
    await keepNotes(book);
    return {result: 'recorded', changed: book.changed, mistakes: book.mistakes};
  });
}

/** Whether it is of somebody, and of a time, that nothing is to be kept of. What it says of an order alone, it says of nobody. */
async function isForgotten(transaction: Transaction, {data}: ShopFact): Promise<boolean> {
  const {member, visitor} = data as {readonly member?: string; readonly visitor?: string};
  const names = [...(member === undefined ? [] : [voterOf('', member)]), ...(visitor === undefined ? [] : [voterOf(visitor)])];
  return (await erasedBefore(transaction, names))(names, new Date(data.at).toISOString());
}

/** An order as far as it is known with what is said of it now. */
interface ToldOrder extends KeptOrder {
  readonly fact: Fact;
  readonly coupons: readonly string[];
}

async function readOrder(book: AnyBook, fact: ShopFact<OrderType>): Promise<ToldOrder> {
  const payment = isPayment(fact) ? withVisitorId(fact.data) : undefined;
  if (payment?.member !== undefined && payment.visitor !== undefined) await joinVisitor(book, payment.visitor, payment.member);
  const order = await keepOrder(book.transaction, fact.data.order, payment);
  return {...order, fact: factOf(fact), coupons: payment?.coupons ?? []};
}

async function recordOrder(book: AnyBook, {fact, coupons, ...order}: ToldOrder): Promise<void> {
  const {transaction, rules} = book;
  await transaction.addOrderFact(order.id, fact);
  if (rules) await tellReferrals({...book, rules}, order, coupons);
  if (order.buyer !== undefined) await giveFacts(book, orderHolder(order.id), order.buyer);
}

/** What the shop said first of an order holds; later messages add to it. */
async function keepOrder(transaction: Transaction, id: string, payment: ShopData['order.paid'] | undefined): Promise<KeptOrder> {
  const held = await transaction.order(id);
  const buyer = held?.buyer ?? (payment && await buyerOf(transaction, payment));
  const paid = [held?.paid, payment && new Date(payment.at).toISOString()].filter(at => at !== undefined).sort()[0];
  const order = {
    id,
    ...(buyer !== undefined && {buyer}),
    ...(paid !== undefined && {paid}),
    ...(payment?.payment !== undefined && {payment: payment.payment}),
    ...(payment?.address !== undefined && {address: payment.address}),
    ...(held?.payment !== undefined && {payment: held.payment}),
    ...(held?.address !== undefined && {address: held.address}),
  };
  await transaction.keepOrder(order);
  return order;
}

async function buyerOf(transaction: Transaction, {member, visitor}: ShopData['order.paid']): Promise<string | undefined> {
  if (member !== undefined) return voterOf('', member);
  return visitor === undefined ? undefined : voterOf(visitor, (await transaction.membersOf([visitor])).get(visitor));
}

async function tellReferrals(book: Book, order: KeptOrder, coupons: readonly string[]): Promise<void> {
  if (order.buyer !== undefined) {
    await offerOrders(book, order.buyer, [order]);
    await askSignals(book, order.buyer);
  }
  for (const code of coupons) await useCoupon(book, code, order);
}

/** A code that several hold, as calls to the shop may give it, is used by who orders with it. */
async function useCoupon(book: Book, code: string, {id, buyer}: KeptOrder): Promise<void> {
  const grants = await book.transaction.grantsWith([code]);
  const grant = grants.find(({holder}) => holder === buyer) ?? (grants.length === 1 ? grants[0] : undefined);
  if (!grant) return;
  const {referral, reward, holder} = grant;
  const entries = await book.transaction.entries(referral, reward);
  // The shop may take a code that has expired, or was taken back: that is its own affair.
  if (entries.at(-1)?.to !== 'granted') return;
  await postMove(book, {does: 'use', reward, holder, referral, order: id, turn: 1});
}

/** The rules' fact. Its id is made of what happened, so that a message with another id says nothing new. */
function factOf({type, data}: ShopFact<OrderType>): Fact {
  const {order} = data;
  const at = new Date(data.at).toISOString();
  switch (type) {
    case 'order.paid': {
      const {amount, currency} = data as ShopData['order.paid'];
      return {type: 'paid', id: `paid/${order}`, at, order, amount, currency};
    }
    case 'order.refunded': {
      const {refund, amount} = data as ShopData['order.refunded'];
      return {type: 'refunded', id: `refunded/${order}/${refund}`, at, order, ...(amount !== undefined && {amount})};
    }
    case 'order.cancelled': return {type: 'cancelled', id: `cancelled/${order}`, at, order};
  }
}

/** What the shop carried through its checkout was in the shopper's hands: nothing but a visitor's id is taken for one. */
function withVisitorId({visitor, ...payment}: ShopData['order.paid']): ShopData['order.paid'] {
  return {...payment, ...(visitor !== undefined && isVisitorId(visitor) && {visitor})};
}

function isPayment(fact: ShopFact): fact is ShopFact<'order.paid'> {
  return fact.type === 'order.paid';
}
