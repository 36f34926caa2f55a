import {type ProblemKind, problems} from './problem.js';

export type Json = Readonly<Record<string, unknown>>;

export const json = (name: string): Json => ({'application/json': {schema: {$ref: `#/components/schemas/${name}`}}});
export const ok = (description: string, content: Json): Json => ({200: {description, content}});

/** The answers for these kinds of problem, by status. */
export function failures(...kinds: readonly ProblemKind[]): Json {
  const all = [...kinds, 'internal' as const];
  return Object.fromEntries(all.map(kind => problems[kind].status).map(status => [status, {
    description: all.filter(kind => problems[kind].status === status).map(kind => `\`${kind}\`: ${problems[kind].title}.`).join(' '),
    content: {'application/problem+json': {schema: {$ref: '#/components/schemas/Problem'}}},
  }]));
}
