import type {Context} from 'hono';
import type {ContentfulStatusCode} from 'hono/utils/http-status';
import type {ServiceEnv} from './service-env.js';

/** Every kind of problem that the service answers with; the last part of its `type`. */
export const problems = {
  'not-json': {status: 400, title: 'The body is not JSON'},
  'wrong-envelope': {status: 400, title: 'The body is not a delivery of events'},
  'wrong-decision': {status: 400, title: 'The body is not a decision'},
  'wrong-message': {status: 400, title: 'The body is not a message'},
  'wrong-coupons': {status: 400, title: 'The body is not a list of codes'},
  'wrong-query': {status: 400, title: 'The address has a query that is not understood'},
  'wrong-run': {status: 400, title: 'The body is not a run that can be answered'},
  'wrong-member': {status: 400, title: 'The address has no member’s id'},
  'wrong-visitor': {status: 400, title: 'The visitor id is not a UUID'},
  'wrong-webhook': {status: 400, title: 'The webhook is signed, and its body cannot be used'},
  'stale-webhook': {status: 400, title: 'The webhook was not sent lately'},
  'unknown-key': {status: 401, title: 'No tenant has this key'},
  'invalid-token': {status: 401, title: 'The member’s token is not valid'},
  'wrong-signature': {status: 401, title: 'The webhook is not signed with the tenant’s secret'},
  'not-operator': {status: 403, title: 'The token is not an operator’s'},
  'origin-not-listed': {status: 403, title: 'The page’s origin is not on the tenant’s list'},
  'unknown-path': {status: 404, title: 'There is nothing here'},
  'unknown-idea': {status: 404, title: 'There is no such idea'},
  'unknown-tenant': {status: 404, title: 'There is no such tenant'},
  'unknown-webhook': {status: 404, title: 'The tenant takes no such webhook'},
  'unknown-poll': {status: 404, title: 'The program has no such poll'},
  'unknown-referral': {status: 404, title: 'There is no such referral, or none at all'},
  'unknown-bonds': {status: 404, title: 'The program has no bonds'},
  'unknown-persona': {status: 404, title: 'The program has no such persona'},
  'unknown-chat': {status: 404, title: 'There is no such chat'},
  'unknown-code': {status: 404, title: 'There is no such code'},
  'unknown-pool': {status: 404, title: 'The program has no such pool'},
  'wrong-method': {status: 405, title: 'This address does not take this method'},
  'wrong-step': {status: 409, title: 'The idea does not stand where this decision can be made'},
  'not-waiting': {status: 409, title: 'A ballot does not wait for a decision'},
  'taken': {status: 409, title: 'Another of the brand’s people has the chat'},
  'not-yours': {status: 409, title: 'The chat is not the operator’s'},
  'closed': {status: 409, title: 'The chat is closed'},
  'id-reused': {status: 409, title: 'Another message has this id'},
  'may-not': {status: 409, title: 'The persona may not write first to them'},
  'limit': {status: 409, title: 'The shopper does not want more messages for now'},
  'too-large': {status: 413, title: 'The body is too large'},
  'internal': {status: 500, title: 'The service failed'},
  'unavailable': {status: 503, title: 'The service cannot answer now'},
} as const satisfies {readonly [kind: string]: {readonly status: ContentfulStatusCode; readonly title: string}};

export type ProblemKind = keyof typeof problems;

/** A request that cannot be answered; becomes an `application/problem+json` response (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';

  /**
   * @param detail what is wrong, where, and what to do
   * @param more what a program reads of it (https://www.rfc-editor.org/rfc/rfc9457#section-3.2)
   */
  constructor(
    readonly kind: ProblemKind,
    detail: string,
    readonly headers: Readonly<Record<string, string>> = {},
    readonly more: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
  }
}

export function problemResponse(c: Context<ServiceEnv>, {kind, message, headers, more}: Problem): Response {
  const {status, title} = problems[kind];
  const body = {type: `urn:kindred:problem:${kind}`, title, status, detail: message, requestId: c.get('requestId'), ...more};
  return c.body(JSON.stringify(body), status, {'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...headers});
}
