import {bondSchema} from './bonds/bond-schema.js';
import {personaSchema} from './personas/persona-schema.js';
import {referralSchema, rewardSchema} from './referrals/referral-schema.js';

/** The program file's JSON Schema (draft 2020-12). The service publishes it as `/program.schema.json`. */
export const programSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:kindred:program:1',
  title: 'Kindred program',
  type: 'object',
  required: ['name', 'polls'],
  additionalProperties: false,
  properties: {
    $schema: {type: 'string'},
    name: {type: 'string', minLength: 1, maxLength: 120, description: 'the brand’s name, 1 to 120 characters'},
    polls: {
      type: 'object',
      propertyNames: {pattern: '^[a-z0-9][a-z0-9-]{0,63}$'},
      additionalProperties: {$ref: '#/$defs/poll'},
    },
    referral: referralSchema,
    bonds: bondSchema,
    personas: {
      type: 'object',
      propertyNames: {pattern: '^[a-z0-9][a-z0-9-]{0,63}$'},
      additionalProperties: {$ref: '#/$defs/persona'},
    },
  },
  $defs: {
    text: {
      description: 'a text, or an object with one text for each BCP 47 language tag',
      anyOf: [
        {type: 'string', minLength: 1, maxLength: 2000},
        {
          type: 'object',
          minProperties: 1,
          propertyNames: {pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$'},
          additionalProperties: {type: 'string', minLength: 1, maxLength: 2000},
        },
      ],
    },
    reward: rewardSchema,
    persona: personaSchema,
    picture: {
      type: 'object',
      required: ['src', 'alt'],
      additionalProperties: false,
      properties: {
        src: {type: 'string', pattern: '^(https?://|/|\\./)', description: 'an http(s) URL, or a path that begins with "/" or "./"'},
        alt: {description: 'what the picture shows, by language; empty when the label says it all', anyOf: [{const: ''}, {$ref: '#/$defs/text'}]},
      },
    },
    poll: {
      type: 'object',
      required: ['kind', 'question', 'results'],
      additionalProperties: false,
      properties: {
        kind: {enum: ['single', 'image', 'approval', 'ranked', 'score', 'budget', 'pairwise', 'open']},
        question: {$ref: '#/$defs/text'},
        options: {
          type: 'array',
          minItems: 2,
          maxItems: 200,
          items: {
            type: 'object',
            required: ['id', 'label'],
            additionalProperties: false,
            properties: {
              id: {type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,63}$'},
              label: {$ref: '#/$defs/text'},
              picture: {$ref: '#/$defs/picture'},
              withdrawn: {type: 'boolean', description: 'true when it is no longer to be had; votes for it count for nobody'},
              made: {type: 'string', pattern: '^https://[!-~]{1,2000}$', description: 'an https URL: where it is to be had, since it was made'},
            },
          },
        },
        results: {enum: ['always', 'after-vote', 'after-close', 'never']},
        opens: {type: 'string', format: 'date-time'},
        closes: {type: 'string', format: 'date-time'},
        quorum: {type: 'integer', minimum: 1, description: 'how many have to vote before the result holds'},
        assurance: {enum: ['browser', 'member', 'order'], description: 'who may vote: "browser" (anyone, once a browser), "member" (members alone) or "order" (members who have bought)'},
        products: {
          type: 'array',
          minItems: 1,
          maxItems: 200,
          items: {type: 'string', pattern: '^[!-~]{1,128}$', description: 'a product’s id in the shop: 1 to 128 visible ASCII characters'},
        },
        velocity: {
          description: 'false, or an object with votes and minutes',
          anyOf: [
            {const: false},
            {
              type: 'object',
              required: ['votes', 'minutes'],
              additionalProperties: false,
              properties: {
                votes: {type: 'integer', minimum: 2, maximum: 10_000, description: 'how many votes for one option are too many, 2 to 10000'},
                minutes: {type: 'integer', minimum: 1, maximum: 1440, description: 'in how many minutes they have to come, 1 to 1440'},
              },
            },
          ],
        },
        min: {type: 'integer', minimum: 1, description: 'approval: how many options a vote has at least'},
        max: {type: 'integer', minimum: 1, description: 'approval: how many options a vote has at most'},
        beans: {type: 'integer', minimum: 1, maximum: 1000, description: 'budget: how many beans there are to spend, 1 to 1000'},
        ideas: {
          description: 'open: what becomes of ideas',
          type: 'object',
          required: ['milestones'],
          additionalProperties: false,
          properties: {
            milestones: {
              type: 'array',
              maxItems: 20,
              items: {
                type: 'object',
                required: ['supports', 'days'],
                additionalProperties: false,
                properties: {
                  supports: {type: 'integer', minimum: 1, description: 'how many supports it takes, a whole number from 1'},
                  days: {type: 'integer', minimum: 1, maximum: 3650, description: 'how many days there are for it after those of the milestone before, 1 to 3650'},
                },
              },
            },
            pictures: {
              type: 'array',
              maxItems: 50,
              items: {type: 'string', pattern: '^https://[a-z0-9.-]+(:[0-9]+)?$', description: 'an origin as https://cdn.example'},
            },
            moderated: {type: 'boolean', description: 'false when ideas are published at once'},
          },
        },
        groups: {
          description: 'what voters may say of themselves, so that the result can be split by it',
          type: 'object',
          required: ['question', 'smallest', 'options'],
          additionalProperties: false,
          properties: {
            question: {$ref: '#/$defs/text'},
            smallest: {type: 'integer', minimum: 5, description: 'how many voters a group has at least whose votes are shown apart, a whole number from 5'},
            options: {
              type: 'array',
              minItems: 2,
              maxItems: 20,
              items: {
                type: 'object',
                required: ['id', 'label'],
                additionalProperties: false,
                properties: {
                  id: {type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,63}$'},
                  label: {$ref: '#/$defs/text'},
                },
              },
            },
          },
        },
      },
    },
  },
} as const;
