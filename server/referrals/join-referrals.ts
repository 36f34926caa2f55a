import {renamed, voterOf} from '../../src/program/index.js';
import {askSignals} from './ask-signals.js';
import {offerOrders} from './offer-orders.js';
import {type AnyBook, tell} from './referral-book.js';

/**
 * Makes a member's what a visitor who was just joined to them has claimed,
 * ordered and been granted; and, now that it is known who they are, offers
 * their orders and asks for signals.
 *
 * @param book `rules`: absent while the program has no referral
 */
export async function joinReferrals(book: AnyBook, visitor: string, member: string): Promise<void> {
  const {transaction, rules} = book;
  const [from, to] = [voterOf(visitor), voterOf(visitor, member)];
  for (const kept of await transaction.referralsBy([from])) {
    const joined = {...kept, referral: renamed(kept.referral, 'friend', to)};
    await transaction.keepReferral(joined);
    tell(book, joined);
  }
  // Before anything is posted: the ledger and the referrals have to name the same holder.
  await transaction.renameHolder(from, to);
  if (!rules) return;
  await offerOrders({...book, rules}, to);
  await askSignals({...book, rules}, to);
}
