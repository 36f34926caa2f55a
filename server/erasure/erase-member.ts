import {voterOf} from '../../src/program/index.js';
import {eraseChats} from '../chats/erase-chats.js';
import type {AnyBook} from '../referrals/referral-book.js';
import {eraseReferrals} from './erase-referrals.js';
import {erasedName} from './erased-name.js';
import type {Erasing} from './erasure-store.js';

/** Takes a member out of one part of what the service keeps. */
export type Eraser = (book: AnyBook, who: Erasing) => Promise<void>;

/** Of every part that keeps something of members. One that is added has to be named here. */
export const erasers: readonly Eraser[] = [
  // Before orders are given another name.
  eraseSaid,
  eraseReferrals,
  eraseCast,
  eraseBond,
  eraseChats,
];

/**
 * Forgets a member: deletes what tells of them, and gives what others need to
 * a name that nobody can be found by. That they were forgotten is kept, with
 * the time, so that what comes late does not begin them anew.
 *
 * @returns up to when nothing is kept of them: RFC 3339
 */
export async function eraseMember(book: AnyBook, member: string): Promise<string> {
  const {transaction, changed, now} = book;
  const name = voterOf('', member);
  const visitors = await transaction.visitorsOf(member);
  const at = new Date(now).toISOString();
  const who: Erasing = {member, name, as: erasedName(), visitors, at};
  for (const erase of erasers) await erase(book, who);
  const names = [name, ...visitors.map(visitor => voterOf(visitor))];
  await transaction.keepErased(names, at);
  for (const topic of names) changed.add(topic);
  return at;
}

async function eraseSaid({transaction}: AnyBook, who: Erasing): Promise<void> {
  await transaction.eraseEvents(who);
  await transaction.eraseCalls(who);
}

async function eraseCast({transaction}: AnyBook, who: Erasing): Promise<void> {
  await transaction.eraseVoter(who);
}

/** Who was shown to others is a stranger now, and the shop, which asked for it, is not told. */
async function eraseBond({transaction, bonds}: AnyBook, {name, at}: Erasing): Promise<void> {
  if (bonds || await transaction.keptBond(name)) await transaction.keepBond({holder: name, snapshot: {facts: [], forgotten: at}, bond: 'stranger'});
}
