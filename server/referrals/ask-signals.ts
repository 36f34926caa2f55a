import {factsOf, type KeptReferral, signalsOf} from '../../src/program/index.js';
import {type Book, enter} from './referral-book.js';

/**
 * Asks what speaks against somebody's claims, against those of the others who
 * claimed of the same members, and against those of their own code: whatever
 * came to be known of them may be a reason for any of these.
 *
 * @param who by the name of a friend or a member
 */
export async function askSignals(book: Book, who: string): Promise<void> {
  const claimed = await book.transaction.referralsBy([who]);
  for (const member of new Set([...claimed.map(({referral}) => referral.member), who])) await askOf(book, member);
}

async function askOf(book: Book, member: string): Promise<void> {
  const {transaction, rules, now} = book;
  const claimed = (await transaction.referralsOf(member)).filter(({referral}) => referral.friend !== undefined);
  if (claimed.length === 0) return;
  const friends = [...new Set(claimed.map(({referral}) => referral.friend!))];
  const persons = await transaction.persons([member, ...friends]);
  const claims = await transaction.claimsBy(friends);
  const inviters = await invitersOf(book, member);
  for (const kept of claimed) {
    const {id, friend, state, facts} = kept.referral;
    // Nothing more can be taken from them; should one come back, by an order or a review, it is asked about again.
    if (state === 'rejected' || state === 'reversed') continue;
    const {firstPaid, ...person} = persons.get(friend!)!;
    const otherClaim = claims.find(claim => claim.friend === friend && claim.referral !== id);
    const known = {
      claimed: kept.claimed!,
      member: persons.get(member)!,
      friend: person,
      others: friends.filter(other => other !== friend).map(other => persons.get(other)!),
      inviters,
      claims: claimed.map(({claimed}) => claimed!),
      ...(otherClaim && {otherClaim: otherClaim.at}),
      ...(firstPaid !== undefined && {firstPaid}),
    };
    const flagged = new Set(factsOf(facts, 'flagged').map(({signal}) => signal));
    let held: KeptReferral = kept;
    for (const signal of signalsOf(known, rules)) {
      if (flagged.has(signal)) continue;
      const entered = await enter(book, held, {type: 'flagged', id: `${id}/${signal}`, at: new Date(now).toISOString(), signal});
      if (entered.ok) held = entered.kept;
    }
  }
}

/** Who invited the member, who invited that one, and so on: the shop's ids. */
async function invitersOf({transaction}: Book, member: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (let next: string | undefined = member; next !== undefined;) {
    const by: string | undefined = (await transaction.referralsBy([next])).find(({referral}) => referral.state !== 'rejected')?.referral.member;
    next = by !== undefined && !found.includes(by) ? by : undefined;
    if (next !== undefined) found.push(next);
  }
  return found.map(name => name.slice('member:'.length));
}
