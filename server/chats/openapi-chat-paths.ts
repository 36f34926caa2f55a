import {failures, type Json, json, ok} from '../openapi-answers.js';
import {messagesOnAPage} from './chats.js';
import {mostListed} from './unanswered.js';

const persona = {name: 'persona', in: 'path', required: true, description: 'The program’s id of the persona.', schema: {type: 'string'}};
const key = {name: 'key', in: 'query', required: true, description: 'The tenant’s publishable key.', schema: {type: 'string'}};
const visitor = {name: 'Kin-Visitor', in: 'header', description: 'The visitor’s id, a UUID in lower case.', schema: {type: 'string', format: 'uuid'}};
const place = (name: string, description: string): Json => ({name, in: 'query', description, schema: {type: 'integer', minimum: 0}});
const events = {'text/event-stream': {schema: {type: 'string', description: 'The data of each message is an event of AG-UI (https://docs.ag-ui.com/concepts/events) as JSON. CUSTOM events are named `kindred.message`, and their value is a MessageFacts; the snapshot of STATE_SNAPSHOT is a ChatState. RUN_ERROR has one of the codes `truncated`, `upstream`, `limit`, `taken`, `busy`, `internal`.'}}};

export function chatPaths(): Json {
  return {
    '/v1/personas/{persona}': {
      get: {
        summary: 'Read what a page needs to know of a persona',
        description: 'And how many messages the reader has not seen, of those after the place that they name.',
        security: [{}, {member: []}],
        parameters: [persona, key, place('after', 'The place of the last message that was shown.'), visitor],
        responses: {...ok('The persona.', json('PersonaView')), ...failures('wrong-query', 'wrong-visitor', 'unknown-key', 'invalid-token', 'origin-not-listed', 'unknown-persona', 'unavailable')},
      },
    },
    '/v1/personas/{persona}/chat': {
      get: {
        summary: 'Read a chat, or watch it',
        description: `The latest ${messagesOnAPage} messages, or those before a place. With \`Accept: text/event-stream\`, what came after the place of \`after\`, or of \`Last-Event-ID\`, and whatever comes: each server-sent event’s id is the place up to which its reader then has everything. `
          + 'With a token, the member’s chat, wherever it was held; without one, what this visitor has said and was told. The stream ends when the token does. Too many streams of one reader, network or tenant are answered with 503 and Retry-After.',
        security: [{}, {member: []}],
        parameters: [persona, key, place('before', 'Only messages before this place.'), place('after', 'Of a stream: only what came after this place.'), visitor, {name: 'Last-Event-ID', in: 'header', description: 'As `after`, from a browser that has lost its connection.', schema: {type: 'string'}}],
        responses: {...ok('The chat; without messages where nothing was said.', {...json('ChatView'), ...events}), ...failures('wrong-query', 'wrong-visitor', 'unknown-key', 'invalid-token', 'origin-not-listed', 'unknown-persona', 'unavailable')},
      },
    },
    '/v1/personas/{persona}/run': {
      post: {
        summary: 'Have the persona answer a message',
        description: 'The last message is the user’s, and its id is the event’s that recorded it; a client that records none has it recorded by this. A message has one answer, whoever asks for it how often. Whoever closes the connection stops the answer.',
        security: [{}, {member: []}],
        parameters: [persona, key, visitor],
        requestBody: {required: true, content: {'application/json': {schema: {type: 'object', description: 'A RunAgentInput of AG-UI (https://docs.ag-ui.com/sdk/js/core/types#runagentinput).', required: ['threadId', 'runId', 'messages'], properties: {threadId: {type: 'string'}, runId: {type: 'string'}, messages: {type: 'array', minItems: 1, items: {type: 'object', required: ['id', 'role']}}}}}}},
        responses: {...ok('The answer, as it is said.', events), ...failures('not-json', 'wrong-run', 'wrong-visitor', 'unknown-key', 'invalid-token', 'origin-not-listed', 'unknown-persona', 'too-large', 'unavailable')},
      },
    },
    '/v1/personas/{persona}/unanswered': {
      get: {
        summary: 'Read what a persona could not answer, for the brand',
        description: `The ${mostListed} questions that were asked most, the most frequent first; those that say the same in other forms of the same words are one. With \`Accept: text/csv\`, as a table.`,
        security: [{operator: []}],
        parameters: [persona, key],
        responses: {...ok('The questions.', {...json('UnansweredView'), 'text/csv': {schema: {type: 'string', description: 'language, question, count, last.'}}}), ...failures('unknown-key', 'invalid-token', 'not-operator', 'origin-not-listed', 'unknown-persona', 'unavailable')},
      },
    },
  };
}

/** What the shop is called for. */
export function handoffCall(): Json {
  const text = {type: 'string'};
  const time = {type: 'string', format: 'date-time', description: 'RFC 3339, UTC.'};
  const trigger = {$ref: '#/components/schemas/Trigger'};
  return {
    handoff: {
      post: {
        summary: 'A shopper waits for a person',
        description: 'Posted as a reward is, to the address that the tenants file names, for those who answer elsewhere: once for each reason.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['type', 'timestamp', 'data'],
                properties: {
                  type: {const: 'handoff.requested'},
                  timestamp: time,
                  data: {
                    type: 'object',
                    required: ['chat', 'persona', 'who', 'why', 'all', 'transcript', 'tried'],
                    properties: {
                      chat: text, persona: text, who: {type: 'object', properties: {member: text, visitor: text}}, why: trigger, all: {type: 'array', items: trigger}, language: text, answerBy: time,
                      transcript: {type: 'array', description: 'The last messages, the oldest first.', items: {type: 'object', required: ['id', 'from', 'at', 'text'], properties: {id: text, from: {enum: ['shopper', 'persona', 'person']}, at: time, text, answers: text}}},
                      tried: {type: 'array', description: 'From which entries the persona has answered, and which it has offered.', items: {type: 'object', required: ['message'], properties: {message: text, entry: text, offered: {type: 'array', items: text}}}},
                    },
                  },
                },
              },
            },
          },
        },
        responses: {'2XX': {description: 'It is told. Anything else, or nothing within 10 s, is asked again.'}},
      },
    },
  };
}
