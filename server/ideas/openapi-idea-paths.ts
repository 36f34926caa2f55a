import {ideaStates} from '../../src/program/index.js';
import {failures, type Json, json, ok} from '../openapi-answers.js';

const key = {name: 'key', in: 'query', required: true, description: 'The tenant’s publishable key.', schema: {type: 'string'}};
const after = {name: 'after', in: 'query', description: 'The `next` of the page before.', schema: {type: 'string'}};

export function ideaPaths(): Json {
  return {
    '/v1/polls/{id}/ideas': {
      get: {
        summary: 'Read the ideas of an open poll',
        description: 'Twenty a page: those that are published and what came of them, and, for the one who asks, their own that are held or declined. '
          + 'Who asks is learned as it is for a poll.',
        security: [{}, {member: []}],
        parameters: [
          {name: 'id', in: 'path', required: true, schema: {type: 'string'}},
          key,
          {
            name: 'sort', in: 'query', schema: {enum: ['top', 'new', 'mine'], default: 'top'},
            description: 'By supports; by time, the latest first; or, by time, those alone that the one who asks has submitted or supports.',
          },
          {name: 'q', in: 'query', description: 'Gives the ideas that say the same, best first, on one page; `sort` and `after` mean nothing then.', schema: {type: 'string', maxLength: 200}},
          after,
          {name: 'Kin-Visitor', in: 'header', description: 'Who asks: the visitor’s id, a UUID in lower case.', schema: {type: 'string', format: 'uuid'}},
        ],
        responses: {
          ...ok('The ideas as this visitor may see them.', json('IdeaPage')),
          ...failures('wrong-query', 'wrong-visitor', 'unknown-key', 'invalid-token', 'origin-not-listed', 'unknown-poll', 'unavailable'),
        },
      },
    },
    '/v1/ideas': {
      get: {
        summary: 'Read the ideas of all polls that are in one state, for the brand',
        description: 'Twenty a page, the oldest first.',
        security: [{operator: []}],
        parameters: [key, {name: 'state', in: 'query', schema: {enum: ideaStates, default: 'held'}}, after],
        responses: {
          ...ok('The ideas.', json('OperatorIdeaPage')),
          ...failures('wrong-query', 'unknown-key', 'invalid-token', 'not-operator', 'origin-not-listed', 'unavailable'),
        },
      },
    },
    '/v1/ideas/{idea}/decision': {
      post: {
        summary: 'Decide about an idea, for the brand',
        description: 'The decision is committed, as an event, when the answer comes.',
        security: [{operator: []}],
        parameters: [{name: 'idea', in: 'path', required: true, schema: {type: 'string'}}, key],
        requestBody: {required: true, content: {'text/plain': {schema: {$ref: '#/components/schemas/Decision'}}, ...json('Decision')}},
        responses: {
          ...ok('The idea as it is now.', json('OperatorIdea')),
          ...failures('not-json', 'wrong-decision', 'unknown-key', 'invalid-token', 'not-operator', 'origin-not-listed', 'unknown-idea', 'wrong-step', 'too-large', 'unavailable'),
        },
      },
    },
  };
}
