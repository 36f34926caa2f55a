import {uuidv7} from '../../src/events/index.js';
import {answerBy, entryFor, type Handoff, type Heard, handoffWords, nextMove, type Persona, type QuickReply, textIn, type Trigger, wordsIn} from '../../src/program/index.js';
import {type Brain, type BrainEvent, type BrainTurn} from '../brains/brain.js';
import {offerWords} from '../brains/guided.js';
import {derivedEvent} from '../derived-event.js';
import type {Transaction} from '../store.js';
import {type ChatBook, fetchPerson, keep, moved, say, step} from './chat-book.js';
import type {KeptChat, KeptMessage} from './chat-store.js';
import {feelingOf, shownMessage} from './compose-chat.js';
import {mindOf} from './mind.js';

/** How many messages a brain is given. */
const mostGiven = 30;
/** How long a question is at most by which those that say the same are one. */
const longestFolded = 200;

/** What a brain has said. */
export interface Answer {
  readonly text: string;
  /** Ids of products, and of entries that may be meant. */
  readonly products: readonly string[];
  readonly offered: readonly string[];
  readonly entry?: string;
  /** Why a person is to be fetched, after what is said. */
  readonly why?: Trigger;
  readonly cut?: KeptMessage['cut'];
}

export const nothing: Answer = {text: '', products: [], offered: []};

/** An answer with one more event; what is no part of one leaves it as it is. */
export function answered(answer: Answer, event: BrainEvent): Answer {
  switch (event.type) {
    case 'text': return {...answer, text: answer.text + event.delta};
    case 'product': return answer.products.includes(event.product) ? answer : {...answer, products: [...answer.products, event.product]};
    case 'offer': return {...answer, offered: event.entries};
    case 'source': return {...answer, entry: event.entry};
    case 'person': return {...answer, why: event.why};
    default: return answer;
  }
}

/** A question of a shopper, and what the rules make of it. */
export interface Question {
  readonly chat: KeptChat;
  readonly message: KeptMessage;
  readonly heard: Heard;
}

/** Hears a message: by the question that it was offered as, or else by its words. */
export async function hear(transaction: Transaction, persona: Persona, chat: KeptChat, message: KeptMessage): Promise<Heard> {
  const outcomes = await transaction.outcomes(chat.id, 10);
  // Whoever a person was fetched for has begun anew.
  const past = outcomes.slice(outcomes.lastIndexOf('fetched') + 1) as ('answered' | 'missed')[];
  const heard = nextMove(message.text, past, mindOf(persona), persona.handoff);
  if (heard.move.move === 'person' && message.grave) return heard;
  const before = (await transaction.messages(chat.id, {before: message.seq, limit: mostGiven})).findLast(({replies}) => replies);
  const pressed = before?.replies?.find(({text}) => text === message.text.trim());
  const entry = pressed && entryOf(persona, pressed.entry);
  return entry ? {...heard, move: {move: 'answer', entry, score: 1}} : heard;
}

export async function turnOf(transaction: Transaction, persona: Persona, {chat, message, heard}: Question, now: number): Promise<BrainTurn> {
  const before = await transaction.messages(chat.id, {before: message.seq, limit: mostGiven});
  return {persona, id: chat.persona, question: message.text, heard, messages: before.map(one => shownMessage(persona, one)), now};
}

/** All of what a brain says that asks nobody else. */
export async function wholeAnswer(brain: Brain, turn: BrainTurn): Promise<Answer> {
  let answer = nothing;
  for await (const event of brain.answer(turn, {signal: new AbortController().signal})) answer = answered(answer, event);
  return answer;
}

export interface Committed {
  readonly chat: KeptChat;
  readonly message: KeptMessage;
}

/**
 * Keeps an answer, and does what it asks for: a person is fetched, and a
 * question without an answer is counted.
 *
 * @param since the hand-off as it was when the brain was asked
 * @returns nothing when the conversation is no longer the persona's
 */
export async function commitAnswer(book: ChatBook, persona: Persona, {chat: before, message, heard}: Question, answer: Answer, since: Handoff['since'], id = uuidv7(book.now)): Promise<Committed | undefined> {
  const {transaction, now} = book;
  const judged = await step(book, before, {type: 'replied', id, since});
  if (!judged.ok) return undefined;
  const {chat: fetched, words} = answer.why ? await personFor(book, persona, judged.chat, message, heard.language, answer.why) : {chat: judged.chat, words: ''};
  const offered = answer.offered.flatMap(entry => replyOf(persona, entry, heard.language) ?? []);
  const text = [answer.text || (offered.length > 0 ? offerWords(heard.language, offered.length) : ''), words].filter(Boolean).join('\n\n');
  const missed = offered.length > 0 || answer.why === 'unknown' || answer.why === 'misses';
  const last = new Date(now).toISOString();
  if (missed) await transaction.addUnanswered(before.persona, foldedQuestion(message.text), {language: heard.language, question: message.text, last});
  const chat = missed ? moved(fetched, {type: 'moved', id: `${message.id}/missed`, at: last, by: 'missed'}) : fetched;
  const products = (persona.may ?? []).includes('show-product') ? answer.products.filter(id => persona.products?.some(product => product.id === id)) : [];
  const said = await say(book, chat, {
    id,
    from: 'persona',
    at: last,
    text,
    answers: message.id,
    ...(message.visitor !== undefined && {visitor: message.visitor}),
    mood: (await feelingOf(transaction, persona, chat)).mood,
    ...(offered.length > 0 && {replies: offered}),
    ...(products.length > 0 && {products}),
    ...(answer.entry !== undefined && entryOf(persona, answer.entry) && {entry: answer.entry}),
    ...(answer.cut && {cut: answer.cut}),
    outcome: answer.why ? 'fetched' : offered.length > 0 ? 'missed' : 'answered',
  });
  const event = derivedEvent('chat.replied', {persona: before.persona, chat: before.id, message: id, answers: message.id}, now);
  await transaction.addEvent(event, {occurred: event.time, received: event.time}, before.holder.startsWith('member:') ? before.holder.slice('member:'.length) : undefined);
  await keep(book, said.chat, before);
  return said;
}

/** Grave words have fetched a person when they were kept; then it only has to be said. */
async function personFor(book: ChatBook, persona: Persona, chat: KeptChat, message: KeptMessage, language: string, why: Trigger): Promise<{readonly chat: KeptChat; readonly words: string}> {
  const {grave} = message;
  const known = grave?.why === why && grave.outcome !== 'hear' ? {chat, outcome: grave.outcome} : await fetchPerson(book, persona, chat, why, message.id);
  return {chat: known.chat, words: handoffWords(known.outcome, why, language, whenWords(persona, language, book.now)) ?? ''};
}

/** When an answer can be expected, by the clock on the shop's wall: what is kept may be read elsewhere, so it says where that is. The page says it by the shopper's own. */
function whenWords({handoff}: Persona, language: string, now: number): string {
  const by = answerBy(handoff, now);
  if (by === undefined) return '';
  const {timeZone = 'UTC'} = handoff.hours ?? {};
  const day = (time: number): string => new Intl.DateTimeFormat('en', {timeZone, dateStyle: 'short'}).format(time);
  return new Intl.DateTimeFormat(language, {timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'shortGeneric', ...(day(by) !== day(now) && {weekday: 'long'})}).format(by);
}

function entryOf({faq, products = []}: Persona, id: string): {readonly of: 'faq' | 'product'; readonly id: string} | undefined {
  if (faq.some(entry => entry.id === id)) return {of: 'faq', id};
  return products.some(product => product.id === id) ? {of: 'product', id} : undefined;
}

/** How a question that may be meant is put. */
function replyOf({faq, products = []}: Persona, id: string, language: string): QuickReply | undefined {
  const entry = faq.find(entry => entry.id === id);
  if (entry) return {entry: id, text: (entryFor(entry.asks, language) ?? Object.values(entry.asks)[0]!)[0]!};
  const product = products.find(product => product.id === id);
  return product && {entry: id, text: textIn(product.name, language)};
}

function foldedQuestion(text: string): string {
  return (wordsIn(text).join(' ') || text.trim()).slice(0, longestFolded);
}
