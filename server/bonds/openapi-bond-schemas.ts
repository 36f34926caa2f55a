import {bonds, contributions, deeds, drivers, heldBonds, stances} from '../../src/program/index.js';

type Schema = Readonly<Record<string, unknown>>;

const ref = (name: string): Schema => ({$ref: `#/components/schemas/${name}`});
const list = (items: Schema): Schema => ({type: 'array', items});
const object = (properties: Readonly<Record<string, Schema>>, ...optional: readonly string[]): Schema =>
  ({type: 'object', required: Object.keys(properties).filter(name => !optional.includes(name)), additionalProperties: false, properties});
const each = (names: readonly string[], schema: Schema): Readonly<Record<string, Schema>> => Object.fromEntries(names.map(name => [name, schema]));

const text = {type: 'string'};
const count = {type: 'integer', minimum: 0};
const score = {type: 'number', minimum: 0};
const time = {type: 'string', format: 'date-time', description: 'RFC 3339, UTC.'};
const held = {enum: heldBonds};
const product = {type: 'string', description: 'Which, where the condition asks for the same.'};

const texts = {type: 'object', additionalProperties: ref('Text')};

const names = {
  stance: {enum: stances, description: 'As what the brand is close.'},
  bonds: {...list(held), description: 'Those that the brand has, from the most distant to the closest.'},
  names: object(each(bonds, ref('Text')), ...bonds),
  colours: object(each(bonds, {type: 'string', pattern: '^#[0-9a-fA-F]{6}$'}), ...bonds),
};
const standing = {
  standing: ref('Standing'),
  contributed: {...object(each(contributions, count)), description: 'How much of each kind stands; visits in days.'},
  called: {...object({products: texts, polls: texts}), description: 'What the products and polls are called that the standing speaks of, by their ids, where the program says it.'},
};
const shows = {type: 'boolean', description: 'Whether they let all see their bond.'};

export function bondSchemas(): Readonly<Record<string, Schema>> {
  return {
    Bond: {enum: bonds},
    MeView: {
      ...object({
        now: {...time, description: 'The service’s clock.'},
        ...names,
        member: {...object({...standing, firstName: {type: 'string', description: 'As the shop’s token gives it.'}, shows}, 'firstName'), description: 'Absent while no member is signed in.'},
      }, 'member'),
      description: 'What one reader may see of their own standing.',
    },
    StandingsView: object({...names, standings: {type: 'object', additionalProperties: ref('Bond'), description: 'By the shop’s id of the member.'}}),
    OperatorMember: object({now: time, member: text, ...standing, shows}),
    Standing: object({
      bond: ref('Bond'),
      since: {...time, description: 'Since when they have had it or a closer one; absent for a stranger.'},
      intimacy: ref('Intimacy'),
      reasons: {
        type: 'array',
        description: 'Why; of all the bonds that they have, from the most distant on.',
        items: object({bond: held, part: {enum: ['enter', 'stay']}, condition: ref('Condition'), product, facts: list(ref('BondFact'))}, 'product'),
      },
      next: {
        ...object({
          bond: held,
          conditions: list(object({condition: ref('Condition'), have: count, need: count, remaining: count, product}, 'product')),
          waits: {...object({complaint: text, since: time}), description: 'A complaint that has to be resolved first.'},
          step: {...object({kind: {enum: ['order', 'order-again', 'vote', 'idea', 'invite', 'feedback']}, deed: {enum: deeds}, product: text}, 'product'), description: 'What to do now.'},
        }, 'waits', 'step'),
        description: 'What they are on their way to; absent at the top.',
      },
      lost: {...object({at: time, to: ref('Bond')}), description: 'When the bond ends, and what it will be, should nothing more happen.'},
      falling: {...object({since: time, until: time}), description: 'What it takes to stay has not held since then, and has to hold again by then.'},
      announce: {...held, description: 'A promotion to tell them of, once; `promotion.seen` says that it is done.'},
    }, 'since', 'next', 'lost', 'falling', 'announce'),
    Intimacy: {...object({total: score, drivers: object(each(drivers, score))}), description: 'What they have contributed, by what drove it, each halved with every half-life since.'},
    Condition: object({of: list({enum: deeds}), least: {type: 'integer', minimum: 1}, days: {type: 'integer', minimum: 1}, same: {const: 'product'}}, 'days', 'same'),
    BondFact: {
      description: 'What a member did, with the ids of what it was about.',
      type: 'object',
      required: ['type', 'id', 'at'],
      properties: {type: text, id: text, at: time},
    },
  };
}
