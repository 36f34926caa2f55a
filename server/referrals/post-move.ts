import {type Entry, expiryOf, type Move, post, type ReferralRules, type Reward, termsOf} from '../../src/program/index.js';
import {derivedEvent} from '../derived-event.js';
import {personOf} from './person-of.js';
import type {Book} from './referral-book.js';
import type {CallBody, Grant} from './reward-store.js';

/** How many codes of a pool are given out in one transaction. */
export const couponsAtOnce = 500;

/** Posts a move to the ledger, and does what it means for whoever holds the reward. What is posted already is not done again. */
export async function postMove(book: Book, move: Move): Promise<void> {
  const {transaction, now} = book;
  const posted = post(await transaction.entries(move.referral, move.reward), move, now);
  if (!posted.ok) {
    if (posted.reason === 'not-there') book.mistakes.push(posted.detail);
    return;
  }
  const {entry} = posted;
  await transaction.addEntry(entry);
  book.changed.add(entry.holder);
  switch (move.does) {
    case 'grant': return grant(book, entry);
    case 'reverse': return reverse(book, entry);
    case 'use':
    case 'expire': {
      const {entry: id} = (await transaction.grant(entry.cause.referral, entry.reward))!;
      return transaction.endGrant(id, move.does === 'use' ? 'used' : 'void');
    }
  }
}

/** Gives the free codes of a pool to those who wait for them. @returns how many there were */
export async function giveCoupons(book: Pick<Book, 'transaction' | 'rules' | 'changed' | 'now'>, pool: string): Promise<number> {
  const {transaction, changed, now} = book;
  const given = await transaction.giveCoupons(pool, couponsAtOnce);
  for (const grant of given) {
    changed.add(grant.holder);
    // The shop is told of the code together with the grant.
    if (grant.call !== undefined) await transaction.addCall({id: grant.entry, call: grant.call, body: grantedBody(book.rules, grant)}, now);
  }
  return given.length;
}

async function grant(book: Book, entry: Entry): Promise<void> {
  const {transaction, rules, now} = book;
  const reward = rewardOf(rules, entry.reward);
  if (!reward) book.mistakes.push(`${entry.id}: the program no longer has the reward "${entry.reward}", so that nothing says where it is taken from`);
  const granted: Grant = {entry: entry.id, referral: entry.cause.referral, reward: entry.reward, holder: entry.holder, at: entry.at, ...reward?.from};
  await transaction.addGrant(granted);
  await record(book, 'reward.granted', entry);
  if (granted.pool !== undefined) await giveCoupons(book, granted.pool);
  else if (granted.call !== undefined) await transaction.addCall({id: entry.id, call: granted.call, body: grantedBody(rules, granted)}, now);
}

async function reverse(book: Book, entry: Entry): Promise<void> {
  const {transaction, now} = book;
  const granted = (await transaction.grant(entry.cause.referral, entry.reward))!;
  await transaction.endGrant(granted.entry, 'void');
  await record(book, 'reward.reversed', entry);
  const told = granted.call !== undefined && (granted.pool === undefined || granted.code !== undefined);
  if (told) await transaction.addCall({id: entry.id, call: granted.call, body: bodyOf('reward.reversed', entry.at, {...granted, entry: entry.id, holder: entry.holder}), after: granted.entry}, now);
}

function grantedBody(rules: ReferralRules, grant: Grant): CallBody {
  const reward = rewardOf(rules, grant.reward);
  const {type, timestamp, data} = bodyOf('reward.granted', grant.at, grant);
  return {type, timestamp, data: {...data, ...(reward && {expires: expiryOf(grant.at, reward)}), ...(grant.code !== undefined && {coupon: {code: grant.code}})}};
}

function bodyOf(type: CallBody['type'], timestamp: string, {entry, reward, holder, referral}: Grant): CallBody {
  return {type, timestamp, data: {entry, reward, holder: personOf(holder), referral}};
}

function rewardOf(rules: ReferralRules, id: string): Reward | undefined {
  const {rewards, milestones} = termsOf(rules);
  return [rewards.member, rewards.friend, ...milestones.map(({reward}) => reward)].find(reward => reward.id === id);
}

async function record({transaction, now}: Book, type: 'reward.granted' | 'reward.reversed', {id: entry, reward, holder, cause: {referral}}: Entry): Promise<void> {
  const event = derivedEvent(type, {entry, reward, holder, referral}, now);
  await transaction.addEvent(event, {occurred: event.time, received: event.time});
}
