import type {Context, Handler} from 'hono';
import type {KeptChat, Person} from '../chats/chat-store.js';
import {acceptChat, closeChat, leaveChat, type Moved, type MoveRefusal, replyToChat, returnChat, writeFirst} from '../chats/operator-moves.js';
import type {Member} from '../member.js';
import {readDecision} from '../operator.js';
import {Problem} from '../problem.js';
import type {Parts, ServiceEnv} from '../service-env.js';
import type {Tenant} from '../tenant.js';
import {composeChat, composeMessage} from './compose-chat.js';
import {readAsOperator} from './inbox-chats.js';

const moves = {accept: acceptChat, return: returnChat, leave: leaveChat, close: closeChat} as const;

const said = {
  id: {type: 'string', pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$', description: 'A UUID in lower case, made by whoever sends it; sent again it counts once.'},
  text: {type: 'string', minLength: 1, maxLength: 2000, pattern: '\\S'},
} as const;

export const replySchema = {type: 'object', description: 'an object with the fields id and text', required: ['id', 'text'], additionalProperties: false, properties: said} as const;

export const firstMessageSchema = {
  type: 'object',
  description: 'an object with the fields id, persona and text',
  required: ['id', 'persona', 'text'],
  additionalProperties: false,
  properties: {...said, persona: {type: 'string', description: 'The program’s id of the persona in whose chat it is said.'}},
} as const;

interface Reply {
  readonly id: string;
  readonly text: string;
}

/** `POST /v1/chats/:chat/accept` and the like: one of the brand's people takes a chat, gives it back, lets another have it, or ends it. */
export function postMove(parts: Parts, move: keyof typeof moves): Handler<ServiceEnv, `/v1/chats/:chat/${typeof move}`> {
  return async c => {
    const {tenant, operator} = await readAsOperator(c, parts);
    const chat = c.req.param('chat');
    return answer(c, parts, tenant, operator, await moves[move](parts, tenant, {chat, person: personOf(operator)}, parts.now()));
  };
}

/** `POST /v1/chats/:chat/reply`: they say something in a chat that is theirs. */
export function postReply(parts: Parts): Handler<ServiceEnv, '/v1/chats/:chat/reply'> {
  return async c => {
    const {tenant, operator} = await readAsOperator(c, parts);
    const {id, text} = readDecision<Reply>(await c.req.text(), replySchema, 'wrong-message');
    return answer(c, parts, tenant, operator, await replyToChat(parts, tenant, {chat: c.req.param('chat'), person: personOf(operator), id, text}, parts.now()));
  };
}

/** `POST /v1/members/:id/messages`: the brand begins, as often as the member lets it. */
export function postFirstMessage(parts: Parts): Handler<ServiceEnv, '/v1/members/:id/messages'> {
  return async c => {
    const {tenant, operator} = await readAsOperator(c, parts);
    const {id, persona, text} = readDecision<Reply & {readonly persona: string}>(await c.req.text(), firstMessageSchema, 'wrong-message');
    const {personas = {}} = tenant.program;
    if (!Object.hasOwn(personas, persona)) throw new Problem('unknown-persona', `The program has no persona "${persona}".`);
    const member = c.req.param('id');
    if (!/^[!-~]{1,128}$/.test(member)) throw new Problem('wrong-message', 'The address names no member: their id has 1 to 128 visible ASCII characters.');
    return answer(c, parts, tenant, operator, await writeFirst(parts, tenant, {persona, member, person: personOf(operator), id, text}, parts.now()));
  };
}

/** @throws {Problem} why it could not be done */
async function answer(c: Context<ServiceEnv>, {store, now}: Parts, tenant: Tenant, operator: Member, moved: Moved): Promise<Response> {
  if (!moved.ok) throw problemOf(moved.reason, moved.chat, moved.next);
  const {chat, message} = moved;
  const body = message
    ? composeMessage({tenant, operator}, chat, message)
    : await store.transact(tenant.id, transaction => composeChat({transaction, tenant, operator, now: now()}, chat));
  c.header('Vary', 'Authorization');
  return c.json(body, 200, {'Cache-Control': 'no-store'});
}

function problemOf(reason: MoveRefusal, chat: KeptChat | undefined, next: number | undefined): Problem {
  const owner = chat?.person && (chat.person.firstName ?? chat.person.id);
  const more = owner === undefined ? {} : {owner};
  switch (reason) {
    case 'unknown-chat': return new Problem('unknown-chat', 'This tenant has no chat of this id: /v1/chats lists them. When a visitor signs in, their chat becomes a part of the member’s.');
    case 'taken': return new Problem('taken', `${owner ?? 'Somebody else'} has this chat: one person does at a time.`, {}, more);
    case 'closed': return new Problem('closed', 'The chat is closed: it begins again when the shopper says something.');
    case 'id-reused': return new Problem('id-reused', 'The chat has another message of this id: make a new one for each.');
    case 'may-not': return new Problem('may-not', 'The persona’s file does not have "write-first" among what it may do.');
    case 'limit': return new Problem('limit', `The member has been written to as often as they want.${next === undefined ? ' They want no messages.' : ` The next can be sent at ${iso(next)}.`}`, {}, next === undefined ? {} : {next: iso(next)});
    case 'not-yours':
    case 'not-waiting':
    case 'nothing-new': return new Problem('not-yours', `The chat is ${owner === undefined ? 'nobody’s' : `${owner}’s`}: accept it first.`, {}, more);
  }
}

function personOf({id, firstName}: Member): Person {
  return {id, ...(firstName !== undefined && {firstName})};
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
