import type {Context, Handler} from 'hono';
import type {ChatView, Persona, PersonaView} from '../../src/program/index.js';
import {admit} from '../access.js';
import {type Asker, readAsker} from '../asker.js';
import {changeStream} from '../change-stream.js';
import {Problem} from '../problem.js';
import type {Parts, ServiceEnv} from '../service-env.js';
import type {Tenant} from '../tenant.js';
import {findChat, namesOf, standing} from './chat-reader.js';
import {chatNews, type ChatPlace} from './chat-news.js';
import {chatTopic, queueTopic} from './chat-topics.js';
import {chatState, composePersona, shownMessage} from './compose-chat.js';

/** How many messages one answer has. */
export const messagesOnAPage = 50;

/** `GET /v1/personas/:persona`: what a page needs to know of a persona, and how much the reader has not seen. */
export function getPersona(parts: Parts): Handler<ServiceEnv, '/v1/personas/:persona'> {
  return async c => {
    const tenant = admit(c, parts, c.req.query('key'));
    const id = c.req.param('persona');
    const persona = findPersona(tenant, id);
    const asker = await readAsker(c, tenant, parts);
    const after = readPlace(c, 'after') ?? 0;
    const unread = await parts.store.transact(tenant.id, async transaction => {
      const {chat, visitor} = await findChat(transaction, asker, id);
      return chat ? transaction.countUnread(chat.id, placeIn(chat.seq, after), visitor) : 0;
    });
    c.header('Vary', 'Authorization, Kin-Visitor');
    return c.json(composePersona(tenant.program, persona, unread, parts.now()) satisfies PersonaView, 200, {'Cache-Control': 'no-store'});
  };
}

/** `GET /v1/personas/:persona/chat`: the reader's chat; as an event stream, what came after a place, and whatever comes. */
export function getChat(parts: Parts): Handler<ServiceEnv, '/v1/personas/:persona/chat'> {
  return async c => {
    const tenant = admit(c, parts, c.req.query('key'));
    const id = c.req.param('persona');
    const persona = findPersona(tenant, id);
    const asker = await readAsker(c, tenant, parts);
    c.header('Vary', 'Accept, Authorization, Kin-Visitor');
    if (c.req.method !== 'HEAD' && c.req.header('Accept')?.includes('text/event-stream')) return openChat(c, parts, {tenant, id, persona, asker});
    const view = await readChat(parts, {tenant, id, persona, asker}, readPlace(c, 'before'));
    return c.body(JSON.stringify(view), 200, {'Content-Type': 'application/json', 'Cache-Control': 'no-store'});
  };
}

/** @throws {Problem} unknown-persona */
export function findPersona({program: {personas = {}}}: Tenant, id: string): Persona {
  const persona = Object.hasOwn(personas, id) ? personas[id] : undefined;
  if (persona) return persona;
  const known = Object.keys(personas).map(name => `"${name}"`).join(', ') || 'none';
  throw new Problem('unknown-persona', `The program has no persona ${JSON.stringify(id.slice(0, 80))}. Its personas: ${known}.`);
}

/** Whose chat with whom is asked for. */
interface AskedChat {
  readonly tenant: Tenant;
  /** The program's id of the persona. */
  readonly id: string;
  readonly persona: Persona;
  readonly asker: Asker;
}

function readChat({store, now}: Parts, {tenant, id, persona, asker}: AskedChat, before: number | undefined): Promise<ChatView> {
  return store.transact(tenant.id, async transaction => {
    const seen = await findChat(transaction, asker, id);
    const {chat, visitor} = seen;
    const found = chat ? await transaction.messages(chat.id, {limit: messagesOnAPage + 1, visitor, ...(before !== undefined && {before})}) : [];
    const messages = found.slice(-messagesOnAPage);
    return {
      now: new Date(now()).toISOString(),
      ...await chatState(transaction, persona, standing(seen), now()),
      messages: messages.map(message => shownMessage(persona, message)),
      ...(found.length > messages.length && {before: messages[0]!.seq}),
    };
  });
}

async function openChat(c: Context<ServiceEnv>, parts: Parts, {tenant, id, persona, asker}: AskedChat): Promise<Response> {
  const {store, live, log, now, streams} = parts;
  const names = namesOf(asker);
  const release = streams.take(tenant.id, names, parts.network(c));
  let place: ChatPlace = {seq: readPlace(c, 'after') ?? readLastEventId(c) ?? 0};
  const stream = await changeStream({
    async next() {
      const news = await store.transact(tenant.id, transaction => chatNews(transaction, {persona, id, asker, now: now()}, place));
      place = news.place;
      return news.text === '' ? undefined : {text: news.text, more: news.more};
    },
    nextChange: () => undefined,
    subscribe(subscriber) {
      const leave = [...names.map(name => chatTopic(id, name)), queueTopic].map(topic => live.subscribe(tenant.id, topic, subscriber));
      return () => leave.forEach(unsubscribe => unsubscribe());
    },
    now,
    until: asker.until,
    onError: error => log.error({err: error, requestId: c.get('requestId')}, 'a stream could not be continued'),
    onEnd: release,
  });
  return eventStream(c, stream);
}

export function eventStream(c: Context<ServiceEnv>, stream: ReadableStream<Uint8Array>): Response {
  return c.body(stream, 200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store, no-transform',
    // nginx would hold messages back.
    'X-Accel-Buffering': 'no',
  });
}

/** A place that the chat does not have yet is one of another chat: that reader gets the whole. */
export function placeIn(seq: number, after: number): number {
  return after > seq ? 0 : after;
}

/** @throws {Problem} wrong-query */
function readPlace(c: Context<ServiceEnv>, name: 'after' | 'before'): number | undefined {
  const text = c.req.query(name);
  if (text === undefined) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new Problem('wrong-query', `${name} is no place in a chat: give the seq of a message, a whole number from 0, or leave it out.`);
}

/** What a browser sends of itself is not to be mended by whoever reads the answer: what is no place is none. */
function readLastEventId(c: Context<ServiceEnv>): number | undefined {
  const text = c.req.header('Last-Event-ID') ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
