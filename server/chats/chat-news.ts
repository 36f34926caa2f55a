import type {ChatMessage, Persona, Rating} from '../../src/program/index.js';
import type {Asker} from '../asker.js';
import type {Transaction} from '../store.js';
import {type AgUiEvent, eventsOf, lineOf, recorded} from './agui-events.js';
import {findChat, standing} from './chat-reader.js';
import {chatState, shownMessage} from './compose-chat.js';

/** How many messages are read at a time. */
const atATime = 50;
/** Of how many it is remembered that they were told. */
const mostTold = 500;

/** Up to where the reader of a live stream has everything. */
export interface ChatPlace {
  readonly seq: number;
  /** The chat that it is in; absent before the first reading. */
  readonly chat?: string | undefined;
  /** Where the chat stood, as JSON. */
  readonly state?: string;
  /** The ratings of the latest messages, as the reader has heard of them. */
  readonly ratings?: ReadonlyMap<string, Rating>;
  /** The ids of the latest messages that they have heard: in a chat that becomes a member's they have another place. */
  readonly told?: readonly string[];
}

export interface ChatNews {
  /** Server-sent events; empty when nothing is new. */
  readonly text: string;
  readonly place: ChatPlace;
  /** There is more to read. */
  readonly more: boolean;
}

interface ReadOf {
  readonly persona: Persona;
  /** The program's id of it. */
  readonly id: string;
  readonly asker: Pick<Asker, 'member' | 'visitor'>;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * What a reader has not heard of, as one AG-UI run. Each event's id is the
 * place up to which they then have everything: whoever names it later gets the
 * rest, and of what has no place, where the chat stands and its latest ratings,
 * all of it.
 */
export async function chatNews(transaction: Transaction, {persona, id, asker, now}: ReadOf, before: ChatPlace): Promise<ChatNews> {
  const seen = await findChat(transaction, asker, id);
  const {chat, visitor} = seen;
  const isOther = before.state !== undefined && chat?.id !== before.chat;
  const from = isOther || before.seq > (chat?.seq ?? 0) ? 0 : before.seq;
  const heard = isOther ? new Map<string, Rating>() : before.ratings ?? new Map<string, Rating>();
  const messages = chat ? await transaction.messages(chat.id, {after: from, limit: atATime, visitor}) : [];
  const rated = chat && from > 0 ? await transaction.messages(chat.id, {before: from + 1, limit: atATime, visitor}) : [];
  const state = await chatState(transaction, persona, standing(seen), now);

  const known = before.told ?? [];
  const told = rated.filter(({id, rating}) => rating && rating.value !== heard.get(id));
  const stood = JSON.stringify(state);
  const more = messages.length === atATime;
  const place: ChatPlace = {
    seq: messages.at(-1)?.seq ?? from,
    chat: chat?.id,
    state: stood,
    told: [...known, ...messages.map(({id}) => id)].slice(-mostTold),
    ratings: new Map([...rated, ...messages].flatMap(({id, rating}) => (rating ? [[id, rating.value]] : []))),
  };
  if (messages.length === 0 && told.length === 0 && stood === before.state) return {text: '', place, more: false};

  const runId = `${chat?.id ?? id}-${place.seq}-${now}`;
  const lines: string[] = [];
  const tell = (seq: number, ...events: readonly AgUiEvent[]): void => void lines.push(...events.map(event => lineOf(event, seq)));
  tell(from, {type: 'RUN_STARTED', threadId: id, runId});
  if (stood !== before.state) tell(from, {type: 'STATE_SNAPSHOT', snapshot: state});
  tell(from, ...told.map(message => recorded(shownMessage(persona, message))));
  let seq = from;
  for (const message of messages) {
    const shown: ChatMessage = shownMessage(persona, message);
    const events = known.includes(message.id) ? [recorded(shown)] : eventsOf(shown);
    tell(seq, ...events.slice(0, -1));
    seq = message.seq;
    tell(seq, events.at(-1)!);
  }
  tell(seq, {type: 'RUN_FINISHED', threadId: id, runId});
  return {text: lines.join(''), place, more};
}
