import {isCounted, tallyChange, voterOf} from '../src/program/index.js';
import {giveFacts, note} from './bonds/bond-book.js';
import {factCounted} from './bonds/bond-facts.js';
import {joinChats} from './chats/join-chats.js';
import {castSupport, takeBackSupport} from './ideas/cast-support.js';
import {cast} from './polls/cast.js';
import {joinReferrals} from './referrals/join-referrals.js';
import type {AnyBook} from './referrals/referral-book.js';

/**
 * Joins a visitor to a member: its events and ideas become the member's, and so
 * do its ballots and supports, of which the member keeps one a poll or an idea,
 * the latest. Once: a visitor that belongs to somebody stays theirs. A ballot
 * that was set aside stays so, unless the member held one that counts: then it
 * is a change of that one, for which the shop vouches. What it has claimed by an
 * invitation, ordered and been granted becomes the member's, too, and all that
 * brings them closer; and what it has said becomes part of the member's chats.
 *
 * @param book `rules`: absent while the program has no referral; `changed`: gets the polls, too, in which a ballot or a support changed hands
 */
export async function joinVisitor(book: AnyBook, visitor: string, member: string): Promise<void> {
  const {transaction, changed, now} = book;
  if ((await transaction.membersOf([visitor])).has(visitor)) return;
  await transaction.join(visitor, member, new Date(now).toISOString());
  await giveFacts(book, voterOf(visitor), voterOf(visitor, member));
  await transaction.giveIdeas(voterOf(visitor), voterOf(visitor, member));
  for (const {idea: id, support} of await transaction.supportsBy(visitor)) {
    const idea = (await transaction.idea(id))!;
    changed.add(idea.poll);
    await takeBackSupport(transaction, {idea, voter: voterOf(visitor), support});
    // Read anew: it has one support less now.
    await castSupport(book, {idea: (await transaction.idea(id))!, voter: voterOf(visitor, member), visitor, support});
  }
  for (const {poll, ballot} of await transaction.ballotsBy(visitor)) {
    changed.add(poll);
    await transaction.takeBack(poll, voterOf(visitor), tallyChange(ballot, {...ballot, choices: []}));
    const {aside: _, ...plain} = ballot;
    const held = await transaction.ballot(poll, voterOf(visitor, member));
    await cast(book, {poll, voter: voterOf(visitor, member), visitor, ballot: held ? plain : ballot});
    if (ballot.aside && ballot.choices.length > 0 && held && isCounted(held)) note(book, voterOf(visitor, member), factCounted(poll, ballot));
  }
  await joinChats(book, visitor, member);
  await joinReferrals(book, visitor, member);
}
