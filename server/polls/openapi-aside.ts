import {failures, type Json, json, ok} from '../openapi-answers.js';
import {reviewSchema} from './set-aside.js';

const parameters = [
  {name: 'id', in: 'path', required: true, schema: {type: 'string'}},
  {name: 'key', in: 'query', required: true, description: 'The tenant’s publishable key.', schema: {type: 'string'}},
];
const count = {type: 'integer', minimum: 0};

export function asidePaths(): Json {
  return {
    '/v1/polls/{id}/set-aside': {
      get: {
        summary: 'Read the ballots that were set aside, for the brand',
        description: 'Those that nothing was decided about, a hundred a page, the oldest first.',
        security: [{operator: []}],
        parameters: [...parameters, {name: 'after', in: 'query', description: 'The `next` of the page before.', schema: {type: 'string'}}],
        responses: {
          ...ok('The ballots.', json('SetAside')),
          ...failures('wrong-query', 'unknown-key', 'invalid-token', 'not-operator', 'origin-not-listed', 'unknown-poll', 'unavailable'),
        },
      },
    },
    '/v1/polls/{id}/set-aside/decision': {
      post: {
        summary: 'Decide whether ballots that were set aside count, for the brand',
        description: 'All of those that are named or none. The decision and what it adds to the tally are committed, with an event, when the answer comes.',
        security: [{operator: []}],
        parameters,
        requestBody: {required: true, content: {'text/plain': {schema: {$ref: '#/components/schemas/Review'}}, ...json('Review')}},
        responses: {
          ...ok('How many were decided about.', json('Reviewed')),
          ...failures('not-json', 'wrong-decision', 'unknown-key', 'invalid-token', 'not-operator', 'origin-not-listed', 'unknown-poll', 'not-waiting', 'too-large', 'unavailable'),
        },
      },
    },
  };
}

export function asideSchemas(): Readonly<Record<string, Json>> {
  return {
    SetAside: {
      description: 'Ballots that are recorded and count only once the brand says so. Nobody is told whose they are.',
      type: 'object',
      required: ['voters', 'counts', 'ballots'],
      additionalProperties: false,
      properties: {
        voters: {...count, description: 'How many wait, on all pages.'},
        counts: {type: 'object', additionalProperties: count, description: 'How many of them name each option.'},
        ballots: {
          type: 'array',
          items: {
            type: 'object',
            required: ['ballot', 'at', 'choices', 'reason'],
            additionalProperties: false,
            properties: {
              ballot: {type: 'string', format: 'uuid', description: 'The id of the event that cast it.'},
              at: {type: 'string', format: 'date-time', description: 'When it was cast: RFC 3339, UTC.'},
              choices: {type: 'array', items: {type: 'string'}},
              points: {type: 'array', items: count},
              reason: {enum: ['velocity'], description: 'velocity: too many for one option by new visitors through one network in a short time.'},
            },
          },
        },
        next: {type: 'string', description: 'For `after`: where the next page begins. Absent on the last.'},
      },
    },
    Review: {...reviewSchema, description: 'Without `ballots`: about all that wait.'},
    Reviewed: {type: 'object', required: ['decided'], additionalProperties: false, properties: {decided: count}},
  };
}
