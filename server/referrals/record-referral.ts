import type {KindredEvent, Preference, RefusalReason} from '../../src/events/index.js';
import {type Circumstances, isClosed, openStates, occurredAt, plainTextProblem, readCode, type Refusal, supersedes, voterOf} from '../../src/program/index.js';
import {askSignals} from './ask-signals.js';
import {inviterFor, keepPreferences} from './inviters.js';
import {offerOrders} from './offer-orders.js';
import type {Vouching} from '../record.js';
import {type AnyBook, type Book, enter, tell} from './referral-book.js';

type Shared = KindredEvent<'referral.shared'>;
type Claimed = KindredEvent<'referral.claimed'>;
type Thanked = KindredEvent<'referral.thanked'>;
type Preferred = KindredEvent<'preference.set'>;
type ReferralEvent = Shared | Claimed | Thanked | Preferred;

/** How much older than its arrival a claim may be, in milliseconds: who has ordered must not have claimed all along. */
export const oldestClaim = 86_400_000;

interface Situation extends Circumstances {
  /** Whom the delivery's token vouches for; `member`, whom the visitor belongs to. */
  readonly signedIn: Vouching | undefined;
}

export function isReferralEvent(event: KindredEvent): event is ReferralEvent {
  return ['kindred.referral.shared', 'kindred.referral.claimed', 'kindred.referral.thanked', 'kindred.preference.set'].includes(event.type);
}

/**
 * Judges what a member or a friend does about invitations, and keeps it when it
 * holds, with all that comes of it.
 *
 * @returns why it does not
 */
export async function recordReferral(book: AnyBook, event: ReferralEvent, situation: Situation): Promise<Refusal | undefined> {
  const {rules} = book;
  if (!rules) return refuse('no-referral', 'the program has no referral: nobody is invited');
  const known: Book = {...book, rules};
  if (isOf(event, 'preference.set')) return prefer(known, event, situation);
  if (isOf(event, 'referral.thanked')) return thank(known, event, situation);
  if (isClosed(rules, book.now)) return refuse('referral-closed', `the referral program ended at ${rules.closes}`);
  // Another page may have made the same id, by chance or on purpose.
  if (await book.transaction.referral(event.id)) return refuse('id-reused', '/id: another referral has this id; make a new id for each event');
  return isOf(event, 'referral.shared') ? share(known, event, situation) : claim(known, event, situation);
}

async function share(book: Book, {id, time, data: {invitation, channel, note: text = ''}}: Shared, {signedIn, sentAt, now}: Situation): Promise<Refusal | undefined> {
  if (!signedIn) return refuse('members-only', 'members invite; send the delivery with a token');
  const {note, problem} = readNote(text);
  if (problem) return problem;
  const {member} = await inviterFor(book.transaction, signedIn);
  const held = await book.transaction.referralOf(member, invitation);
  const fact = {type: 'shared', id, at: occurredAt(time, sentAt, now), member, nth: await nextOf(book, member)} as const;
  // What went out first by a link is what its friend has seen.
  const beside = held?.channel ? {} : {invitation, channel, ...(note && {note})};
  const entered = await enter(book, held, fact, beside);
  return entered.ok ? undefined : tooMany(entered.detail);
}

async function claim(book: Book, {id, time, kinvisitor, data}: Claimed, {member: ownMember, sentAt, now}: Situation): Promise<Refusal | undefined> {
  const {transaction} = book;
  const read = readCode(data.code);
  if (!read.ok) return refuse('invalid-code', `/data/code: found ${read.problem === 'mistyped' ? 'a code with a wrong symbol, or two in each other’s place' : 'no code'}; a code has nine symbols, as KC4-T9X-WP3`);
  const inviter = await transaction.inviterOf(read.code);
  if (!inviter) return refuse('unknown-code', '/data/code: no member has this code');
  const {member} = inviter;
  const visitor = kinvisitor!;
  const friend = voterOf(visitor, ownMember);
  if (friend === member) return refuse('own-code', '/data/code: it is the member’s own');

  const linked = data.invitation === undefined ? undefined : await transaction.referralOf(member, data.invitation);
  const before = (await transaction.referralsBy([friend])).find(({referral}) => referral.member === member);
  const held = before ?? (linked && linked.referral.friend === undefined ? linked : undefined);
  const [at] = [occurredAt(time, sentAt, now), new Date(now - oldestClaim).toISOString()].sort().slice(1);
  const fact = {type: 'claimed', id, at: at!, member, friend, nth: await nextOf(book, member)} as const;
  // The member's page may tell of the link only later.
  const invitation = held || linked || data.invitation === undefined ? {} : {invitation: data.invitation};
  const entered = await enter(book, held, fact, {...(!before && {visitor}), ...invitation});
  if (!entered.ok) return tooMany(entered.detail);
  await offerOrders(book, friend);
  await askSignals(book, friend);
  return undefined;
}

async function thank(book: Book, {time, kinvisitor, data: {note: text = ''}}: Thanked, {member, sentAt, now}: Situation): Promise<Refusal | undefined> {
  const {note, problem} = readNote(text);
  if (problem) return problem;
  const held = (await book.transaction.referralsBy([voterOf(kinvisitor!, member)])).at(-1);
  if (!held) return refuse('not-invited', 'this visitor has claimed no invitation that they could give thanks for');
  const at = occurredAt(time, sentAt, now);
  if (held.thanks && held.thanks.at > at) return undefined;
  const kept = {...held, thanks: {at, ...(note && {note})}};
  await book.transaction.keepReferral(kept);
  tell(book, kept);
  return undefined;
}

async function prefer(book: Book, {id, time, data: {name, value}}: Preferred, {signedIn, sentAt, now}: Situation): Promise<Refusal | undefined> {
  if (!signedIn) return refuse('members-only', 'preferences are a member’s; send the delivery with a token');
  const inviter = await inviterFor(book.transaction, signedIn);
  const choice = {value, id, at: occurredAt(time, sentAt, now)};
  if (!supersedes(choice, inviter.preferences[name satisfies Preference])) return undefined;
  await keepPreferences(book.transaction, inviter, {...inviter.preferences, [name]: choice}, signedIn.firstName);
  book.changed.add(inviter.member);
  return undefined;
}

async function nextOf({transaction}: Book, member: string): Promise<number> {
  return await transaction.countReferrals(member, openStates) + 1;
}

function readNote(text: string): {readonly note?: string; readonly problem?: Refusal} {
  const note = text.trim();
  const problem = plainTextProblem(note, {lines: true});
  return problem === undefined ? {note} : {problem: refuse('invalid-note', `/data/note: ${problem}`)};
}

/** `step` refuses nothing else of what is offered here. */
function tooMany(detail: string): Refusal {
  return refuse('too-many-invitations', detail);
}

function isOf<T extends 'referral.shared' | 'referral.thanked' | 'preference.set'>(event: ReferralEvent, type: T): event is Extract<ReferralEvent, {readonly type: `kindred.${T}`}> {
  return event.type === `kindred.${type}`;
}

function refuse(reason: RefusalReason, detail: string): Refusal {
  return {ok: false, reason, detail};
}
