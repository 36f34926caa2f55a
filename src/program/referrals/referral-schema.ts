import {mostInvitations} from './terms.js';

const name = {type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,63}$'} as const;
const bothSides = (description: string, ref: string) => ({
  description,
  type: 'object',
  required: ['member', 'friend'],
  additionalProperties: false,
  properties: {member: {$ref: ref}, friend: {$ref: ref}},
}) as const;

/** The part of the program's schema that a reward follows; `#/$defs/reward` there. */
export const rewardSchema = {
  type: 'object',
  required: ['id', 'label', 'from', 'days'],
  additionalProperties: false,
  properties: {
    id: name,
    label: {$ref: '#/$defs/text'},
    from: {
      description: 'where it is taken from: {"pool": name} of single-use coupon codes, {"call": name} to the shop, or both; names of a-z, 0-9 and "-"',
      oneOf: [
        {type: 'object', required: ['pool'], additionalProperties: false, properties: {pool: name, call: name}},
        {type: 'object', required: ['call'], additionalProperties: false, properties: {call: name}},
      ],
    },
    days: {type: 'integer', minimum: 1, maximum: 3650, description: 'how many days it is good for, 1 to 3650'},
  },
} as const;

/** The same for `referral`. */
export const referralSchema = {
  type: 'object',
  required: ['offer', 'rewards'],
  additionalProperties: false,
  properties: {
    offer: bothSides('what both get, in one sentence, as the member and as the friend is told it', '#/$defs/text'),
    rewards: bothSides('what the member and what the friend gets', '#/$defs/reward'),
    refundDays: {type: 'integer', minimum: 0, maximum: 365, description: 'how many days an order has to stand before anything is granted, 0 to 365'},
    claimDays: {type: 'integer', minimum: 1, maximum: 365, description: 'how many days a friend has to pay an order, 1 to 365'},
    most: {type: 'integer', minimum: 1, maximum: mostInvitations, description: `how many invitations a member has, 1 to ${mostInvitations}`},
    smallestOrder: {
      description: 'the least that an order comes to: amount and currency',
      type: 'object',
      required: ['amount', 'currency'],
      additionalProperties: false,
      properties: {
        amount: {type: 'integer', minimum: 1, maximum: 1_000_000_000, description: 'a whole number of the currency’s minor unit, from 1'},
        currency: {type: 'string', pattern: '^[A-Z]{3}$', description: 'an ISO 4217 code, as EUR'},
      },
    },
    closes: {type: 'string', format: 'date-time'},
    newCustomersOnly: {type: 'boolean', description: 'false when friends may have paid orders before'},
    milestones: {
      type: 'array',
      maxItems: 20,
      items: {
        type: 'object',
        required: ['friends', 'reward'],
        additionalProperties: false,
        properties: {
          friends: {type: 'integer', minimum: 1, maximum: mostInvitations, description: `how many friends it takes whose orders were rewarded, 1 to ${mostInvitations}`},
          reward: {$ref: '#/$defs/reward'},
        },
      },
    },
    velocity: {
      description: 'false, or an object with claims and hours',
      anyOf: [
        {const: false},
        {
          type: 'object',
          required: ['claims', 'hours'],
          additionalProperties: false,
          properties: {
            claims: {type: 'integer', minimum: 2, maximum: mostInvitations, description: `how many claims for one member are too many, 2 to ${mostInvitations}`},
            hours: {type: 'integer', minimum: 1, maximum: 720, description: 'within how many hours, 1 to 720'},
          },
        },
      ],
    },
  },
} as const;
