import {type KeptReferral, renamed} from '../../src/program/index.js';
import {type AnyBook, enter} from '../referrals/referral-book.js';
import type {Erasing} from './erasure-store.js';

/**
 * Takes a member out of the invitations that they made and used: what they
 * wrote, and by whom. What was granted stays, for it is the other's as well;
 * what was not comes to nothing.
 */
export async function eraseReferrals(book: AnyBook, who: Erasing): Promise<void> {
  const {transaction} = book;
  const {name, as} = who;
  const sides = [
    ...(await transaction.referralsOf(name)).map(kept => ({side: 'member' as const, kept})),
    ...(await transaction.referralsBy([name])).map(kept => ({side: 'friend' as const, kept})),
  ];
  await transaction.eraseInviter(name);
  // Before anything is posted: the ledger and the referrals have to name the same holder.
  await transaction.renameHolder(name, as);
  await transaction.eraseOrders(who);
  for (const {side, kept} of sides) await eraseSide(book, who, side, kept);
  await transaction.renameInEvents(sides.map(({kept}) => kept.referral.id), who);
}

async function eraseSide(book: AnyBook, {as, at}: Erasing, side: 'member' | 'friend', kept: KeptReferral): Promise<void> {
  // What they wrote to each other may name either.
  await book.transaction.eraseNotes(kept);
  const {note: _, thanks: __, invitation, visitor, ...rest} = kept;
  const held = {...rest, ...(side === 'friend' ? invitation !== undefined && {invitation} : visitor !== undefined && {visitor})};
  const {rules} = book;
  const entered = rules && await enter({...book, rules}, held, {type: 'erased', id: `erased/${side}`, at, side, as});
  // A program that has no referral any more has no rules for what becomes of it.
  if (!entered?.ok) await book.transaction.keepReferral({...held, referral: renamed(held.referral, side, as)});
}
