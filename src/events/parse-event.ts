import {catalogue, channels, type EventType, preferences, ratings, shareOutcomes} from './catalogue.js';
import type {KindredEvent} from './envelope.js';

export type Parsed =
  | {readonly ok: true; readonly event: KindredEvent}
  | {readonly ok: false; readonly reason: 'malformed' | 'unknown-type'; readonly detail: string};

type Rule = {readonly test: (value: unknown) => boolean; readonly expected: string};

const matching = (pattern: RegExp, expected: string): Rule => ({
  test: value => typeof value === 'string' && pattern.test(value),
  expected,
});
const exactly = (wanted: string): Rule => ({test: value => value === wanted, expected: JSON.stringify(wanted)});
const optional = (rule: Rule): Rule => ({...rule, test: value => value === undefined || rule.test(value)});

const uuid = matching(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'a UUID in lower case');
const slug = matching(/^[a-z0-9][a-z0-9-]{0,63}$/, 'an id of a-z, 0-9 and "-", at most 64 characters');
const slugs: Rule = {
  test: value => Array.isArray(value) && value.length >= 1 && value.length <= 200 && value.every(slug.test),
  expected: 'a list of 1 to 200 option ids',
};
const points: Rule = {
  test: value => Array.isArray(value) && value.length <= 200 && value.every(positive.test) && value.every(point => point <= 1000),
  expected: 'a list of whole numbers from 1 to 1000',
};
const positive: Rule = {test: value => Number.isSafeInteger(value) && (value as number) > 0, expected: 'a whole number from 1'};

/** In code points, so that an emoji is one character and not two. */
const lengthOf = (value: unknown): number => (typeof value === 'string' ? [...value].length : NaN);
const title: Rule = {
  test: value => typeof value === 'string' && value.trim() !== '' && lengthOf(value.trim()) <= 80,
  expected: 'a text of 1 to 80 characters',
};
const credit: Rule = {test: value => lengthOf(value) <= 40, expected: 'a name of at most 40 characters'};
const words: Rule = {test: value => lengthOf(value) <= 1000, expected: 'a text of at most 1,000 characters'};

const note: Rule = {test: value => lengthOf(value) <= 200, expected: 'a text of at most 200 characters'};
const said: Rule = {
  test: value => typeof value === 'string' && value.trim() !== '' && lengthOf(value) <= 2000,
  expected: 'a text of 1 to 2,000 characters',
};
const perMonth: Rule = {test: value => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 4, expected: 'a whole number from 0 to 4'};
const invitation = matching(/^[0-9a-f]{8}$/, '8 hexadecimal digits in lower case');
const oneOf = (known: readonly string[]): Rule => ({test: value => known.includes(value as string), expected: `one of ${known.map(name => `"${name}"`).join(', ')}`});

const attributes: {readonly [name: string]: Rule} = {
  specversion: exactly('1.0'),
  id: uuid,
  source: matching(/^[!-~]{1,512}$/, 'a URI reference of at most 512 ASCII characters'),
  subject: optional(matching(/^[!-~]{1,256}$/, 'a resource as polls/autumn-tin')),
  time: {
    test: value => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(value) && !Number.isNaN(Date.parse(value)),
    expected: 'a time as 2026-01-31T12:00:00.000Z',
  },
  datacontenttype: exactly('application/json'),
  dataschema: optional(matching(/^[!-~]{1,512}$/, 'a URI of at most 512 ASCII characters')),
  kinseq: positive,
  kinvisitor: optional(uuid),
};

const payloads: {readonly [T in EventType]: {readonly [field: string]: Rule}} = {
  'poll.voted': {poll: slug, choices: slugs, points: optional(points), group: optional(slug)},
  'poll.retracted': {poll: slug},
  'idea.submitted': {
    poll: slug,
    title,
    words: optional(words),
    picture: optional(matching(/^https:\/\/[!-~]{1,2000}$/, 'an https URL of at most 2,000 ASCII characters')),
    credit: optional(credit),
  },
  'idea.supported': {poll: slug, idea: uuid},
  'idea.unsupported': {poll: slug, idea: uuid},
  'referral.shared': {invitation, channel: oneOf(channels), note: optional(note)},
  'referral.claimed': {code: matching(/^[^]{1,40}$/, 'a text of 1 to 40 characters'), invitation: optional(invitation)},
  'referral.thanked': {note: optional(note)},
  'preference.set': {name: oneOf(preferences), value: {test: value => typeof value === 'boolean', expected: 'true or false'}},
  'promotion.seen': {bond: oneOf(['acquaintance', 'friend', 'partner', 'kindred'])},
  'chat.messaged': {persona: slug, text: said},
  'chat.rated': {persona: slug, message: uuid, value: oneOf(ratings)},
  'handoff.requested': {persona: slug},
  'handoff.withdrawn': {persona: slug},
  'chat.closed': {persona: slug},
  'contact.limited': {persona: slug, perMonth},
  'share.ended': {channel: oneOf(channels), outcome: oneOf(shareOutcomes)},
  'poll.viewed': {poll: slug},
  'results.viewed': {poll: slug},
  'widget.viewed': {widget: slug},
  'chat.opened': {persona: slug},
  'measurement.dropped': {count: positive},
};

/**
 * Reads an event that came from outside. Never throws.
 *
 * Attributes that Kindred does not know are kept, as CloudEvents asks of its
 * readers; fields of `data` that the type does not declare are an error,
 * because they would be stored and never read.
 */
export function parseEvent(value: unknown): Parsed {
  if (!isRecord(value)) return malformed('', value, 'an object');
  const problem = firstProblem(attributes, value, '');
  if (problem) return problem;

  const name = typeof value.type === 'string' && value.type.startsWith('kindred.') ? value.type.slice(8) : '';
  if (!Object.hasOwn(catalogue, name)) {
    return {ok: false, reason: 'unknown-type', detail: `/type: found ${show(value.type)}; known are ${Object.keys(catalogue).map(type => `"kindred.${type}"`).join(', ')}`};
  }
  const type = name as EventType;
  if (catalogue[type] === 'service' && value.kinvisitor === undefined) return malformed('/kinvisitor', undefined, uuid.expected);

  if (!isRecord(value.data)) return malformed('/data', value.data, 'an object');
  const fields = payloads[type];
  const stranger = Object.keys(value.data).find(field => !Object.hasOwn(fields, field));
  if (stranger !== undefined) return malformed(`/data/${stranger.replaceAll('~', '~0').replaceAll('/', '~1')}`, value.data[stranger], `only ${Object.keys(fields).join(', ')}`);
  return firstProblem(fields, value.data, '/data') ?? {ok: true, event: value as unknown as KindredEvent};
}

function firstProblem(rules: {readonly [name: string]: Rule}, value: Record<string, unknown>, pointer: string): Parsed | undefined {
  for (const [name, rule] of Object.entries(rules)) {
    if (!rule.test(value[name])) return malformed(`${pointer}/${name}`, value[name], rule.expected);
  }
  return undefined;
}

function malformed(pointer: string, found: unknown, expected: string): Parsed {
  return {ok: false, reason: 'malformed', detail: `${pointer || '/'}: found ${show(found)}; expected ${expected}`};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
