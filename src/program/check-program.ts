import {type OutputUnit, type Schema, Validator} from '@cfworker/json-schema';
import {programSchema} from './program-schema.js';
import type {Program} from './program.js';

/** One thing to mend in a program file. */
export interface ProgramProblem {
  /** JSON Pointer (RFC 6901) to the place. */
  readonly pointer: string;
  readonly found: string;
  readonly allowed: string;
}

/** A program file that cannot be used; the message lists every problem with its pointer. */
export class ProgramError extends Error {
  override readonly name = 'ProgramError';

  constructor(readonly problems: readonly ProgramProblem[]) {
    super(problems.map(({pointer, found, allowed}) => `${pointer}: found ${found}; allowed: ${allowed}`).join('\n'));
  }
}

/**
 * Reads a program file's content.
 *
 * @throws {ProgramError} when it does not follow the schema, or contradicts itself.
 */
export function checkProgram(value: unknown): Program {
  const {errors, valid} = new Validator(programSchema as unknown as Schema, '2020-12', false).validate(value);
  const problems = valid ? contradictions(value as Program) : schemaProblems(errors, value);
  if (problems.length > 0) throw new ProgramError(problems);
  return value as Program;
}

/** What the schema cannot say. */
function contradictions(program: Program): ProgramProblem[] {
  const problems: ProgramProblem[] = [];
  for (const [id, poll] of Object.entries(program.polls)) {
    const seen = new Set<string>();
    poll.options.forEach((option, i) => {
      if (seen.has(option.id)) problems.push({pointer: `/polls/${id}/options/${i}/id`, found: show(option.id), allowed: 'an id that no other option of the poll has'});
      seen.add(option.id);
    });
    if (poll.opens !== undefined && poll.closes !== undefined && Date.parse(poll.opens) >= Date.parse(poll.closes)) {
      problems.push({pointer: `/polls/${id}/closes`, found: show(poll.closes), allowed: `a time after opens (${poll.opens})`});
    }
  }
  return problems;
}

/**
 * The validator reports each broken rule and then every rule around it; a
 * developer wants the innermost ones, in words.
 */
function schemaProblems(errors: readonly OutputUnit[], value: unknown): ProgramProblem[] {
  const problems = new Map<string, ProgramProblem>();
  for (const {keyword, keywordLocation, instanceLocation} of errors) {
    const path = resolveReferences(keywordLocation);
    const rule = at(programSchema, path);
    const place = decodeURI(instanceLocation.replace(/^#/, ''));
    const found = at(value, place);
    const add = (pointer: string, found: string, allowed: string): void => {
      problems.set(pointer, problems.get(pointer) ?? {pointer: pointer || '/', found, allowed});
    };
    switch (keyword) {
      case 'required':
        for (const name of rule as string[]) if (!Object.hasOwn(found as object, name)) add(`${place}/${name}`, 'nothing', 'this field is required');
        break;
      case 'additionalProperties': {
        if (rule !== false) break;
        const known = Object.keys((at(programSchema, path.replace(/\/additionalProperties$/, '/properties')) ?? {}));
        for (const name of Object.keys(found as object)) {
          if (!known.includes(name)) add(`${place}/${escape(name)}`, 'an unknown field', `one of ${known.join(', ')}`);
        }
        break;
      }
      case 'type': add(place, show(found), `a value of type ${String(rule)}`); break;
      case 'enum': add(place, show(found), (rule as unknown[]).map(show).join(', ')); break;
      case 'pattern': add(place, path.includes('/propertyNames/') ? 'this name' : show(found), `a text matching ${String(rule)}`); break;
      case 'format': add(place, show(found), 'a date and time as 2026-01-31T12:00:00Z'); break;
      case 'minItems': add(place, `${(found as unknown[]).length} entries`, `at least ${String(rule)}`); break;
      case 'maxItems': add(place, `${(found as unknown[]).length} entries`, `at most ${String(rule)}`); break;
      case 'minLength': add(place, show(found), `a text of at least ${String(rule)} characters`); break;
      case 'maxLength': add(place, show(found), `a text of at most ${String(rule)} characters`); break;
      case 'minProperties': add(place, show(found), `at least ${String(rule)} entry`); break;
      case 'anyOf': add(place, show(found), 'a text, or an object of texts by language'); break;
    }
  }
  return [...problems.values()];
}

/** `#/properties/polls/additionalProperties/$ref/…` → the place in the schema that the path ends at. */
function resolveReferences(location: string): string {
  let path = '';
  for (const token of location.replace(/^#/, '').split('/').slice(1)) {
    path += `/${token}`;
    if (token === '$ref') path = String(at(programSchema, path)).slice(1);
  }
  return path;
}

function at(root: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map(token => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, token) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[token] : undefined), root);
}

function escape(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function show(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
