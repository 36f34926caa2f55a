import type {Schema} from '@cfworker/json-schema';
import {programSchema} from './program-schema.js';
import type {Program} from './program.js';
import {inLines, type SchemaProblem, schemaProblems} from './schema-problems.js';

/** A program file that cannot be used; the message lists every problem with its pointer. */
export class ProgramError extends Error {
  override readonly name = 'ProgramError';

  constructor(readonly problems: readonly SchemaProblem[]) {
    super(inLines(problems));
  }
}

/**
 * Reads a program file's content.
 *
 * @throws {ProgramError} when it does not follow the schema, or contradicts itself.
 */
export function checkProgram(value: unknown): Program {
  const broken = schemaProblems(programSchema as unknown as Schema, value);
  const problems = broken.length > 0 ? broken : contradictions(value as Program);
  if (problems.length > 0) throw new ProgramError(problems);
  return value as Program;
}

/** What the schema cannot say. */
function contradictions(program: Program): SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  for (const [id, poll] of Object.entries(program.polls)) {
    const seen = new Set<string>();
    poll.options.forEach((option, i) => {
      if (seen.has(option.id)) problems.push({pointer: `/polls/${id}/options/${i}/id`, found: JSON.stringify(option.id), allowed: 'an id that no other option of the poll has'});
      seen.add(option.id);
    });
    if (poll.opens !== undefined && poll.closes !== undefined && Date.parse(poll.opens) >= Date.parse(poll.closes)) {
      problems.push({pointer: `/polls/${id}/closes`, found: JSON.stringify(poll.closes), allowed: `a time after opens (${poll.opens})`});
    }
  }
  return problems;
}
