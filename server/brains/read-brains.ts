import {type Program, type SchemaProblem, schemaProblems} from '../../src/program/index.js';
import {type Field, readSecrets, type SecretForm} from '../webhooks/read-secrets.js';
import {urlProblems} from '../webhooks/read-shop-fields.js';
import {type BrainOptions, brainApis, usualBrain} from './brain-options.js';

type Json = Readonly<Record<string, unknown>>;
type Written = Omit<BrainOptions, 'key'> & {readonly keyFile: string};

/** As those who sell answers hand it out. */
const modelKey: SecretForm = {
  bytes: line => (/^[!-~]{8,4096}$/.test(line) ? Buffer.from(line) : undefined),
  allowed: '8 to 4,096 visible ASCII characters',
};

const cap = {
  type: 'object',
  description: 'an object with any of visitor, member, tenant: how much of it a day may have',
  additionalProperties: false,
  properties: Object.fromEntries(['visitor', 'member', 'tenant'].map(whose => [whose, {type: 'number', minimum: 0, description: 'a number from 0 on'}])),
};

const brainSchema = {
  type: 'object',
  description: 'an object with the fields kind, baseUrl, model, keyFile',
  required: ['kind', 'baseUrl', 'model', 'keyFile'],
  additionalProperties: false,
  properties: {
    kind: {const: 'openai-compatible', description: '"openai-compatible"'},
    // Checked apart: what is found there is not to be shown.
    baseUrl: {},
    keyFile: {},
    model: {type: 'string', pattern: '^[!-~]{1,200}$', description: 'the model’s name, 1 to 200 visible ASCII characters'},
    api: {enum: [...brainApis], description: brainApis.map(api => `"${api}"`).join(' or ')},
    price: {
      type: 'object',
      description: 'an object with the fields currency, perMillionIn, perMillionOut',
      required: ['currency', 'perMillionIn', 'perMillionOut'],
      additionalProperties: false,
      properties: {
        currency: {type: 'string', pattern: '^[A-Z]{3}$', description: 'an ISO 4217 code, as "EUR"'},
        perMillionIn: {type: 'number', minimum: 0, description: 'what a million tokens cost that are sent, from 0 on'},
        perMillionOut: {type: 'number', minimum: 0, description: 'what a million tokens cost that come back, from 0 on'},
      },
    },
    limits: {
      type: 'object',
      description: 'an object with any of turns, tokens, money',
      additionalProperties: false,
      properties: {turns: cap, tokens: cap, money: cap},
    },
    longestAnswer: {type: 'integer', minimum: 16, maximum: 16_384, description: 'a number of tokens from 16 to 16384'},
    patience: {type: 'number', minimum: 1, maximum: 120, description: 'a number of seconds from 1 to 120'},
  },
};

/**
 * Reads `brains` of one tenant, with the files that hold the keys.
 *
 * @param pointer where the field is
 * @param folder what paths are relative to
 */
export function readBrains(value: unknown, pointer: string, folder: string): Field<{readonly [persona: string]: BrainOptions}> {
  if (!isObject(value)) return {ok: false, problems: [{pointer, found: 'something else', allowed: 'an object with the model of each persona by its id'}]};
  const read = Object.entries(value).map(([persona, brain]) => [persona, readBrain(brain, `${pointer}/${escaped(persona)}`, folder)] as const);
  const problems = read.flatMap(([, brain]) => (brain.ok ? [] : brain.problems));
  if (problems.length > 0) return {ok: false, problems};
  return {ok: true, value: Object.fromEntries(read.flatMap(([persona, brain]) => (brain.ok ? [[persona, brain.value]] : [])))};
}

/** Models for personas that the program does not have. */
export function unknownPersonas({personas = {}}: Program, brains: {readonly [persona: string]: BrainOptions} = {}, pointer: string): readonly SchemaProblem[] {
  return Object.keys(brains).filter(persona => !Object.hasOwn(personas, persona)).map(persona => ({
    pointer: `${pointer}/${escaped(persona)}`,
    found: 'a persona that the program does not have',
    allowed: Object.keys(personas).length > 0 ? `one of ${Object.keys(personas).join(', ')}` : 'no such field, as long as the program has no personas',
  }));
}

function readBrain(value: unknown, pointer: string, folder: string): Field<BrainOptions> {
  if (!isObject(value)) return {ok: false, problems: [{pointer, found: 'something else', allowed: brainSchema.description}]};
  const wrong = schemaProblems(brainSchema as Parameters<typeof schemaProblems>[0], value).map(problem => ({...problem, pointer: pointer + problem.pointer.replace(/^\/$/, '')}));
  if (wrong.length > 0) return {ok: false, problems: wrong};
  const {keyFile, ...written} = value as Written;
  const keys = readSecrets(keyFile, `${pointer}/keyFile`, folder, modelKey);
  const problems = [
    ...urlProblems(written.baseUrl, `${pointer}/baseUrl`),
    ...(keys.ok ? [] : keys.problems),
    ...(keys.ok && keys.value.length > 1 ? [{pointer: `${pointer}/keyFile`, found: `a file with ${keys.value.length} keys`, allowed: 'a file with one'}] : []),
    ...(written.limits?.money && !written.price ? [{pointer: `${pointer}/price`, found: 'nothing', allowed: 'what the model costs: the limits name money'}] : []),
  ];
  return problems.length === 0 && keys.ok ? {ok: true, value: {...usualBrain, ...written, key: keys.value[0]!}} : {ok: false, problems};
}

/** https://www.rfc-editor.org/rfc/rfc6901#section-3 */
function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
