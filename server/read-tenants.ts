import {readFileSync} from 'node:fs';
import {dirname, resolve} from 'node:path';
import {checkProgram, inLines, type Program, ProgramError, type SchemaProblem, schemaProblems} from '../src/program/index.js';
import {readBrains, unknownPersonas} from './brains/read-brains.js';
import {placeOfMistake} from './json-place.js';
import {memberKey, memberKeyProblems} from './member-keys.js';
import {StartupError} from './startup-error.js';
import type {Tenant} from './tenant.js';
import {readShopFields, unknownCalls} from './webhooks/read-shop-fields.js';

const tenantsSchema = {
  type: 'object',
  description: 'an object with the field tenants',
  required: ['tenants'],
  additionalProperties: false,
  properties: {
    $schema: {type: 'string', description: 'a URL'},
    tenants: {
      type: 'array',
      description: 'a list of at least one tenant',
      minItems: 1,
      items: {
        type: 'object',
        description: 'an object with the fields id, keys, origins, program',
        required: ['id', 'keys', 'origins', 'program'],
        additionalProperties: false,
        properties: {
          id: {type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,63}$', description: 'an id of a-z, 0-9 and "-", at most 64 characters'},
          keys: {
            type: 'array',
            description: 'a list of at least one publishable key',
            minItems: 1,
            items: {type: 'string', pattern: '^pk_[A-Za-z0-9_]{1,125}$', description: 'a publishable key: "pk_" and then letters, digits and "_"'},
          },
          origins: {
            type: 'array',
            description: 'a list of origins; an empty one lets no page ask',
            items: {
              type: 'string',
              pattern: '^https?://([a-z0-9.-]+|\\[[0-9a-f:.]+\\])(:(\\*|[0-9]{1,5}))?$',
              description: 'an origin as a browser sends it, in lower case and without a path: "https://shop.example", or "http://localhost:*" for any port',
            },
          },
          program: {type: 'string', minLength: 1, description: 'the path of a program file, relative to this file'},
          // Checked apart: what is found there is not to be shown.
          memberKeys: {},
          webhooks: {},
          calls: {},
          brains: {},
        },
      },
    },
  },
};

interface TenantsFile {
  readonly tenants: readonly (Omit<Tenant, 'program' | 'webhooks' | 'calls' | 'brains'> & {readonly program: string; readonly webhooks?: unknown; readonly calls?: unknown; readonly brains?: unknown})[];
}

/**
 * Reads the tenants file, and of each tenant the program file with those of its
 * personas, and the files of secrets.
 *
 * @throws {StartupError} that names the file and the place of everything to mend in it
 */
export function readTenants(path: string): readonly Tenant[] {
  const value = readJson(path, 'tenants file', 'Set KINDRED_TENANTS to the path of one.');
  const mend = (problems: readonly SchemaProblem[]): void => {
    if (problems.length > 0) throw new StartupError(`The tenants file ${path} cannot be used:\n${inLines(problems)}`);
  };
  mend(schemaProblems(tenantsSchema as Parameters<typeof schemaProblems>[0], value));
  const folder = dirname(path);
  const {tenants} = value as TenantsFile;
  const shops = tenants.map((tenant, i) => readShopFields(tenant, `/tenants/${i}`, folder));
  const models = tenants.map(({brains}, i) => (brains === undefined ? undefined : readBrains(brains, `/tenants/${i}/brains`, folder)));
  mend([...contradictions(value as TenantsFile), ...shops.flatMap(({problems}) => problems), ...models.flatMap(read => (!read || read.ok ? [] : read.problems))]);
  return tenants.map((tenant, i) => {
    const {fields} = shops[i]!;
    const program = readProgram(resolve(folder, tenant.program), `${path} names it at /tenants/${i}/program.`);
    const brains = models[i]?.ok ? models[i].value : undefined;
    mend([...unknownCalls(program, fields.calls, `/tenants/${i}`), ...unknownPersonas(program, brains, `/tenants/${i}/brains`)]);
    const {webhooks: _, calls: __, brains: ___, ...rest} = tenant;
    return {...rest, ...(tenant.memberKeys && {memberKeys: tenant.memberKeys.map(memberKey)}), ...fields, ...(brains && {brains}), program};
  });
}

/** What the schema cannot say. */
function contradictions({tenants}: TenantsFile): readonly SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  const seen = new Map<string, string>();
  const once = (kind: string, value: string, pointer: string): void => {
    const first = seen.get(`${kind} ${value}`);
    if (first !== undefined) problems.push({pointer, found: JSON.stringify(value), allowed: `a ${kind} of its own; ${first} has the same`});
    else seen.set(`${kind} ${value}`, pointer);
  };
  tenants.forEach(({id, keys, origins, memberKeys}, i) => {
    once('tenant id', id, `/tenants/${i}/id`);
    keys.forEach((key, k) => once('key', key, `/tenants/${i}/keys/${k}`));
    origins.forEach((origin, o) => {
      const written = origin.replace(/:\*$/, '');
      const sent = URL.canParse(written) ? new URL(written).origin : undefined;
      if (sent !== written) {
        problems.push({pointer: `/tenants/${i}/origins/${o}`, found: JSON.stringify(origin), allowed: sent === undefined ? 'a valid host and port' : `${JSON.stringify(sent)}, as a browser sends it`});
      }
    });
    if (memberKeys !== undefined) problems.push(...memberKeyProblems(memberKeys, `/tenants/${i}/memberKeys`));
  });
  return problems;
}

function readProgram(path: string, whoAsks: string): Program {
  const {value, files} = withPersonas(readJson(path, 'program file', whoAsks), path);
  try {
    return checkProgram(value);
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error;
    throw new StartupError(`The program file ${path}${files.map(file => `, with ${file},`).join('')} cannot be used:\n${inLines(error.problems)}`, {cause: error});
  }
}

/** A program with the personas whose files it names, relative to its own: they are long. */
function withPersonas(value: unknown, path: string): {readonly value: unknown; readonly files: readonly string[]} {
  const {personas} = (value ?? {}) as {readonly personas?: unknown};
  if (typeof personas !== 'object' || personas === null || Array.isArray(personas)) return {value, files: []};
  const named = Object.entries(personas).filter((entry): entry is [string, string] => typeof entry[1] === 'string').map(([id, file]) => ({id, file: resolve(dirname(path), file)}));
  const read = named.map(({id, file}): [string, unknown] => [id, readJson(file, 'persona file', `${path} names it at /personas/${id}.`)]);
  return {value: {...(value as object), personas: {...personas, ...Object.fromEntries(read) as object}}, files: named.map(({file}) => file)};
}

function readJson(path: string, what: string, hint: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new StartupError(`The ${what} ${path} cannot be read: ${(error as Error).message}. ${hint}`, {cause: error});
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new StartupError(`The ${what} ${path} is not JSON; the mistake is at ${placeOfMistake(text)}.`, {cause: error});
  }
}
