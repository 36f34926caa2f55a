import {catalogue, channels, type EventType, preferences, ratings, shareOutcomes} from '../src/events/index.js';
import {programSchema} from '../src/program/index.js';
import {bondSchemas} from './bonds/openapi-bond-schemas.js';
import {chatSchemas} from './chats/openapi-chat-schemas.js';
import {deliverySchema} from './delivery.js';
import {asideSchemas} from './polls/openapi-aside.js';
import {ideaSchemas} from './ideas/openapi-idea-schemas.js';
import {inboxSchemas} from './inbox/openapi-inbox.js';
import {referralSchemas} from './referrals/openapi-referral-schemas.js';
import {problems} from './problem.js';

type Schema = Readonly<Record<string, unknown>>;

const ref = (name: string): Schema => ({$ref: `#/components/schemas/${name}`});
const slug = {type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,63}$'};
const uuid = {type: 'string', pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$', description: 'A UUID in lower case.'};
const time = {type: 'string', format: 'date-time', description: 'RFC 3339, UTC.'};
const note = {type: 'string', maxLength: 200};
const invitation = {type: 'string', pattern: '^[0-9a-f]{8}$', description: 'The part of the link that tells the invitations of one code apart.'};
const count = {type: 'integer', minimum: 0};
const choices = {type: 'array', items: slug};
const byOption = (value: Schema): Schema => ({type: 'object', propertyNames: slug, additionalProperties: value});

/** What `data` holds, by the event's type. */
const payloads: {readonly [T in EventType]: {readonly [field: string]: Schema}} = {
  'poll.voted': {poll: slug, choices: {...choices, minItems: 1, maxItems: 200}, points: {type: 'array', maxItems: 200, items: {type: 'integer', minimum: 1, maximum: 1000}, description: 'For each of the choices, where the poll asks for it: a score, or how many beans.'}, group: {...slug, description: 'Which of the poll’s groups the voter belongs to, if they like to say.'}},
  'poll.retracted': {poll: slug},
  'idea.submitted': {
    poll: slug,
    title: {type: 'string', pattern: '^\\s*\\S([\\s\\S]{0,78}\\S)?\\s*$', description: '1 to 80 characters, without the space around them.'},
    words: {type: 'string', maxLength: 1000},
    picture: {type: 'string', pattern: '^https://[!-~]{1,2000}$', description: 'Of one of the origins that the poll lists.'},
    credit: {type: 'string', maxLength: 40, description: 'The name by which its author would be thanked.'},
  },
  'idea.supported': {poll: slug, idea: uuid},
  'idea.unsupported': {poll: slug, idea: uuid},
  'referral.shared': {invitation, channel: {enum: channels}, note},
  'referral.claimed': {code: {type: 'string', minLength: 1, maxLength: 40, description: 'As it was typed or caught.'}, invitation},
  'referral.thanked': {note},
  'preference.set': {name: {enum: preferences}, value: {type: 'boolean'}},
  'promotion.seen': {bond: {enum: ['acquaintance', 'friend', 'partner', 'kindred']}},
  'chat.messaged': {persona: slug, text: {type: 'string', minLength: 1, maxLength: 2000, pattern: '\\S'}},
  'chat.rated': {persona: slug, message: {...uuid, description: 'The id of what was said.'}, value: {enum: ratings}},
  'handoff.requested': {persona: slug},
  'handoff.withdrawn': {persona: slug},
  'chat.closed': {persona: slug},
  'contact.limited': {persona: slug, perMonth: {type: 'integer', minimum: 0, maximum: 4, description: 'How many messages a month the brand may begin with.'}},
  'share.ended': {channel: {enum: channels}, outcome: {enum: shareOutcomes}},
  'poll.viewed': {poll: slug},
  'results.viewed': {poll: slug},
  'widget.viewed': {widget: slug},
  'chat.opened': {persona: slug},
  'measurement.dropped': {count: {type: 'integer', minimum: 1}},
};

/** The fields of payloads that may be left out. */
const optional: {readonly [T in EventType]?: readonly string[]} = {
  'poll.voted': ['points', 'group'],
  'idea.submitted': ['words', 'picture', 'credit'],
  'referral.shared': ['note'],
  'referral.claimed': ['invitation'],
  'referral.thanked': ['note'],
};

function eventSchema(type: EventType): Schema {
  const service = catalogue[type] === 'service';
  return {
    type: 'object',
    required: ['specversion', 'id', 'source', 'type', 'time', 'datacontenttype', 'kinseq', 'data', ...(service ? ['kinvisitor'] : [])],
    properties: {
      specversion: {const: '1.0'},
      id: {...uuid, description: 'A UUID version 7, made at the gesture. With source it identifies the event forever.'},
      source: {type: 'string', pattern: '^\\S{1,512}$', description: 'The page’s origin and the client instance.'},
      type: {const: `kindred.${type}`},
      subject: {type: 'string', minLength: 1, maxLength: 256},
      time: {...time, pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z$', description: 'When it happened, by the device’s clock.'},
      datacontenttype: {const: 'application/json'},
      dataschema: {type: 'string', pattern: '^\\S{1,512}$'},
      kinseq: {type: 'integer', minimum: 1, description: 'Counts the events of one source, so that a gap can be seen.'},
      kinvisitor: {...uuid, description: 'The visitor’s id.'},
      data: {type: 'object', required: Object.keys(payloads[type]).filter(field => !optional[type]?.includes(field)), additionalProperties: false, properties: payloads[type]},
    },
  };
}

/** `Text`, `Picture` and the poll's own fields are the program file's. */
function fromProgram<T>(schema: T): T {
  const names = {'"#/$defs/text"': '"#/components/schemas/Text"', '"#/$defs/picture"': '"#/components/schemas/Picture"'};
  return JSON.parse(Object.entries(names).reduce((text, [from, to]) => text.replaceAll(from, to), JSON.stringify(schema))) as T;
}

export function openApiSchemas(): Readonly<Record<string, Schema>> {
  const {text, picture, poll} = fromProgram(programSchema.$defs);
  // How fast is too fast is not for pages to know.
  const {velocity: _, ...shown} = poll.properties;
  const verdict = (status: string, more: Schema = {}): Schema => ({
    type: 'object',
    required: ['status', ...Object.keys(more).filter(name => name === 'reason')],
    additionalProperties: false,
    properties: {id: {type: 'string', description: 'The event’s id, where it has one.'}, status: {const: status}, ...more},
  });
  return {
    Delivery: {
      ...deliverySchema,
      description: 'Some of a page’s events. An event that does not follow its schema is refused; the others are recorded.',
      properties: {...deliverySchema.properties, events: {...deliverySchema.properties.events, items: {anyOf: [ref('Event'), ref('Delta')]}}},
    },
    Event: {
      description: 'A fact, as CloudEvents 1.0 JSON. Attributes that are not named here are kept.',
      oneOf: (Object.keys(catalogue) as EventType[]).map(eventSchema),
    },
    Delta: {
      description: 'An event that names no specversion takes from the event before it, in the same delivery, each of these attributes that it leaves out; null means that it has none.',
      type: 'object',
      required: ['id', 'data'],
      not: {required: ['specversion']},
      properties: Object.fromEntries(['source', 'type', 'subject', 'time', 'datacontenttype', 'dataschema', 'kinvisitor'].map(name => [name, {type: ['string', 'null']}])),
    },
    Receipt: {
      type: 'object',
      required: ['results'],
      additionalProperties: false,
      properties: {results: {type: 'array', description: 'As many as events were sent, in their order.', items: ref('Verdict')}},
    },
    Verdict: {
      oneOf: [
        {...verdict('accepted'), description: 'Committed to the database.'},
        {...verdict('duplicate'), description: 'It had been committed before.'},
        {
          ...verdict('refused', {
            reason: {enum: ['malformed', 'unknown-type', 'unknown-poll', 'unknown-option', 'option-withdrawn', 'invalid-ballot', 'invalid-idea', 'too-many-ideas', 'unknown-idea', 'idea-lapsed', 'members-only', 'buyers-only', 'poll-not-open', 'poll-closed', 'no-referral', 'referral-closed', 'invalid-note', 'invalid-code', 'unknown-code', 'own-code', 'too-many-invitations', 'not-invited', 'unknown-persona', 'unknown-message', 'id-reused', 'visitor-of-another', 'erased']},
            detail: {type: 'string', description: 'For the developer: what, where, and what is allowed.'},
          }),
          description: 'Final: the same event would be refused again.',
        },
        {...verdict('retry', {after: {...count, description: 'Milliseconds from now.'}}), description: 'Not taken now; send it again.'},
      ],
    },
    PollView: {
      type: 'object',
      required: ['poll', 'kind', 'question', 'options', 'results', 'state', 'now'],
      additionalProperties: false,
      properties: {
        poll: slug,
        ...shown,
        options: {...poll.properties.options, minItems: 0, description: 'None where shoppers submit ideas.'},
        state: {enum: ['scheduled', 'open', 'closed']},
        plain: {const: true, description: 'Present where the options are words alone, few, and one of them is chosen.'},
        now: {...time, description: 'The service’s clock: a countdown is reckoned from it.'},
        tally: {...ref('Tally'), description: 'Absent when this visitor may not see the counts.'},
        activity: ref('IdeaActivity'),
        splits: {
          type: 'array',
          description: 'The tally by group, in the program’s order. Absent where `tally` or `groups` is. Left out are groups with fewer voters than `groups.smallest`, and where those that are left out and those in no group would together be fewer, the smallest of the others.',
          items: {type: 'object', required: ['group', 'tally'], additionalProperties: false, properties: {group: slug, tally: ref('Tally')}},
        },
        ballot: {...ref('Ballot'), description: 'What this visitor holds; absent when they hold nothing.'},
      },
    },
    Tally: {
      description: 'What the votes come to, for the options that were not withdrawn.',
      type: 'object',
      required: ['voters', 'counts', 'leaders'],
      additionalProperties: false,
      properties: {
        voters: {...count, description: 'How many hold a ballot.'},
        counts: {...byOption(count), description: 'Votes, first choices (ranked), ratings (score), beans (budget) or comparisons won (pairwise).'},
        leaders: {...choices, description: 'Who is ahead; several where they are level, none before the first vote.'},
        rounds: {
          type: 'array',
          description: 'ranked: the count, round by round.',
          items: {
            type: 'object',
            required: ['counts', 'exhausted', 'eliminated'],
            additionalProperties: false,
            properties: {counts: byOption(count), exhausted: count, eliminated: choices},
          },
        },
        ratings: {...byOption({type: 'array', items: count, minItems: 5, maxItems: 5}), description: 'score: how many gave 1, 2, 3, 4 and 5.'},
        preferred: {...byOption({type: 'number', minimum: 0, maximum: 1}), description: 'pairwise: the chance to be preferred to a middling option.'},
      },
    },
    Ballot: {
      type: 'object',
      required: ['id', 'at', 'choices'],
      additionalProperties: false,
      properties: {
        id: {...uuid, description: 'The id of the event that cast it.'},
        at: time,
        kind: poll.properties.kind,
        choices,
        points: {type: 'array', items: count},
        aside: {const: true, description: 'Recorded, and in no count until the brand says so.'},
        leftOut: {const: true, description: 'The brand has looked at it, and it stays out of the count.'},
        group: slug,
      },
    },
    ...ideaSchemas(),
    ...asideSchemas(),
    ...referralSchemas(),
    ...inboxSchemas(),
    ...bondSchemas(),
    ...chatSchemas(),
    Text: text,
    Picture: picture,
    Problem: {
      description: 'RFC 9457.',
      type: 'object',
      required: ['type', 'title', 'status', 'detail', 'requestId'],
      additionalProperties: false,
      properties: {
        type: {enum: Object.keys(problems).map(kind => `urn:kindred:problem:${kind}`)},
        title: {type: 'string'},
        status: {type: 'integer'},
        detail: {type: 'string', description: 'What is wrong, where, and what to do.'},
        requestId: {type: 'string', description: 'Finds the request in the service’s log; also in the header X-Request-Id.'},
        owner: {type: 'string', description: 'Who has the chat that is not the operator’s.'},
        next: {...time, description: 'When a limit lets it be done again.'},
      },
    },
    Status: {type: 'object', required: ['version', 'now'], additionalProperties: false, properties: {version: {type: 'string', description: 'The release that is running.'}, now: {type: 'string', format: 'date-time', description: 'The service’s clock.'}}},
    Health: {type: 'object', required: ['status'], additionalProperties: false, properties: {status: {enum: ['up', 'ready']}}},
  };
}
