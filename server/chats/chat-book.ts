import {type HandoffFact, handoffOutcome, type HandoffOutcome, type HandoffRefusal, isAttended, judgeNext, type MoodFact, type Persona, type Trigger, untouched} from '../../src/program/index.js';
import {uuidv7} from '../../src/events/index.js';
import type {Transaction} from '../store.js';
import type {KeptChat, KeptMessage} from './chat-store.js';
import {queueTopic, topicsOf} from './chat-topics.js';
import {callShop} from './handoff-call.js';

/** How many facts of what moves a persona are kept of a chat: no mood lasts for as many messages. */
const mostMoods = 60;

/** What one transaction about chats works with. */
export interface ChatBook {
  readonly transaction: Transaction;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The live topics of what changed. */
  readonly changed: Set<string>;
}

export type Stepped =
  | {readonly ok: true; readonly chat: KeptChat}
  | {readonly ok: false; readonly chat: KeptChat; readonly reason: HandoffRefusal};

/** A fact of the hand-off that has no time yet. */
type Untimed<F = HandoffFact> = F extends HandoffFact ? Omit<F, 'at'> : never;

/** The holder's chat with a persona, or a new one, which is kept when something is done in it. */
export async function chatFor({transaction, now}: ChatBook, holder: string, persona: string): Promise<KeptChat> {
  const begun = new Date(now).toISOString();
  return await transaction.chatOf(holder, persona) ?? {id: uuidv7(now), persona, holder, begun, last: begun, seq: 0, handoff: untouched, moods: []};
}

/** Keeps what became of a chat, and names everyone whose pages show it. @param before as it was, where it waited */
export async function keep({transaction, now, changed}: ChatBook, chat: KeptChat, before?: KeptChat): Promise<void> {
  await transaction.keepChat({...chat, last: new Date(now).toISOString()});
  for (const topic of topicsOf(chat)) changed.add(topic);
  if (chat.handoff !== before?.handoff && (chat.handoff.waitsSince !== undefined || before?.handoff.waitsSince !== undefined)) changed.add(queueTopic);
}

/** Adds what was said. */
export async function say({transaction}: ChatBook, chat: KeptChat, message: Omit<KeptMessage, 'seq'>): Promise<{readonly chat: KeptChat; readonly message: KeptMessage}> {
  const said: KeptMessage = {...message, seq: chat.seq + 1};
  await transaction.addMessage(chat.id, said);
  return {chat: {...chat, seq: said.seq}, message: said};
}

/**
 * Offers the hand-off a fact, as of now, and keeps one that changes it. Facts
 * of one millisecond follow one another, so that their order is kept as well.
 */
export async function step({transaction, now}: ChatBook, chat: KeptChat, untimed: Untimed): Promise<Stepped> {
  const after = chat.moved === undefined ? 0 : Date.parse(chat.moved) + 1;
  const fact = {...untimed, at: new Date(Math.max(now, after)).toISOString()} as HandoffFact;
  const judged = judgeNext(chat.handoff, fact);
  if (!judged.ok) return {ok: false, chat, reason: judged.reason};
  if (judged.handoff === chat.handoff) return {ok: true, chat};
  await transaction.addHandoffFact(chat.id, fact);
  const {person: _, ...rest} = chat;
  const stays = judged.handoff.owner.kind === 'person' && chat.person ? {person: chat.person} : {};
  return {ok: true, chat: {...rest, ...stays, handoff: judged.handoff, moved: fact.at}};
}

/**
 * Fetches a person, or takes a message when nobody is there: both put the
 * shopper before the brand's people, who see it as soon as it is kept. The shop
 * is told of each reason once.
 *
 * @param id of what made it so
 */
export async function fetchPerson(book: ChatBook, persona: Persona, chat: KeptChat, why: Trigger, id: string): Promise<{readonly chat: KeptChat; readonly outcome: HandoffOutcome}> {
  const outcome = handoffOutcome(chat.handoff.state, isAttended(persona.handoff.hours, book.now));
  const requested = await step(book, chat, {type: 'requested', id: `${id}/requested/${why}`, why});
  if (!requested.ok) return {chat, outcome};
  const queued = await step(book, requested.chat, {type: 'queued', id: `${id}/queued`});
  return {chat: await callShop(book.transaction, persona, queued.chat, why, `${id}/${why}`, book.now), outcome};
}

/** Adds to what moves the persona. */
export function moved(chat: KeptChat, ...facts: readonly MoodFact[]): KeptChat {
  return {...chat, moods: [...chat.moods, ...facts].slice(-mostMoods)};
}
