import {answerBy, type ChatMessage, type ChatState, isAttended, type MoodFact, moodOf, type Persona, type PersonaView, type Program, type QuickReply} from '../../src/program/index.js';
import type {Transaction} from '../store.js';
import type {KeptChat, KeptMessage} from './chat-store.js';
import {mindOf} from './mind.js';
import {usualPerMonth} from './operator-moves.js';

/** How many questions there are to begin with, in each language. */
const beginnings = 3;

/** How far back it is looked for what a member did that moves the persona, in facts. */
const mostDeeds = 30;

/** What a reader is shown of a message. A card of a product that the program no longer has is left out. */
export function shownMessage({products = []}: Pick<Persona, 'products'>, {visitor: _, outcome: __, grave: ___, first: ____, person, products: shown, rating, ...message}: KeptMessage): ChatMessage {
  const cards = shown?.flatMap(id => products.find(product => product.id === id) ?? []);
  return {
    ...message,
    ...(person?.firstName !== undefined && {person: person.firstName}),
    ...(cards && cards.length > 0 && {products: cards}),
    ...(rating && {rating: rating.value}),
  };
}

/** Where a chat stands. @param chat absent: nothing was said yet, or it is not for the reader to see */
export async function chatState(transaction: Transaction, persona: Persona, chat: KeptChat | undefined, now: number): Promise<ChatState> {
  if (!chat) return {state: 'bot', mood: 'calm', perMonth: usualPerMonth};
  const {handoff: {state, waitsSince}, person, perMonth} = chat;
  const waits = (state === 'requested' || state === 'queued') && waitsSince !== undefined;
  // Who was not answered in time is told anew.
  const by = waits ? [Date.parse(waitsSince), now].map(from => answerBy(persona.handoff, from)).find(by => by !== undefined && by >= now) : undefined;
  return {
    state,
    ...(waits && {place: await transaction.placeOf(chat.id)}),
    ...(person?.firstName !== undefined && {person: person.firstName}),
    ...(by !== undefined && {answerBy: new Date(by).toISOString()}),
    mood: (await feelingOf(transaction, persona, chat)).mood,
    perMonth: perMonth?.value ?? usualPerMonth,
  };
}

/** What the persona feels: by what was said in the chat, and by what the member did elsewhere. */
export async function feelingOf(transaction: Transaction, persona: Persona, {holder, moods}: KeptChat): Promise<ReturnType<typeof moodOf>> {
  const kept = holder.startsWith('member:') ? await transaction.keptBond(holder) : undefined;
  return moodOf([...moods, ...(kept?.snapshot.facts ?? []).slice(-mostDeeds).flatMap(({type, id, at}) => deed(type, `bond/${id}`, at) ?? [])], persona);
}

function deed(type: string, id: string, at: string): MoodFact | undefined {
  if (type === 'complaint-opened' || type === 'complaint-resolved') return {type, id, at};
  const by = ({'paid': 'bought', 'voted': 'voted', 'referral-qualified': 'friend-came', 'announced': 'bond-rose'} as const)[type];
  return by && {type: 'moved', id, at, by};
}

/** What a page needs to know of a persona. */
export function composePersona({bonds}: Program, persona: Persona, unread: number, now: number): PersonaView {
  const {name, disclosure, pictures, stance = bonds?.stance ?? 'peer', greetings, may = [], handoff} = persona;
  const by = answerBy(handoff, now);
  return {
    now: new Date(now).toISOString(),
    name, disclosure, pictures, stance, greetings,
    begin: Object.fromEntries(mindOf(persona).languages.map(language => [language, beginningsIn(persona, language)])),
    attended: isAttended(handoff.hours, now),
    ...(by !== undefined && {answerBy: new Date(by).toISOString()}),
    mayRate: may.includes('ask-rating'),
    unread,
  };
}

function beginningsIn({faq}: Persona, language: string): readonly QuickReply[] {
  return faq.flatMap(({id, asks}) => (asks[language] ? [{entry: id, text: asks[language][0]!}] : [])).slice(0, beginnings);
}

