import {termsOf} from '../../src/program/index.js';
import {askSignals} from './ask-signals.js';
import {couponsAtOnce, giveCoupons, postMove} from './post-move.js';
import {keepNotes} from '../bonds/settle.js';
import {type Book, enter, openBook} from './referral-book.js';
import type {Parts} from '../service-env.js';
import type {Transaction} from '../store.js';
import type {Tenant} from '../tenant.js';

/** How many referrals, and how many rewards of one kind, one sweep takes; the next one takes the others. */
export const sweptAtOnce = 200;

export interface SweepParts extends Pick<Parts, 'store' | 'live' | 'log'> {
  /** Pools of which the log says that they are empty; kept from one sweep to the next. */
  readonly empty: Set<string>;
}

/** How many referrals time did something to, how many codes were given to who waited, and how many rewards expired. */
export interface Swept {
  readonly passed: number;
  readonly given: number;
  readonly expired: number;
}

/**
 * Does what time does: grants what is owed and lets claims lapse, each in a
 * transaction of its own; gives codes to those who wait for one; lets rewards
 * expire.
 *
 * @param now milliseconds since the epoch
 */
export async function sweep(parts: SweepParts, tenant: Tenant, now: number): Promise<Swept> {
  if (!tenant.program.referral) return {passed: 0, given: 0, expired: 0};
  return {
    passed: await passTime(parts, tenant, now),
    given: await fillUp(parts, tenant, now),
    expired: await expire(parts, tenant, now),
  };
}

async function passTime(parts: SweepParts, tenant: Tenant, now: number): Promise<number> {
  const at = new Date(now).toISOString();
  const ids = await parts.store.transact(tenant.id, transaction => transaction.dueReferrals(at, sweptAtOnce));
  let passed = 0;
  for (const id of ids) {
    try {
      await inBook(parts, tenant, now, book => passOne(book, id, at));
      passed++;
    } catch (error) {
      // The others do not wait for it.
      parts.log.error({err: error, tenant: tenant.id, referral: id}, 'a referral could not be swept');
    }
  }
  return passed;
}

async function passOne(book: Book, id: string, at: string): Promise<void> {
  const {referral} = (await book.transaction.referral(id))!;
  // What became known of others since the last order may be a reason to wait.
  if (referral.state === 'qualified') await askSignals(book, referral.friend!);
  const held = (await book.transaction.referral(id))!;
  if (held.due !== undefined && held.due <= at) await enter(book, held, {type: 'passed'});
}

async function fillUp(parts: SweepParts, tenant: Tenant, now: number): Promise<number> {
  const pools = await parts.store.transact(tenant.id, transaction => transaction.waitingPools());
  let sum = 0;
  for (const pool of pools) {
    const given = await inBook(parts, tenant, now, book => giveCoupons(book, pool));
    sum += given;
    warnOnce(parts, tenant, pool, given < couponsAtOnce && (await parts.store.transact(tenant.id, transaction => transaction.pool(pool))).waiting > 0);
  }
  return sum;
}

function warnOnce({log, empty}: SweepParts, {id: tenant}: Tenant, pool: string, isEmpty: boolean): void {
  // Neither can hold a line break.
  const name = `${tenant}\n${pool}`;
  if (isEmpty && !empty.has(name)) log.warn({tenant, pool}, 'a pool of coupon codes is empty, and rewards wait for it: upload more codes');
  if (isEmpty) empty.add(name);
  else empty.delete(name);
}

async function expire(parts: SweepParts, tenant: Tenant, now: number): Promise<number> {
  const {rewards, milestones} = termsOf(tenant.program.referral!);
  let sum = 0;
  for (const {id: reward, days} of [rewards.member, rewards.friend, ...milestones.map(({reward}) => reward)]) {
    sum += await inBook(parts, tenant, now, async book => {
      const grants = await book.transaction.grantsBefore(reward, new Date(now - days * 86_400_000).toISOString(), sweptAtOnce);
      for (const {referral, holder} of grants) await postMove(book, {does: 'expire', reward, holder, referral, order: await orderOf(book.transaction, referral, reward), turn: 1});
      return grants.length;
    });
  }
  return sum;
}

async function orderOf(transaction: Transaction, referral: string, reward: string): Promise<string> {
  return (await transaction.entries(referral, reward)).at(-1)!.cause.order;
}

async function inBook<T>({store, live, log}: SweepParts, tenant: Tenant, now: number, work: (book: Book) => Promise<T>): Promise<T> {
  const {result, changed, mistakes} = await store.transact(tenant.id, async transaction => {
    const book: Book = {...openBook(transaction, tenant.program, now), rules: tenant.program.referral!};
    const result = await work(book);
    await keepNotes(book);
    return {result, ...book};
  });
  for (const topic of changed) live.publish(tenant.id, topic);
  for (const mistake of mistakes) log.error({tenant: tenant.id, mistake}, 'the ledger did not take what the rules asked for');
  return result;
}
