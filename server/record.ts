import {isDeepStrictEqual} from 'node:util';
import {type KindredEvent, type Parsed, parseEvent, type Verdict} from '../src/events/index.js';
import {type Aside, judgeVote, occurredAt, type Refusal, voterOf} from '../src/program/index.js';
import {note} from './bonds/bond-book.js';
import {factVisited} from './bonds/bond-facts.js';
import {isBondEvent, recordBond} from './bonds/record-bond.js';
import {keepNotes} from './bonds/settle.js';
import {isChatEvent, recordChat} from './chats/record-chat.js';
import {cast} from './polls/cast.js';
import type {Delivery} from './delivery.js';
import {erasedBefore, type ErasedBefore} from './erasure/erased-before.js';
import {joinVisitor} from './join-visitor.js';
import type {Member} from './member.js';
import {isIdeaEvent, recordIdea} from './ideas/record-idea.js';
import {isReferralEvent, recordReferral} from './referrals/record-referral.js';
import {type AnyBook, openBook} from './referrals/referral-book.js';
import type {Store} from './store.js';
import type {Tenant} from './tenant.js';

/** What became of one event of a delivery; `id` is the event's, where it has one. */
export type Result = Verdict & {readonly id?: string};

export interface Recorded {
  /** As many as events, in their order. */
  readonly results: readonly Result[];
  /** The live topics of what changed: polls, chats, and those whose referrals or bond did. */
  readonly changed: ReadonlySet<string>;
  /** As in `Book`. */
  readonly mistakes: readonly string[];
}

/** For whom a delivery's token vouches: the one visitor of its events is this member. */
interface Identity {
  readonly visitor: string;
  readonly member: Vouching;
}

/** Who sends a delivery, what they have bought, and by which name they go, as its token says it. */
export type Vouching = Pick<Member, 'id' | 'bought' | 'firstName'>;

export interface Sender {
  readonly member?: Vouching | undefined;
  /** Why the ballot of a vote by nobody whom the shop vouches for is to be set aside, if it is. */
  readonly suspicion?: (vote: KindredEvent<'poll.voted'>) => Aside | undefined;
  /** How long a claim has to wait, in milliseconds, where too many came through one network. */
  readonly claimDelay?: (() => Promise<number | undefined>) | undefined;
}

/** What a delivery's events are judged by. */
interface Circumstances {
  readonly sentAt: string;
  readonly now: number;
  readonly identity: Identity | undefined;
  /** Whom its visitors belong to. */
  readonly members: ReadonlyMap<string, string>;
  /** Whether somebody of these names is forgotten up to this time. */
  readonly forgotten: ErasedBefore;
  readonly suspicion: Sender['suspicion'];
  readonly claimDelay: Sender['claimDelay'];
}

/**
 * Judges a delivery event by event and commits what holds, with what it adds
 * to the tallies and ideas, in one transaction: when this resolves, it is on the disk.
 * A refused event leaves no trace and does not touch the others.
 *
 * @param sender who sends it; where a token says so, the visitor of the first event that names one is joined to them before any event is judged
 * @param now milliseconds since the epoch
 */
export async function record(
  store: Store,
  tenant: Tenant,
  {sentAt, events}: Pick<Delivery, 'sentAt' | 'events'>,
  now: number,
  {member, suspicion, claimDelay}: Sender = {},
): Promise<Recorded> {
  const parsed = events.map(parseEvent);
  const visitors = parsed.flatMap(parsed => (parsed.ok ? parsed.event.kinvisitor ?? [] : []));
  const identity = member && visitors[0] !== undefined ? {visitor: visitors[0], member} : undefined;
  return store.transact(tenant.id, async transaction => {
    const book = openBook(transaction, tenant.program, now);
    if (identity) await joinVisitor(book, identity.visitor, identity.member.id);
    const members = await transaction.membersOf(visitors);
    const forgotten = await erasedBefore(transaction, [...visitors.map(visitor => voterOf(visitor)), ...[...new Set(members.values())].map(member => voterOf('', member))]);
    const results: Result[] = [];
    for (const [i, value] of events.entries()) {
      const verdict = await recordOne(book, tenant, parsed[i]!, {sentAt, now, identity, members, forgotten, suspicion, claimDelay});
      const id = idOf(value);
      results.push({...(id !== undefined && {id}), ...verdict});
    }
    await keepNotes(book);
    return {results, changed: book.changed, mistakes: book.mistakes};
  });
}

async function recordOne(
  book: AnyBook,
  {program}: Tenant,
  parsed: Parsed,
  {sentAt, now, identity, members, forgotten, suspicion, claimDelay}: Circumstances,
): Promise<Verdict> {
  const {transaction, changed} = book;
  if (!parsed.ok) return {status: 'refused', reason: parsed.reason, detail: parsed.detail};
  const {event} = parsed;

  // Before judging: what was recorded stays recorded, whatever the program says now.
  const known = await transaction.event(event.source, event.id);
  if (known) {
    // As it would have been stored: JSON has a -0 and a 1e999 that it does not give back.
    if (isDeepStrictEqual(known, JSON.parse(JSON.stringify(event)))) return {status: 'duplicate'};
    return {status: 'refused', reason: 'id-reused', detail: '/id: another event of this source has this id; make a new id for each event'};
  }

  const visitor = event.kinvisitor;
  const member = visitor === undefined ? undefined : members.get(visitor);
  if (identity && visitor !== undefined) {
    if (visitor !== identity.visitor) {
      return {status: 'refused', reason: 'malformed', detail: '/kinvisitor: found another visitor than in the events before; a delivery with a token holds the events of one'};
    }
    if (member !== identity.member.id) {
      return {status: 'refused', reason: 'visitor-of-another', detail: '/kinvisitor: this visitor belongs to another member than the token’s; each member on a device needs a visitor id of their own'};
    }
  }

  const occurred = occurredAt(event.time, sentAt, now);
  if (visitor !== undefined && forgotten([voterOf(visitor), member && voterOf('', member)], occurred)) {
    return {status: 'refused', reason: 'erased', detail: '/time: whoever did this has asked to be forgotten since; forget it, too'};
  }

  // What was bought is known from this delivery's token alone: what is not vouched for now may have been given back.
  const circumstances = {sentAt, now, member, bought: identity?.member.bought};
  const judgement = isVote(event) ? judgeVote(program, event, circumstances) : undefined;
  if (judgement && !judgement.ok) return {status: 'refused', reason: judgement.reason, detail: judgement.detail};

  const delay = event.type === 'kindred.referral.claimed' ? await claimDelay?.() : undefined;
  if (delay !== undefined) return {status: 'retry', after: delay};

  const refusal = await recordMore(book, program, event, {...circumstances, signedIn: identity?.member});
  if (refusal) return {status: 'refused', reason: refusal.reason, detail: refusal.detail};
  if (isIdeaEvent(event)) changed.add(event.data.poll);

  await transaction.addEvent(event, {occurred, received: new Date(now).toISOString()}, member);
  if (event.type === 'kindred.widget.viewed' && visitor !== undefined) note(book, voterOf(visitor, member), factVisited(occurred));
  if (judgement) {
    const aside = isCast(event) && member === undefined ? suspicion?.(event) : undefined;
    const {poll, voter, ballot} = judgement;
    if (await cast(book, {poll, voter, visitor: visitor!, ballot: {...ballot, ...(aside && {aside})}})) changed.add(poll);
  }
  return {status: 'accepted'};
}

/** What is more than an event to be kept. @returns why it is not to be kept */
async function recordMore(book: AnyBook, program: Tenant['program'], event: KindredEvent, situation: Parameters<typeof recordBond>[2]): Promise<Refusal | undefined> {
  if (isIdeaEvent(event)) return recordIdea(book, program, event, situation);
  if (isBondEvent(event)) return recordBond(book, event, situation);
  if (isChatEvent(event)) return recordChat(book, program, event, situation);
  return isReferralEvent(event) ? recordReferral(book, event, situation) : undefined;
}

function isVote(event: KindredEvent): event is KindredEvent<'poll.voted' | 'poll.retracted'> {
  return isCast(event) || event.type === 'kindred.poll.retracted';
}

function isCast(event: KindredEvent): event is KindredEvent<'poll.voted'> {
  return event.type === 'kindred.poll.voted';
}

function idOf(value: unknown): string | undefined {
  const id = typeof value === 'object' && value !== null ? (value as {id?: unknown}).id : undefined;
  return typeof id === 'string' ? id : undefined;
}
