import {type OutputUnit, type Schema, Validator} from '@cfworker/json-schema';
import type {ProgramProblem} from '../src/program/index.js';

/**
 * Where a value breaks a schema, in words. Each place is named once; what is
 * allowed there is the schema's own `description`, so every schema inside it
 * needs one.
 */
export function schemaProblems(schema: Schema, value: unknown): readonly ProgramProblem[] {
  const {errors} = new Validator(schema, '2020-12', false).validate(value);
  const problems = new Map<string, ProgramProblem>();
  const add = (problem: ProgramProblem): void => {
    if (!problems.has(problem.pointer)) problems.set(problem.pointer, problem);
  };
  for (const error of errors.filter(isInnermost)) {
    const pointer = decodeURI(error.instanceLocation).slice(1);
    const found = at(value, pointer);
    const rules = at(schema, error.keywordLocation.slice(1).replace(/\/[^/]*$/, '')) as Schema;
    const fields = (rules.properties ?? {}) as {readonly [name: string]: Schema};
    switch (error.keyword) {
      case 'required':
        for (const name of rules.required!) {
          if (!Object.hasOwn(found as object, name)) add({pointer: `${pointer}/${name}`, found: 'nothing', allowed: allowedBy(fields[name]!)});
        }
        break;
      case 'additionalProperties':
        for (const name of Object.keys(found as object)) {
          if (!Object.hasOwn(fields, name)) add({pointer: `${pointer}/${escape(name)}`, found: 'an unknown field', allowed: `one of ${Object.keys(fields).join(', ')}`});
        }
        break;
      default:
        add({pointer: pointer || '/', found: show(found), allowed: allowedBy(rules)});
    }
  }
  return [...problems.values()];
}

/** The problems, a line each. */
export function inLines(problems: readonly ProgramProblem[]): string {
  return problems.map(({pointer, found, allowed}) => `${pointer}: found ${found}; allowed: ${allowed}`).join('\n');
}

/** The others say only that something inside them is wrong, or what `additionalProperties` says better. */
function isInnermost({keyword}: OutputUnit): boolean {
  return !['properties', 'items', 'false'].includes(keyword);
}

function allowedBy({description}: Schema): string {
  return description as string;
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
