import {isDeepStrictEqual} from 'node:util';
import type {DerivedData} from '../../src/events/index.js';
import {due, type Fact, factsOf, type KeptReferral, milestoneMoves, type Passed, type Program, type Referral, type ReferralRules, step, type Stepped, termsOf} from '../../src/program/index.js';
import {type BondBook, note} from '../bonds/bond-book.js';
import {factOfFriend} from '../bonds/bond-facts.js';
import {derivedEvent} from '../derived-event.js';
import {postMove} from './post-move.js';
import type {Transaction} from '../store.js';

/** What one transaction about referrals works with. */
export interface Book extends BondBook {
  readonly rules: ReferralRules;
  /** The live topics of those who can see that something changed: the names of members and friends, and of the visitors who claimed. */
  readonly changed: Set<string>;
  /** What the ledger did not take, though the rules asked for it: nothing, unless they are wrong. */
  readonly mistakes: string[];
}

/** The same of a program that may have no referral. */
export type AnyBook = Omit<Book, 'rules'> & {readonly rules: ReferralRules | undefined};

export function openBook(transaction: Transaction, {referral: rules, bonds}: Program, now: number): AnyBook {
  return {transaction, rules, bonds, now, changed: new Set(), mistakes: [], notes: new Map()};
}

export type Entered = {readonly ok: true; readonly kept: KeptReferral} | Extract<Stepped, {ok: false}>;

/**
 * Offers a fact to a referral, or begins one with it, and keeps what comes of
 * it: the referral, what its rewards do, the milestones, and the events that
 * tell of them.
 *
 * @param beside what is kept beside the facts
 */
export async function enter(book: Book, held: KeptReferral | undefined, fact: Fact | Passed, beside: Partial<Omit<KeptReferral, 'referral'>> = {}): Promise<Entered> {
  const {transaction, rules, now} = book;
  const stepped = step(held?.referral, fact, rules, now);
  if (!stepped.ok) return stepped;
  const {referral, effects} = stepped;
  const next = due(referral, rules);
  const {due: _, ...before} = held ?? {begun: new Date(now).toISOString()};
  const kept: KeptReferral = {
    ...before,
    ...beside,
    referral,
    ...(referral.friend !== undefined && {claimed: factsOf(referral.facts, 'claimed')[0]!.at}),
    ...(next !== undefined && {due: new Date(next).toISOString()}),
  };
  if (held && isDeepStrictEqual(kept, held)) return {ok: true, kept};
  await transaction.keepReferral(kept);
  tell(book, kept);
  await recordState(book, held?.referral, referral);
  const friend = factOfFriend(held?.referral, referral, now);
  if (friend) note(book, referral.member, friend);
  for (const effect of effects) await postMove(book, effect);
  if (referral.state !== held?.referral.state && (referral.state === 'rewarded' || referral.state === 'reversed')) await climb(book, referral);
  return {ok: true, kept};
}

/** Names everyone whose pages show the referral. */
export function tell({changed}: Pick<Book, 'changed'>, {referral: {member, friend}, visitor}: KeptReferral): void {
  for (const name of [member, friend, visitor && `visitor:${visitor}`]) if (name !== undefined) changed.add(name);
}

async function recordState({transaction, now}: Book, before: Referral | undefined, {id: referral, member, friend = '', state, order = '', reason}: Referral): Promise<void> {
  if (state === before?.state && (state !== 'qualified' || order === before.order)) return;
  const record = async <T extends keyof DerivedData>(type: T, data: DerivedData[T]): Promise<void> => {
    const event = derivedEvent(type, data, now);
    await transaction.addEvent(event, {occurred: event.time, received: event.time});
  };
  switch (state) {
    case 'qualified':
    case 'rewarded': return record(`referral.${state}`, {referral, member, friend, order});
    case 'rejected': return record('referral.rejected', {referral, member, ...(friend && {friend}), reason: reason!});
    case 'reversed': return record('referral.reversed', {referral, member, friend, order, reason: reason!});
  }
}

/** What a referral that was just rewarded or reversed does to its member's milestones. */
async function climb(book: Book, referral: Referral): Promise<void> {
  const {transaction, rules} = book;
  const {member} = referral;
  const ids = new Set(termsOf(rules).milestones.map(({reward}) => reward.id));
  if (ids.size === 0) return;
  const last = new Map((await transaction.entriesOf([member])).filter(({reward}) => ids.has(reward)).map(entry => [JSON.stringify([entry.reward, entry.cause.referral]), entry]));
  const held = new Map([...last.values()].filter(({to}) => to === 'granted' || to === 'used' || to === 'expired').map(({reward, cause}) => [reward, cause]));
  const rewarded = await transaction.countReferrals(member, ['rewarded']);
  for (const move of milestoneMoves(referral, {member, rewarded, held}, rules)) await postMove(book, move);
}
