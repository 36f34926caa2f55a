import {ideaStates, isPublic} from '../../src/program/index.js';
import {decisionSchema} from './operator-ideas.js';

type Schema = Readonly<Record<string, unknown>>;

const ref = (name: string): Schema => ({$ref: `#/components/schemas/${name}`});
const uuid = {type: 'string', format: 'uuid'};
const time = {type: 'string', format: 'date-time', description: 'RFC 3339, UTC.'};
const count = {type: 'integer', minimum: 0};
const object = (properties: Readonly<Record<string, Schema>>, ...optional: readonly string[]): Schema =>
  ({type: 'object', required: Object.keys(properties).filter(name => !optional.includes(name)), additionalProperties: false, properties});

const idea = {
  idea: {...uuid, description: 'The id of the event that submitted it.'},
  title: {type: 'string'},
  words: {type: 'string'},
  picture: {type: 'string', format: 'uri'},
  credit: {type: 'string', description: 'The name by which its author is thanked: others are told once it is being made.'},
  state: {enum: ideaStates},
  submitted: time,
  published: time,
  decided: {...time, description: 'When the brand last decided about it.'},
  reason: {type: 'string', description: 'Why it was declined, or is not made.'},
  link: {type: 'string', format: 'uri', description: 'Where what was made of it is to be had.'},
  supports: {...count, description: 'How many support it.'},
};
const optional = ['words', 'picture', 'credit', 'published', 'decided', 'reason', 'link'];
const publicStates = ideaStates.filter(state => isPublic({state}));
const next = {type: 'string', description: 'For `after`: where the next page begins. Absent on the last.'};

export function ideaSchemas(): Readonly<Record<string, Schema>> {
  return {
    Idea: {
      ...object({
        ...idea,
        milestone: ref('Progress'),
        mine: {type: 'boolean', description: 'Whether the one who asks has submitted it.'},
        supported: {type: 'boolean', description: 'Whether they support it.'},
      }, ...optional, 'milestone'),
      description: 'An idea as one person may see it. Nobody is told who has submitted it.',
    },
    Progress: {
      ...object({
        reached: {...count, description: 'How many milestones it has reached.'},
        next: object({
          supports: count,
          remaining: {...count, description: 'How many supports are still missing.'},
          deadline: time,
          lapsed: {type: 'boolean', description: 'Whether it is too late; nobody can support the idea any more.'},
        }),
      }, 'next'),
      description: 'How far up the ladder an idea is; absent until it is published. `next` is absent at the top, and once the brand has taken the idea up.',
    },
    IdeaActivity: {
      ...object({...Object.fromEntries(publicStates.map(state => [state, count])), supports: count}, ...publicStates),
      description: 'open: how many ideas stand where with the brand, and how many supports they have together.',
    },
    IdeaPage: object({ideas: {type: 'array', items: ref('Idea')}, next, now: {...time, description: 'The service’s clock: deadlines are reckoned from it.'}}, 'next'),
    OperatorIdea: {...object({...idea, poll: {type: 'string'}}, ...optional), description: 'An idea as the brand sees it, which is not told either who has submitted it.'},
    OperatorIdeaPage: object({ideas: {type: 'array', items: ref('OperatorIdea')}, next}, 'next'),
    Decision: {...decisionSchema, description: 'held → published or declined (reason); published → in-review → making or not-this-time (reason); making → made (link) or not-this-time (reason).'},
  };
}
