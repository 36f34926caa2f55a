import {failures, type Json, json, ok} from '../openapi-answers.js';
import {erasureOperation} from '../erasure/openapi-erasure.js';
import {mostStandings, standingsAge} from './bonds.js';

const key = {name: 'key', in: 'query', required: true, description: 'The tenant’s publishable key.', schema: {type: 'string'}};

export function bondPaths(): Json {
  return {
    '/v1/me': {
      get: {
        summary: 'Read, or watch, one’s own standing with the brand',
        description: 'Without a token, the names of the bonds alone. With `Accept: text/event-stream` the answer is a stream, as for a poll.',
        security: [{}, {member: []}],
        parameters: [key, {name: 'Kin-Visitor', in: 'header', description: 'The visitor’s id, a UUID in lower case.', schema: {type: 'string', format: 'uuid'}}],
        responses: {
          ...ok('Where the reader stands.', {...json('MeView'), 'text/event-stream': {schema: {type: 'string', description: 'Messages without a name; the data of each is a MeView as JSON.'}}}),
          ...failures('wrong-visitor', 'unknown-key', 'invalid-token', 'origin-not-listed', 'unknown-bonds', 'unavailable'),
        },
      },
    },
    '/v1/standings': {
      get: {
        summary: 'Read the bonds that members let all see',
        description: `May be kept for ${standingsAge} s. Who does not let it be seen is left out, as is whoever is not known.`,
        parameters: [
          key,
          {name: 'members', in: 'query', required: true, description: `The shop’s ids of at most ${mostStandings} members, with a comma between any two. One that has a comma cannot be asked for.`, schema: {type: 'string'}},
        ],
        responses: {...ok('Their bonds.', json('StandingsView')), ...failures('wrong-query', 'unknown-key', 'origin-not-listed', 'unknown-bonds', 'unavailable')},
      },
    },
    '/v1/members/{id}': {
      ...erasureOperation(),
      get: {
        summary: 'Read where a member stands, for the shop’s server',
        description: 'Whoever is not known is a stranger.',
        security: [{operator: []}],
        parameters: [{name: 'id', in: 'path', required: true, description: 'The shop’s id of the member.', schema: {type: 'string'}}, key],
        responses: {...ok('Where they stand.', json('OperatorMember')), ...failures('unknown-key', 'invalid-token', 'not-operator', 'origin-not-listed', 'unknown-bonds', 'unavailable')},
      },
    },
  };
}

/** What the shop is called for. */
export function bondCall(): Json {
  const text = {type: 'string'};
  const time = {type: 'string', format: 'date-time', description: 'RFC 3339, UTC.'};
  return {
    bond: {
      post: {
        summary: 'A member’s bond is another than before',
        description: 'Posted as a reward is, to the address that the tenants file names. The shop is told of one change of a member after the other.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['type', 'timestamp', 'data'],
                additionalProperties: false,
                properties: {
                  type: {const: 'bond.changed'},
                  timestamp: {...time, description: 'When it was found.'},
                  data: {
                    type: 'object',
                    required: ['member', 'from', 'to', 'intimacy'],
                    additionalProperties: false,
                    properties: {
                      member: {...text, description: 'The shop’s id of them.'},
                      from: {$ref: '#/components/schemas/Bond'},
                      to: {$ref: '#/components/schemas/Bond'},
                      since: {...time, description: 'Since when they have had it or a closer one; absent for a stranger.'},
                      intimacy: {$ref: '#/components/schemas/Intimacy'},
                    },
                  },
                },
              },
            },
          },
        },
        responses: {'2XX': {description: 'It is done.'}},
      },
    },
  };
}
