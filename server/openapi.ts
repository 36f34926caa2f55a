import {bondCall, bondPaths} from './bonds/openapi-bond-paths.js';
import {chatPaths, handoffCall} from './chats/openapi-chat-paths.js';
import {failures, type Json, json, ok} from './openapi-answers.js';
import {asidePaths} from './polls/openapi-aside.js';
import {ideaPaths} from './ideas/openapi-idea-paths.js';
import {inboxPaths} from './inbox/openapi-inbox.js';
import {referralPaths} from './referrals/openapi-referral-paths.js';
import {openApiSchemas} from './openapi-schemas.js';
import {shopCalls, webhookPaths} from './webhooks/openapi-webhook-paths.js';

/** The service in the words of OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.0). */
export function openApi(version: string): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kindred',
      version,
      description: 'Takes events from pages, counts votes, and tells every open page what they add up to. '
        + 'Pages of other sites get no answer: each tenant lists the origins that may ask.',
      license: {name: 'MIT', identifier: 'MIT'},
    },
    paths: {
      '/v1/events': {
        post: {
          summary: 'Deliver events',
          description: 'The answer comes after the commit. Sending the same events again changes nothing. '
            + 'With a token, the visitor of its events belongs to the member from then on: one visitor a delivery, one member a visitor. '
            + 'The body is JSON under either media type; `text/plain` spares a page the preflight.',
          requestBody: {required: true, content: {'text/plain': {schema: {$ref: '#/components/schemas/Delivery'}}, ...json('Delivery')}},
          responses: {
            ...ok('What became of each event.', json('Receipt')),
            ...failures('not-json', 'wrong-envelope', 'unknown-key', 'invalid-token', 'origin-not-listed', 'too-large', 'unavailable'),
          },
        },
      },
      '/v1/status': {
        get: {
          summary: 'Ask whether a page may ask',
          description: 'The answer says which release answers and what time it has: for whoever looks into why a page gets none.',
          parameters: [{name: 'key', in: 'query', required: true, description: 'The tenant’s publishable key.', schema: {type: 'string'}}],
          responses: {...ok('It may.', json('Status')), ...failures('unknown-key', 'origin-not-listed')},
        },
      },
      '/v1/polls/{id}': {
        get: {
          summary: 'Read a poll, or watch it',
          description: 'With `Accept: text/event-stream` the answer is a stream of server-sent events: the view now, and again '
            + 'whenever it changes, at most one every 200 ms. A change that the visitor may not see sends nothing. The stream ends when the member’s token does. '
            + 'With a token, `ballot` is the member’s, wherever it was cast; without one it is what this visitor cast, while that counts.',
          security: [{}, {member: []}],
          parameters: [
            {name: 'id', in: 'path', required: true, schema: {type: 'string'}},
            {name: 'key', in: 'query', required: true, description: 'The tenant’s publishable key.', schema: {type: 'string'}},
            {name: 'Kin-Visitor', in: 'header', description: 'Who asks: the visitor’s id, a UUID in lower case.', schema: {type: 'string', format: 'uuid'}},
          ],
          responses: {
            ...ok('The poll as this visitor may see it.', {
              ...json('PollView'),
              'text/event-stream': {schema: {type: 'string', description: 'Messages without a name; the data of each is a PollView as JSON.'}},
            }),
            ...failures('wrong-visitor', 'unknown-key', 'invalid-token', 'origin-not-listed', 'unknown-poll', 'unavailable'),
          },
        },
      },
      ...ideaPaths(),
      ...asidePaths(),
      ...referralPaths(),
      ...bondPaths(),
      ...chatPaths(),
      ...inboxPaths(),
      ...webhookPaths(),
      '/healthz': {get: {summary: 'Whether the process is up', responses: ok('It is.', json('Health'))}},
      '/readyz': {get: {summary: 'Whether the database answers', responses: {...ok('It does.', json('Health')), ...failures('unavailable')}}},
      '/openapi.json': {get: {summary: 'This document', responses: ok('OpenAPI 3.1.', {'application/json': {schema: {type: 'object'}}})}},
      '/program.schema.json': {get: {summary: 'The program file’s JSON Schema', responses: ok('Draft 2020-12.', {'application/schema+json': {schema: {type: 'object'}}})}},
      '/kindred/{version}/{file}': {
        get: {
          summary: 'A file of the SDK',
          description: 'Under the running version files never change. Under `latest` they do, but for those in `chunks/`, whose names carry a hash.',
          parameters: [
            {name: 'version', in: 'path', required: true, schema: {enum: [version, 'latest']}},
            {name: 'file', in: 'path', required: true, description: 'May hold slashes.', schema: {type: 'string'}},
          ],
          responses: {
            ...ok('The file, compressed where the client accepts it.', {'text/javascript': {schema: {type: 'string'}}}),
            304: {description: 'Under `latest`: the file has not changed.'},
            ...failures('unknown-path'),
          },
        },
      },
    },
    webhooks: {...shopCalls(), ...bondCall(), ...handoffCall()},
    components: {
      schemas: openApiSchemas(),
      securitySchemes: {
        operator: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'As a member’s, and with the claim `kin_role`: `operator`.',
        },
        member: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'Who the member is, signed by the shop: ES256, `kid`, `aud` the tenant’s id, `sub` the member, `exp` at most 15 minutes ahead. `kin_bought`, where there is one, lists what the member has bought; `given_name` is how those are told of them to whom they let it be seen.',
        },
      },
    },
  };
}
