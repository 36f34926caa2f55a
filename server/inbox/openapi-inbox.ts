import {bonds, handoffStates, heldBonds, inboxStates, ratings} from '../../src/program/index.js';
import {failures, type Json, json, ok} from '../openapi-answers.js';
import {mostAnswers, questionSchema} from './answers.js';
import {firstMessageSchema, replySchema} from './chat-moves.js';
import {messagesInATranscript} from './compose-chat.js';
import {chatsInAList} from './inbox-chats.js';

type Schema = Readonly<Record<string, unknown>>;

const ref = (name: string): Schema => ({$ref: `#/components/schemas/${name}`});
const list = (items: Schema): Schema => ({type: 'array', items});
const object = (properties: Readonly<Record<string, Schema>>, ...optional: readonly string[]): Schema =>
  ({type: 'object', required: Object.keys(properties).filter(name => !optional.includes(name)), additionalProperties: false, properties});
const text = {type: 'string'};
const count = {type: 'integer', minimum: 0};
const yes = {type: 'boolean'};
const time = {type: 'string', format: 'date-time', description: 'RFC 3339, UTC.'};

const key = {name: 'key', in: 'query', required: true, description: 'The tenant’s publishable key.', schema: text};
const chat = {name: 'chat', in: 'path', required: true, schema: text};
const security = [{operator: []}];
const usual = ['unknown-key', 'invalid-token', 'not-operator', 'origin-not-listed', 'unavailable'] as const;
const streamed = (name: string): Json => ({...json(name), 'text/event-stream': {schema: {type: 'string', description: `The data of each message is a ${name} as JSON. Its id, sent back as Last-Event-ID, spares what has not changed.`}}});

const moves = {
  accept: 'Take a chat',
  return: 'Give a chat back to the persona',
  leave: 'Let another have a chat',
  close: 'End a chat',
} as const;

/** What the brand's people read and do. */
export function inboxPaths(): Json {
  return {
    '/inbox': {
      get: {
        summary: 'The inbox, a page that a page of the shop’s holds',
        description: 'It asks the page around it for an operator’s token: see docs/inbox.md.',
        parameters: [key],
        responses: {...ok('The page.', {'text/html': {schema: text}}), ...failures('unknown-key', 'origin-not-listed', 'unknown-path')},
      },
    },
    '/v1/inbox': {get: {summary: 'Read what an inbox works with', security, parameters: [key], responses: {...ok('Who asks, and which personas there are.', json('InboxFacts')), ...failures(...usual)}}},
    '/v1/chats': {
      get: {
        summary: 'List, or watch, chats that wait, that the operator has, or all',
        description: `At most ${chatsInAList}: those who wait in their order, others by when something last happened. With \`Accept: text/event-stream\` the answer is a stream.`,
        security,
        parameters: [key, {name: 'state', in: 'query', schema: {enum: inboxStates, default: 'waiting'}}],
        responses: {...ok('The chats.', streamed('InboxView')), ...failures('wrong-query', ...usual)},
      },
    },
    '/v1/chats/{chat}': {
      get: {
        summary: 'Read, or watch, what was said in a chat',
        description: `The latest ${messagesInATranscript} messages, or those before \`before\`. With \`Accept: text/event-stream\` the answer is a stream.`,
        security,
        parameters: [chat, key, {name: 'before', in: 'query', description: 'The `before` of the answer before.', schema: {type: 'integer', minimum: 1}}],
        responses: {...ok('The chat.', streamed('InboxTranscript')), ...failures('wrong-query', 'unknown-chat', ...usual)},
      },
    },
    ...Object.fromEntries(Object.entries(moves).map(([move, summary]) => [`/v1/chats/{chat}/${move}`, {
      post: {summary, security, parameters: [chat, key], responses: {...ok('The chat as it stands now.', json('InboxChat')), ...failures('unknown-chat', 'taken', 'not-yours', 'closed', ...usual)}},
    }])),
    '/v1/chats/{chat}/reply': {
      post: {
        summary: 'Say something in a chat that is the operator’s',
        security,
        parameters: [chat, key],
        requestBody: {required: true, content: json('Reply')},
        responses: {...ok('It is recorded.', json('InboxMessage')), ...failures('not-json', 'wrong-message', 'unknown-chat', 'not-yours', 'closed', 'id-reused', 'too-large', ...usual)},
      },
    },
    '/v1/members/{id}/messages': {
      post: {
        summary: 'Begin with a message',
        description: 'To members alone, and as often as each lets the brand. `next` of the problem `limit` says when again.',
        security,
        parameters: [{name: 'id', in: 'path', required: true, description: 'The shop’s id of the member.', schema: text}, key],
        requestBody: {required: true, content: json('FirstMessage')},
        responses: {...ok('It is recorded.', json('InboxMessage')), ...failures('not-json', 'wrong-message', 'unknown-persona', 'taken', 'id-reused', 'may-not', 'limit', 'too-large', ...usual)},
      },
    },
    '/v1/personas/{persona}/answers': {
      post: {
        summary: 'Look up answers that a person can use',
        description: `At most ${mostAnswers}, the likeliest first.`,
        security,
        parameters: [{name: 'persona', in: 'path', required: true, schema: text}, key],
        requestBody: {required: true, content: json('AnswersQuestion')},
        responses: {...ok('What is found.', json('CannedAnswers')), ...failures('not-json', 'wrong-message', 'unknown-persona', 'too-large', ...usual)},
      },
    },
  };
}

export function inboxSchemas(): Readonly<Record<string, Schema>> {
  const row = {
    chat: {...text, description: 'Names the chat, for the brand’s people alone.'},
    persona: text,
    state: {enum: handoffStates},
    why: {...list(ref('Trigger')), description: 'Why a person was asked for, the first reason first.'},
    waitsSince: time,
    place: {type: 'integer', minimum: 1, description: 'How many wait before the shopper, and they.'},
    answerBy: {...time, description: 'Until when an answer was promised.'},
    owner: {...object({id: text, firstName: text, own: yes}, 'firstName'), description: 'Whose it is, when that is a person; `own`: the operator’s.'},
    language: {...text, description: 'A BCP 47 tag.'},
    member: {...text, description: 'The shop’s id; absent: a visitor whom nobody knows.'},
    closeness: object({bond: {enum: bonds}, intimacy: {type: 'number', minimum: 0}, next: {enum: heldBonds}}, 'next'),
    last: {...object({from: {enum: ['shopper', 'persona', 'person']}, text, at: time}), description: 'What was said last, or how it begins.'},
  };
  const absent = ['waitsSince', 'place', 'answerBy', 'owner', 'member', 'closeness', 'last'];
  return {
    InboxFacts: object({
      operator: object({id: text, firstName: text}, 'firstName'),
      brand: text,
      bonds: {type: 'object', description: 'As in a MeView.'},
      personas: {type: 'object', additionalProperties: object({name: ref('Text'), languages: list(text), writesFirst: yes})},
    }, 'bonds'),
    InboxView: object({now: time, chats: list(ref('InboxChat')), more: yes, waiting: count, mine: count}),
    InboxChat: object(row, ...absent),
    InboxTranscript: object({
      ...row, now: time,
      messages: list(ref('InboxMessage')),
      before: {type: 'integer', minimum: 1},
      tried: object({answered: list(text), offered: list(text)}),
      perMonth: {...count, maximum: 4},
      standing: {type: 'object', required: ['standing', 'contributed', 'shows'], properties: {standing: ref('Standing')}},
    }, ...absent, 'before', 'standing'),
    InboxMessage: object({
      id: text, seq: {type: 'integer', minimum: 1}, from: {enum: ['shopper', 'persona', 'person']}, at: time, text,
      person: text, own: yes, answers: text, mood: ref('Mood'),
      replies: list(ref('QuickReply')), products: list(ref('PersonaProduct')), entry: text, cut: {enum: ['stopped', 'broken-off']}, rating: {enum: ratings},
    }, 'person', 'own', 'answers', 'mood', 'replies', 'products', 'entry', 'cut', 'rating'),
    Reply: replySchema,
    FirstMessage: firstMessageSchema,
    AnswersQuestion: questionSchema,
    CannedAnswers: object({answers: list(object({entry: text, ask: text, answer: text}))}),
  };
}
