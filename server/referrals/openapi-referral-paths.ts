import {referralStates} from '../../src/program/index.js';
import {failures, type Json, json, ok} from '../openapi-answers.js';

const key = {name: 'key', in: 'query', required: true, description: 'The tenant’s publishable key.', schema: {type: 'string'}};
const after = {name: 'after', in: 'query', description: 'The `next` of the page before.', schema: {type: 'string'}};
const visitor = {name: 'Kin-Visitor', in: 'header', description: 'Who asks: the visitor’s id, a UUID in lower case.', schema: {type: 'string', format: 'uuid'}};
const pool = {name: 'pool', in: 'path', required: true, schema: {type: 'string'}};
const stream = (view: string): Json => ({...json(view), 'text/event-stream': {schema: {type: 'string', description: `Messages without a name; the data of each is a ${view} as JSON.`}}});
const forOperators = ['unknown-key', 'invalid-token', 'not-operator', 'origin-not-listed'] as const;
const body = (schema: string): Json => ({required: true, content: {'text/plain': {schema: {$ref: `#/components/schemas/${schema}`}}, ...json(schema)}});

export function referralPaths(): Json {
  return {
    '/v1/me/referral': {
      get: {
        summary: 'Read, or watch, what is offered for inviting, and one’s own invitations and rewards',
        description: 'With a token, as a member who invites; a member’s first reading makes their code. As a friend, with a token or without. '
          + 'With `Accept: text/event-stream` the answer is a stream, as for a poll.',
        security: [{}, {member: []}],
        parameters: [key, visitor],
        responses: {
          ...ok('What this reader may see.', stream('ReferralView')),
          ...failures('wrong-visitor', 'unknown-key', 'invalid-token', 'origin-not-listed', 'unknown-referral', 'unavailable'),
        },
      },
    },
    '/v1/referrals/{code}': {
      get: {
        summary: 'Read, or watch, an invitation as whoever has its link sees it',
        security: [{}, {member: []}],
        parameters: [
          {name: 'code', in: 'path', required: true, description: 'A member’s code, or the end of a link: `KC4T9XWP3.1a2b3c4d`.', schema: {type: 'string'}},
          key,
          visitor,
        ],
        responses: {
          ...ok('The invitation.', stream('InvitationView')),
          ...failures('wrong-visitor', 'unknown-key', 'invalid-token', 'origin-not-listed', 'unknown-referral', 'unknown-code', 'unavailable'),
        },
      },
    },
    '/v1/referrals': {
      get: {
        summary: 'Read the referrals that wait for the brand, or that are in one state, for the brand',
        description: 'A hundred a page, the oldest first; without a query, those that wait.',
        security: [{operator: []}],
        parameters: [
          key,
          {name: 'waits', in: 'query', schema: {const: 'true'}},
          {name: 'state', in: 'query', schema: {enum: referralStates}},
          after,
        ],
        responses: {...ok('The referrals.', json('OperatorReferralPage')), ...failures('wrong-query', ...forOperators, 'unknown-referral', 'unavailable')},
      },
    },
    '/v1/referrals/{id}/decision': {
      post: {
        summary: 'Accept or reject a referral, for the brand',
        description: 'The last decision holds. What is accepted is granted once its order’s refund window has passed; what was granted and is rejected is taken back.',
        security: [{operator: []}],
        parameters: [{name: 'id', in: 'path', required: true, schema: {type: 'string'}}, key],
        requestBody: body('ReferralDecision'),
        responses: {
          ...ok('The referral as it is now.', json('OperatorReferral')),
          ...failures('not-json', 'wrong-decision', ...forOperators, 'unknown-referral', 'too-large', 'unavailable'),
        },
      },
    },
    '/v1/ledger': {
      get: {
        summary: 'Read the ledger of rewards, for the brand',
        description: 'A hundred entries a page, in the order in which they were posted. Entries are only ever added.',
        security: [{operator: []}],
        parameters: [key, after],
        responses: {...ok('The entries.', json('LedgerPage')), ...failures('wrong-query', ...forOperators, 'unavailable')},
      },
    },
    '/v1/pools/{pool}': {
      get: {
        summary: 'Read how many codes of a pool are where, for the brand',
        security: [{operator: []}],
        parameters: [pool, key],
        responses: {...ok('The counts.', json('Pool')), ...failures(...forOperators, 'unknown-referral', 'unknown-pool', 'unavailable')},
      },
    },
    '/v1/pools/{pool}/coupons': {
      post: {
        summary: 'Add single-use coupon codes to a pool, for the brand',
        description: 'Codes that the pool has are passed over. Rewards that wait for a code get theirs at once, the oldest first.',
        security: [{operator: []}],
        parameters: [pool, key],
        requestBody: body('Coupons'),
        responses: {
          ...ok('How many were added.', json('CouponsAdded')),
          ...failures('not-json', 'wrong-coupons', ...forOperators, 'unknown-referral', 'unknown-pool', 'too-large', 'unavailable'),
        },
      },
    },
  };
}
