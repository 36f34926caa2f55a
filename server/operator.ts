import type {Context} from 'hono';
import {inLines, schemaProblems} from '../src/program/index.js';
import {bearerToken, type Member, readMember} from './member.js';
import {Problem} from './problem.js';
import type {ServiceEnv} from './service-env.js';
import type {Tenant} from './tenant.js';

/** @throws {Problem} invalid-token, not-operator */
export async function readOperator(c: Context<ServiceEnv>, tenant: Tenant, now: number): Promise<Member> {
  const token = bearerToken(c.req.header('Authorization'));
  if (token === undefined) throw new Problem('invalid-token', 'The request has no token: send an operator’s as Authorization: Bearer ….', {'WWW-Authenticate': 'Bearer'});
  const member = await readMember(token, tenant, now);
  if (!member.operator) throw new Problem('not-operator', 'The token is a member’s: for operators, the shop signs one with the claim "kin_role": "operator".');
  return member;
}

/**
 * What an operator decides, or says.
 *
 * @throws {Problem} not-json, and `wrong`
 */
export function readDecision<T>(body: string, schema: object & {readonly required: readonly string[]}, wrong: 'wrong-decision' | 'wrong-message' = 'wrong-decision'): T {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new Problem('not-json', `The body cannot be parsed: send one JSON object with the ${schema.required.length > 1 ? 'fields' : 'field'} ${schema.required.join(', ')}.`);
  }
  const problems = schemaProblems(schema as object, value);
  if (problems.length > 0) throw new Problem(wrong, inLines(problems));
  return value as T;
}
