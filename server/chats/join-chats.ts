import {foldHandoff, supersedes, voterOf} from '../../src/program/index.js';
import {type ChatBook, keep, moved} from './chat-book.js';
import type {KeptChat, KeptMessage} from './chat-store.js';
import {topicsOf} from './chat-topics.js';

/** Every message of a chat. */
const all = Number.MAX_SAFE_INTEGER;

/**
 * Makes what a visitor who was just joined to a member has said part of the
 * member's chats, ordered by time. Where there were two, whoever spoke last
 * with the persona or a person is heard by one of them only: the hand-off's
 * facts are folded anew, and name one owner.
 */
export async function joinChats(book: ChatBook, visitor: string, member: string): Promise<void> {
  const {transaction, changed} = book;
  const holder = voterOf(visitor, member);
  for (const own of await transaction.chatsOf(voterOf(visitor))) {
    for (const topic of topicsOf(own)) changed.add(topic);
    const held = await transaction.chatOf(holder, own.persona);
    await keep(book, held ? await merged(book, held, own) : {...own, holder}, own);
  }
}

/** Messages get places after all that either chat had, so that whoever has read a part of one gets the whole. */
async function merged({transaction}: ChatBook, held: KeptChat, other: KeptChat): Promise<KeptChat> {
  const own = await transaction.messages(held.id, {limit: all});
  const ids = new Set(own.map(({id}) => id));
  // Nothing is said twice, also when a page gave two messages one id.
  const theirs = (await transaction.messages(other.id, {limit: all})).filter(({id}) => !ids.has(id));
  const facts = await transaction.handoffFacts(other.id);
  await transaction.forgetChat(other.id);
  for (const fact of facts) await transaction.addHandoffFact(held.id, fact);
  const known = await transaction.handoffFacts(held.id);
  const {counted: _, ...handoff} = foldHandoff(known);
  const person = [held.person, other.person].find(person => handoff.owner.kind === 'person' && person?.id === handoff.owner.person);

  let seq = Math.max(held.seq, other.seq);
  for (const message of [...own, ...theirs].sort(byTime)) {
    const placed: KeptMessage = {...message, seq: ++seq};
    if (ids.has(message.id)) await transaction.keepMessage(held.id, placed);
    else await transaction.addMessage(held.id, placed);
  }
  const latest = held.last > other.last ? held : other;
  const {person: __, perMonth: ___, ...rest} = held;
  const perMonth = supersedes(other.perMonth ?? {id: '', at: ''}, held.perMonth) ? other.perMonth : held.perMonth;
  return moved({
    ...rest,
    begun: held.begun < other.begun ? held.begun : other.begun,
    seq,
    ...(latest.visitor !== undefined && {visitor: latest.visitor}),
    ...(latest.language !== undefined && {language: latest.language}),
    handoff,
    ...(known.length > 0 && {moved: known.at(-1)!.at}),
    ...(person && {person}),
    ...(perMonth && {perMonth}),
    moods: [],
  }, ...[...held.moods, ...other.moods].sort(byTime));
}

function byTime(a: {readonly at: string}, b: {readonly at: string}): number {
  return a.at < b.at ? -1 : Number(a.at > b.at);
}
