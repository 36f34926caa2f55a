import type {Context, Handler} from 'hono';
import {bondNamesOf, type InboxFacts, type InboxState, inboxStates, type InboxTranscript, type InboxView} from '../../src/program/index.js';
import {admit} from '../access.js';
import {answerView} from '../answer-view.js';
import {chatsTopic, chatTopic, queueTopic} from '../chats/chat-topics.js';
import {mindOf} from '../chats/mind.js';
import type {Member} from '../member.js';
import {readOperator} from '../operator.js';
import {Problem} from '../problem.js';
import type {Parts, ServiceEnv} from '../service-env.js';
import type {Tenant} from '../tenant.js';
import {composeChat, composeTranscript} from './compose-chat.js';

/** How many chats one answer lists. */
export const chatsInAList = 100;

/** `GET /v1/inbox`: what an inbox has to know before it shows chats. */
export function getInbox(parts: Parts): Handler<ServiceEnv, '/v1/inbox'> {
  return async c => {
    const {tenant: {program: {name, bonds, personas = {}}}, operator} = await readAsOperator(c, parts);
    const facts: InboxFacts = {
      operator: {id: operator.id, ...(operator.firstName !== undefined && {firstName: operator.firstName})},
      brand: name,
      ...(bonds && {bonds: bondNamesOf(bonds)}),
      personas: Object.fromEntries(Object.entries(personas).map(([id, persona]) => [id, {
        name: persona.name,
        languages: mindOf(persona).languages,
        writesFirst: persona.may?.includes('write-first') ?? false,
      }])),
    };
    c.header('Vary', 'Authorization');
    return c.json(facts, 200, {'Cache-Control': 'no-store'});
  };
}

/** `GET /v1/chats`: for the brand's people, who waits, or what they have, or all; as an event stream, now and whenever that changes. */
export function getChats(parts: Parts): Handler<ServiceEnv, '/v1/chats'> {
  return async c => {
    const {tenant, operator} = await readAsOperator(c, parts);
    const state = readState(c);
    return answerView(c, parts, {
      tenant,
      streamOf: operatorStream(operator),
      topics: [chatsTopic],
      read: () => readChats(parts, tenant, operator, state),
      nextChange: () => undefined,
      until: operator.until,
      resumes: true,
    });
  };
}

/** `GET /v1/chats/:chat`: what was said in it, and who says it; as an event stream, now and whenever that changes. */
export function getTranscript(parts: Parts): Handler<ServiceEnv, '/v1/chats/:chat'> {
  return async c => {
    const {tenant, operator} = await readAsOperator(c, parts);
    const id = c.req.param('chat');
    const before = readBefore(c);
    const {persona, holder} = await parts.store.transact(tenant.id, async transaction => await transaction.chat(id) ?? fail());
    return answerView(c, parts, {
      tenant,
      streamOf: operatorStream(operator),
      topics: [chatTopic(persona, holder), queueTopic],
      read: () => readChat(parts, tenant, operator, id, before),
      nextChange: () => undefined,
      until: operator.until,
      resumes: true,
    });
  };
}

/** What an operator's streams are counted under, apart from those of a member of the same id. */
function operatorStream({id}: Member): string {
  return `operator:${id}`;
}

/**
 * Who asks, for routes of the brand's people.
 *
 * @throws {Problem} unknown-key, origin-not-listed, invalid-token, not-operator
 */
export async function readAsOperator(c: Context<ServiceEnv>, parts: Parts): Promise<{readonly tenant: Tenant; readonly operator: Member}> {
  const tenant = admit(c, parts, c.req.query('key'));
  return {tenant, operator: await readOperator(c, tenant, parts.now())};
}

async function readChats({store, now}: Parts, tenant: Tenant, operator: Member, state: InboxState): Promise<InboxView> {
  return store.transact(tenant.id, async transaction => {
    const look = {transaction, tenant, operator, now: now()};
    const limit = chatsInAList + 1;
    const waiting = await transaction.chatsIn('waiting', {limit});
    const mine = await transaction.chatsIn({person: operator.id}, {limit});
    const found = state === 'waiting' ? waiting : state === 'mine' ? mine : await transaction.chatsIn('all', {limit});
    const chats = [];
    for (const kept of found.slice(0, chatsInAList)) chats.push(await composeChat(look, kept));
    return {now: new Date(look.now).toISOString(), chats, more: found.length > chats.length, waiting: waiting.length, mine: mine.length};
  });
}

async function readChat({store, now}: Parts, tenant: Tenant, operator: Member, id: string, before: number | undefined): Promise<InboxTranscript> {
  return store.transact(tenant.id, async transaction => {
    const kept = await transaction.chat(id) ?? fail();
    return composeTranscript({transaction, tenant, operator, now: now()}, kept, before);
  });
}

function fail(): never {
  throw new Problem('unknown-chat', 'This tenant has no chat of this id: /v1/chats lists them. When a visitor signs in, their chat becomes a part of the member’s.');
}

function readState(c: Context<ServiceEnv>): InboxState {
  const asked = c.req.query('state') ?? 'waiting';
  const state = inboxStates.find(state => state === asked);
  if (state) return state;
  throw new Problem('wrong-query', `The query has a state that is none of ${inboxStates.map(state => `"${state}"`).join(', ')}.`);
}

function readBefore(c: Context<ServiceEnv>): number | undefined {
  const before = c.req.query('before');
  if (before === undefined) return undefined;
  if (/^[1-9]\d{0,14}$/.test(before)) return Number(before);
  throw new Problem('wrong-query', 'before is not the "before" of a transcript: take it from the answer, or leave it out.');
}
