import {bonds, contributions, deeds, drivers, heldBonds, stances} from './bond.js';

/** `{a: schema, b: schema}` for names that share one. */
function each<N extends string, S>(names: readonly N[], schema: S): {readonly [P in N]: S} {
  return Object.fromEntries(names.map(name => [name, schema])) as {readonly [P in N]: S};
}

const conditions = {
  type: 'array',
  maxItems: 10,
  items: {
    type: 'object',
    required: ['of', 'least'],
    additionalProperties: false,
    properties: {
      of: {
        type: 'array',
        minItems: 1,
        uniqueItems: true,
        description: `what counts, each once: ${deeds.join(', ')}`,
        items: {enum: deeds, description: `one of ${deeds.join(', ')}`},
      },
      least: {type: 'integer', minimum: 1, maximum: 100, description: 'how many it takes, 1 to 100'},
      days: {type: 'integer', minimum: 1, maximum: 3650, description: 'how many days each counts, 1 to 3650'},
      same: {const: 'product', description: '"product" when only orders with the same one count together'},
    },
  },
} as const;

const rule = {
  type: 'object',
  additionalProperties: false,
  properties: {
    enter: {...conditions, minItems: 1},
    stay: conditions,
    graceDays: {type: 'integer', minimum: 0, maximum: 365, description: 'how many days there are to mend what no longer holds, 0 to 365'},
    complaintDays: {
      description: 'after how many days an open complaint is reason to fall, 1 to 365, or false',
      anyOf: [{const: false}, {type: 'integer', minimum: 1, maximum: 365}],
    },
  },
} as const;

const weight = {
  type: 'object',
  required: ['halfLife', 'drivers'],
  additionalProperties: false,
  properties: {
    halfLife: {type: 'number', minimum: 1, maximum: 3650, description: 'in how many days half of it is gone, 1 to 3650'},
    drivers: {
      type: 'object',
      additionalProperties: false,
      properties: each(drivers, {type: 'number', minimum: 0, maximum: 1000, description: 'how close it brings, 0 to 1000'} as const),
    },
  },
} as const;

/** The part of the program's schema that `bonds` follows. */
export const bondSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    stance: {enum: stances, description: 'as what the brand is close: "elder", "peer" or "junior"'},
    without: {
      type: 'array',
      maxItems: heldBonds.length - 1,
      description: `which bonds there are not: at most ${heldBonds.length - 1} of ${heldBonds.join(', ')}`,
      items: {enum: heldBonds, description: `one of ${heldBonds.join(', ')}`},
    },
    ...each(heldBonds, rule),
    names: {type: 'object', additionalProperties: false, properties: each(bonds, {$ref: '#/$defs/text'} as const)},
    colours: {type: 'object', additionalProperties: false, properties: each(bonds, {type: 'string', pattern: '^#[0-9a-fA-F]{6}$', description: 'a colour as #1f7a4d'} as const)},
    products: {type: 'object', additionalProperties: {$ref: '#/$defs/text'}, description: 'what products are called, by the shop’s ids of them'},
    weights: {type: 'object', additionalProperties: false, properties: each(contributions, weight)},
    visitMinutes: {type: 'integer', minimum: 1, maximum: 1440, description: 'how many minutes of a day count as one visit, 1 to 1440'},
    call: {type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,63}$', description: 'a name of a-z, 0-9 and "-", at most 64 characters'},
  },
} as const;
