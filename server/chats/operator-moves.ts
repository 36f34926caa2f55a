import {uuidv7} from '../../src/events/index.js';
import {type HandoffRefusal, type Persona, voterOf} from '../../src/program/index.js';
import {derivedEvent} from '../derived-event.js';
import type {DerivedData} from '../../src/events/index.js';
import type {Parts} from '../service-env.js';
import type {Transaction} from '../store.js';
import type {Tenant} from '../tenant.js';
import {type ChatBook, chatFor, keep, say, step, type Stepped} from './chat-book.js';
import type {KeptChat, KeptMessage, Person} from './chat-store.js';

/** How many messages a month the brand may begin with when the shopper has said nothing of it. */
export const usualPerMonth = 1;
/** What a month is, in milliseconds. */
export const month = 30 * 86_400_000;

/**
 * Why one of the brand's people cannot do what they want: as in
 * `HandoffRefusal`; there is no such chat; the id is another message's; the
 * persona's file does not let anyone write first; the shopper's limit is reached.
 */
export type MoveRefusal = HandoffRefusal | 'unknown-chat' | 'id-reused' | 'may-not' | 'limit';

export type Moved =
  | {readonly ok: true; readonly chat: KeptChat; readonly message?: KeptMessage}
  /** `chat`: as it stands, with who has it; `next`: when the limit lets one write, milliseconds since the epoch. */
  | {readonly ok: false; readonly reason: MoveRefusal; readonly chat?: KeptChat; readonly next?: number};

type MoveParts = Pick<Parts, 'store' | 'live'>;

interface Move {
  /** The chat's id. */
  readonly chat: string;
  readonly person: Person;
}

/** One of the brand's people takes a chat, also one that nobody has asked a person for. Again is as good as once. */
export function acceptChat(parts: MoveParts, tenant: Tenant, {chat: id, person}: Move, now: number): Promise<Moved> {
  return change(parts, tenant, id, now, async (book, chat) => {
    const stepped = owns(chat, person) ? {ok: true, chat} as const : await step(book, chat, {type: 'accepted', id: uuidv7(now), person: person.id});
    if (!stepped.ok) return stepped;
    if (stepped.chat !== chat) await tell(book, chat, 'handoff.accepted', {persona: chat.persona, chat: id, by: person.id});
    return {ok: true, chat: {...stepped.chat, person}};
  });
}

/** They give it back to the persona. */
export function returnChat(parts: MoveParts, tenant: Tenant, {chat: id, person}: Move, now: number): Promise<Moved> {
  return change(parts, tenant, id, now, async (book, chat) => {
    const stepped = await step(book, chat, {type: 'returned', id: uuidv7(now), person: person.id});
    if (stepped.ok) await tell(book, chat, 'handoff.returned', {persona: chat.persona, chat: id, by: person.id});
    return stepped;
  });
}

/** They let another do it: the shopper waits again, where they stood. */
export function leaveChat(parts: MoveParts, tenant: Tenant, {chat: id, person}: Move, now: number): Promise<Moved> {
  return change(parts, tenant, id, now, (book, chat) => step(book, chat, {type: 'left', id: uuidv7(now), person: person.id}));
}

/** They end it. */
export function closeChat(parts: MoveParts, tenant: Tenant, {chat: id, person}: Move, now: number): Promise<Moved> {
  return change(parts, tenant, id, now, (book, chat) => step(book, chat, {type: 'closed', id: uuidv7(now), person: person.id}));
}

/**
 * They say something in a chat that is theirs.
 *
 * @param move `id`: the message's, a UUID that whoever writes it has made, so that sending it again says nothing twice
 */
export function replyToChat(parts: MoveParts, tenant: Tenant, {chat: id, person, ...said}: Move & {readonly id: string; readonly text: string}, now: number): Promise<Moved> {
  return change(parts, tenant, id, now, async (book, chat) => {
    const known = await book.transaction.message(chat.id, said.id);
    if (known) return again(chat, known, person, said.text);
    const stepped = await step(book, chat, {type: 'replied', id: said.id, person: person.id, since: chat.handoff.since});
    return stepped.ok ? speak(book, stepped.chat, person, said) : stepped;
  });
}

/**
 * They begin: a reminder, or thanks. To members alone, where the persona may
 * write first, and as often as the member lets them.
 *
 * @param move `id`: as for `replyToChat`
 */
export async function writeFirst(parts: MoveParts, tenant: Tenant, {persona: name, member, person, ...said}: Omit<Move, 'chat'> & {readonly persona: string; readonly member: string; readonly id: string; readonly text: string}, now: number): Promise<Moved> {
  const {personas = {}} = tenant.program;
  const persona = Object.hasOwn(personas, name) ? personas[name]! : undefined;
  if (!persona) return {ok: false, reason: 'may-not'};
  return inBook(parts, tenant, now, async book => {
    const chat = await chatFor(book, voterOf('', member), name);
    const known = await book.transaction.message(chat.id, said.id);
    if (known) return again(chat, known, person, said.text);
    const may = await mayWriteFirst(book.transaction, persona, chat, now);
    if (!may.ok) return {...may, chat};
    const {owner} = chat.handoff;
    if (owner.kind === 'person' && owner.person !== person.id) return {ok: false, reason: 'taken', chat};
    const moved = await speak(book, chat, person, said, true);
    await keep(book, moved.chat, chat);
    return moved;
  });
}

/** Whether the brand may begin a conversation now, and if not, from when on. */
export async function mayWriteFirst(transaction: Transaction, {may = []}: Persona, {id, holder, perMonth}: KeptChat, now: number): Promise<{readonly ok: true} | {readonly ok: false; readonly reason: 'may-not' | 'limit'; readonly next?: number}> {
  if (!may.includes('write-first') || !holder.startsWith('member:')) return {ok: false, reason: 'may-not'};
  const most = perMonth?.value ?? usualPerMonth;
  const begun = await transaction.begunSince(id, new Date(now - month).toISOString());
  if (begun.length < most) return {ok: true};
  // Of those that count now, so many have to be past.
  const last = begun[begun.length - most];
  return {ok: false, reason: 'limit', ...(most > 0 && last !== undefined && {next: Date.parse(last) + month})};
}

/** Whoever sends a message again has said it, if it is theirs and says the same. */
function again(chat: KeptChat, known: KeptMessage, person: Person, text: string): Moved {
  if (known.person?.id === person.id && known.text === text) return {ok: true, chat, message: known};
  return {ok: false, reason: 'id-reused', chat};
}

async function speak(book: ChatBook, chat: KeptChat, person: Person, {id, text}: {readonly id: string; readonly text: string}, first = false): Promise<Moved & {readonly ok: true}> {
  const {transaction, now} = book;
  const answers = first ? undefined : await openQuestion(transaction, chat);
  const said = await say(book, chat, {
    id, text, from: 'person', person, at: new Date(now).toISOString(),
    ...(answers && {answers: answers.id}),
    ...(first ? {first: true} : chat.visitor !== undefined && {visitor: chat.visitor}),
  });
  await tell(book, chat, 'chat.replied', {persona: chat.persona, chat: chat.id, message: id, ...(answers && {answers: answers.id}), by: person.id});
  return {ok: true, ...said};
}

/** The shopper's last message, when nobody has answered it. */
async function openQuestion(transaction: Transaction, {id}: KeptChat): Promise<KeptMessage | undefined> {
  const last = (await transaction.messages(id, {limit: 20})).findLast(({from}) => from === 'shopper');
  return last && !await transaction.answerTo(id, last.id) ? last : undefined;
}

async function tell<T extends 'chat.replied' | 'handoff.accepted' | 'handoff.returned'>({transaction, now}: ChatBook, {holder}: KeptChat, type: T, data: DerivedData[T]): Promise<void> {
  const event = derivedEvent(type, data, now);
  await transaction.addEvent(event, {occurred: event.time, received: event.time}, holder.startsWith('member:') ? holder.slice('member:'.length) : undefined);
}

function owns({handoff: {owner}}: KeptChat, person: Person): boolean {
  return owner.kind === 'person' && owner.person === person.id;
}

function change(parts: MoveParts, tenant: Tenant, id: string, now: number, work: (book: ChatBook, chat: KeptChat) => Promise<Moved | Stepped>): Promise<Moved> {
  return inBook(parts, tenant, now, async book => {
    const before = await book.transaction.chat(id);
    if (!before) return {ok: false, reason: 'unknown-chat'};
    const moved = await work(book, before);
    if (moved.ok && moved.chat !== before) await keep(book, moved.chat, before);
    return moved;
  });
}

/** One transaction; those who see what it changed are told after it is kept. */
async function inBook({store, live}: MoveParts, {id: tenant}: Tenant, now: number, work: (book: ChatBook) => Promise<Moved>): Promise<Moved> {
  const changed = new Set<string>();
  const moved = await store.transact(tenant, transaction => work({transaction, now, changed}));
  for (const topic of changed) live.publish(tenant, topic);
  return moved;
}
