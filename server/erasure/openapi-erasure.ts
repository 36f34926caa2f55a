import {failures, type Json} from '../openapi-answers.js';

/** What else there is under a member's address: it goes beside what reads them. */
export function erasureOperation(): Json {
  return {
    delete: {
      summary: 'Forget a member, for the shop’s server',
      description: 'Deletes what is kept of a member, known or not. What comes later and is of before is not kept either.',
      security: [{operator: []}],
      parameters: [
        {name: 'id', in: 'path', required: true, description: 'The shop’s id of the member.', schema: {type: 'string'}},
        {name: 'key', in: 'query', required: true, description: 'The tenant’s publishable key.', schema: {type: 'string'}},
      ],
      responses: {
        200: {
          description: 'They are forgotten.',
          content: {'application/json': {schema: {
            type: 'object', required: ['erased'], additionalProperties: false,
            properties: {erased: {type: 'string', format: 'date-time', description: 'Up to when nothing is kept of them: RFC 3339, UTC.'}},
          }}},
        },
        ...failures('wrong-member', 'unknown-key', 'invalid-token', 'not-operator', 'origin-not-listed', 'unavailable'),
      },
    },
  };
}
