import {type OutputUnit, type Schema, Validator} from '@cfworker/json-schema';

/** One thing to mend in a JSON file. */
export interface SchemaProblem {
  /** JSON Pointer (RFC 6901) to the place. */
  readonly pointer: string;
  readonly found: string;
  readonly allowed: string;
}

/**
 * Where a value breaks a schema (draft 2020-12), in words. Each place is named
 * once; what is allowed there is the schema's own `description`, or else what
 * the broken keyword says.
 */
export function schemaProblems(schema: Schema, value: unknown): SchemaProblem[] {
  const {errors} = new Validator(schema, '2020-12', false).validate(value);
  const problems = new Map<string, SchemaProblem>();
  const add = (pointer: string, found: string, allowed: string): void => {
    if (!problems.has(pointer)) problems.set(pointer, {pointer: pointer || '/', found, allowed});
  };
  for (const {keyword, keywordLocation, instanceLocation} of errors.filter(isInnermost)) {
    const path = resolveReferences(schema, keywordLocation);
    const rules = at(schema, path.replace(/\/[^/]*$/, '')) as Schema;
    const fields = (rules.properties ?? {}) as {readonly [name: string]: Schema};
    const pointer = decodeURI(instanceLocation).slice(1);
    const found = at(value, pointer);
    if (keyword === 'required') {
      for (const name of rules.required!) {
        if (!Object.hasOwn(found as object, name)) add(`${pointer}/${name}`, 'nothing', wordsOf(fields[name]) ?? 'this field is required');
      }
    } else if (keyword === 'additionalProperties') {
      if (rules.additionalProperties !== false) continue;
      for (const name of Object.keys(found as object)) {
        if (!Object.hasOwn(fields, name)) add(`${pointer}/${escape(name)}`, 'an unknown field', `one of ${Object.keys(fields).join(', ')}`);
      }
    } else {
      add(pointer, path.includes('/propertyNames/') ? 'this name' : foundBy(keyword, found), wordsOf(rules) ?? inWords(keyword, at(schema, path)));
    }
  }
  return [...problems.values()];
}

/** The problems, a line each. */
export function inLines(problems: readonly SchemaProblem[]): string {
  return problems.map(({pointer, found, allowed}) => `${pointer}: found ${found}; allowed: ${allowed}`).join('\n');
}

/** The others say only that something inside them is wrong, or what `additionalProperties` says better. */
function isInnermost({keyword}: OutputUnit): boolean {
  return !['properties', 'items', 'false', '$ref', 'propertyNames'].includes(keyword);
}

function wordsOf(schema: Schema | undefined): string | undefined {
  return schema?.description as string | undefined;
}

function foundBy(keyword: string, found: unknown): string {
  return keyword.endsWith('Items') ? `${(found as unknown[]).length} entries` : show(found);
}

function inWords(keyword: string, rule: unknown): string {
  switch (keyword) {
    case 'type': return `a value of type ${String(rule)}`;
    case 'enum': return (rule as unknown[]).map(show).join(', ');
    case 'pattern': return `a text matching ${String(rule)}`;
    case 'format': return 'a date and time as 2026-01-31T12:00:00Z';
    case 'minItems': return `at least ${String(rule)}`;
    case 'maxItems': return `at most ${String(rule)}`;
    case 'minLength': return `a text of at least ${String(rule)} characters`;
    case 'maxLength': return `a text of at most ${String(rule)} characters`;
    default: return `${keyword} ${JSON.stringify(rule)}`;
  }
}

/** `#/properties/polls/additionalProperties/$ref/…` → the place in the schema that the path ends at. */
function resolveReferences(schema: Schema, location: string): string {
  let path = '';
  for (const token of location.replace(/^#/, '').split('/').slice(1)) {
    path += `/${token}`;
    if (token === '$ref') path = String(at(schema, path)).slice(1);
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
