import type {EventData, KindredEvent} from '../../src/events/index.js';
import {causeOf, type Circumstances, cuesIn, languageOf, type MoodFact, occurredAt, type Persona, type Program, type Refusal, supersedes, triggerFor, voterOf} from '../../src/program/index.js';
import {note} from '../bonds/bond-book.js';
import type {AnyBook} from '../referrals/referral-book.js';
import {chatFor, fetchPerson, keep, moved, say, step} from './chat-book.js';
import type {KeptChat} from './chat-store.js';
import {mindOf} from './mind.js';

type ChatType = Exclude<Extract<keyof EventData, `chat.${string}` | `handoff.${string}` | `contact.${string}`>, 'chat.opened'>;
type ChatEvent = KindredEvent<ChatType>;

/** After how long somebody who speaks again has come back, in milliseconds. */
export const absence = 12 * 3_600_000;

export function isChatEvent(event: KindredEvent): event is ChatEvent {
  return /^kindred\.(chat|handoff|contact)\./.test(event.type) && event.type !== 'kindred.chat.opened';
}

/**
 * Keeps what a shopper says and does in a chat. Grave words put them before the
 * brand's people at once, so that a person is fetched even if nobody asks for
 * the persona's answer.
 *
 * @returns why it does not
 */
export async function recordChat(book: AnyBook, {personas = {}}: Program, event: ChatEvent, {sentAt, member}: Circumstances): Promise<Refusal | undefined> {
  const name = event.data.persona;
  const persona = Object.hasOwn(personas, name) ? personas[name] : undefined;
  if (!persona) return refuse('unknown-persona', `/data/persona: found "${name}"; the program has ${Object.keys(personas).map(id => `"${id}"`).join(', ') || 'none'}`);
  const before = await chatFor(book, voterOf(event.kinvisitor!, member), name);
  const at = occurredAt(event.time, sentAt, book.now);
  if (isOf(event, 'chat.messaged')) return hear(book, persona, before, event, at);
  if (isOf(event, 'chat.rated')) return rate(book, before, event, at);
  if (isOf(event, 'contact.limited')) return limit(book, before, event, at);
  if (isOf(event, 'handoff.requested')) {
    const {chat} = await fetchPerson(book, persona, {...before, visitor: event.kinvisitor!}, 'asked', event.id);
    await keep(book, chat, before);
    return undefined;
  }
  // What comes too late, or again, changes nothing, and is no mistake of the shopper's.
  const stepped = await step(book, before, {type: isOf(event, 'chat.closed') ? 'closed' : 'withdrawn', id: event.id});
  if (stepped.ok && stepped.chat !== before) await keep(book, stepped.chat, before);
  return undefined;
}

async function hear(book: AnyBook, persona: Persona, before: KeptChat, {id, kinvisitor, data: {text}}: KindredEvent<'chat.messaged'>, at: string): Promise<Refusal | undefined> {
  const known = await book.transaction.message(before.id, id);
  // Whoever runs a message before it is delivered has said the same.
  if (known) return known.from === 'shopper' && known.text === text ? undefined : refuse('id-reused', '/id: another message of the chat has this id; make a new id for each event');
  const {languages, hearing} = mindOf(persona);
  const language = languageOf(text, languages);
  const cues = cuesIn(text, language, hearing);
  const visitor = kinvisitor!;
  const spoke = await step(book, {...before, visitor, language}, {type: 'spoke', id});
  const chat = moved(spoke.chat, ...feelings(spoke.chat, id, causeOf(cues), book.now));
  const why = triggerFor(cues, [], persona.handoff);
  const message = {id, from: 'shopper', visitor, at, text} as const;
  if (!why) {
    await keep(book, (await say(book, chat, message)).chat, before);
    return undefined;
  }
  const said = await say(book, chat, message);
  const {chat: after, outcome} = await fetchPerson(book, persona, said.chat, why, id);
  await book.transaction.keepMessage(chat.id, {...said.message, grave: {why, outcome}});
  await keep(book, after, before);
  return undefined;
}

/** That they spoke, and how that moves the persona: as of now, since it is now that it hears. */
function feelings({moods}: KeptChat, id: string, cause: Extract<MoodFact, {type: 'moved'}>['by'] | undefined, now: number): readonly MoodFact[] {
  const at = new Date(now).toISOString();
  const last = moods.findLast(({type}) => type === 'spoken');
  const back = last !== undefined && now - Date.parse(last.at) >= absence;
  return [
    {type: 'spoken', id, at},
    ...(back ? [{type: 'moved', id: `${id}/back`, at, by: 'came-back'} as const] : []),
    ...(cause ? [{type: 'moved', id: `${id}/heard`, at, by: cause} as const] : []),
  ];
}

async function rate(book: AnyBook, chat: KeptChat, {id, data: {message: name, value}}: KindredEvent<'chat.rated'>, at: string): Promise<Refusal | undefined> {
  const message = await book.transaction.message(chat.id, name);
  if (!message || message.from === 'shopper') return refuse('unknown-message', '/data/message: nobody has said this to the shopper');
  const rating = {value, id, at};
  if (!supersedes(rating, message.rating)) return undefined;
  await book.transaction.keepMessage(chat.id, {...message, rating});
  // Once a message: whoever changes their mind has not spoken twice.
  if (!message.rating) note(book, chat.holder, {type: 'chat-rated', id: `rated/${name}`, at, chat: chat.id});
  const feels = {type: 'moved', id, at: new Date(book.now).toISOString(), by: value === 'up' ? 'rated-well' : 'rated-badly'} as const;
  await keep(book, moved(chat, feels), chat);
  return undefined;
}

async function limit(book: AnyBook, chat: KeptChat, {id, data: {perMonth: value}}: KindredEvent<'contact.limited'>, at: string): Promise<undefined> {
  const perMonth = {value, id, at};
  if (supersedes(perMonth, chat.perMonth)) await keep(book, {...chat, perMonth}, chat);
}

function isOf<T extends ChatType>(event: KindredEvent, type: T): event is KindredEvent<T> {
  return event.type === `kindred.${type}`;
}

function refuse(reason: Refusal['reason'], detail: string): Refusal {
  return {ok: false, reason, detail};
}
