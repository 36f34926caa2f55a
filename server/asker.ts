import type {Context} from 'hono';
import {voterOf} from '../src/program/index.js';
import {admitMember, bearerToken, type Member} from './member.js';
import {Problem} from './problem.js';
import type {Parts, ServiceEnv} from './service-env.js';
import type {Holder} from './store.js';
import type {Tenant} from './tenant.js';

/** Who asks, as the headers of a read say it. */
export interface Asker {
  readonly holder: Holder;
  /** From when on the member's token is no longer taken, milliseconds since the epoch. */
  readonly until: number | undefined;
  readonly visitor: string | undefined;
  readonly member: Member | undefined;
}

/** @throws {Problem} wrong-visitor, invalid-token */
export async function readAsker(c: Context<ServiceEnv>, tenant: Tenant, parts: Parts): Promise<Asker> {
  const visitor = readVisitor(c);
  const token = bearerToken(c.req.header('Authorization'));
  const member = token === undefined ? undefined : await admitMember(token, tenant, parts);
  return {holder: holderOf(visitor, member?.id), until: member?.until, visitor, member};
}

/**
 * Whose ballot, ideas and supports the reader is shown. Without a token, what
 * this visitor cast and said, also when the visitor belongs to a member: what
 * the member did elsewhere is shown to the member alone. With one, the
 * member's; and that of a visitor who belongs to nobody yet, which joining
 * would make the member's too.
 */
function holderOf(visitor = '', member?: string): Holder {
  return member === undefined ? {visitor} : {voters: [voterOf(visitor, member), voterOf(visitor)]};
}

function readVisitor(c: Context<ServiceEnv>): string | undefined {
  const visitor = c.req.header('Kin-Visitor');
  if (visitor === undefined) return undefined;
  if (isVisitorId(visitor)) return visitor;
  throw new Problem('wrong-visitor', 'The header Kin-Visitor holds no UUID in lower case: send the visitor’s id, or leave the header out.');
}

export function isVisitorId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
