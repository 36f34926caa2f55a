import {errors, jwtVerify} from 'jose';
import {plainTextProblem, voterOf} from '../src/program/index.js';
import type {ErasureReads} from './erasure/erasure-store.js';
import type {MemberKey} from './member-keys.js';
import {Problem} from './problem.js';
import type {Tenant} from './tenant.js';

/** The longest time ahead at which a token may end, in seconds. */
export const longestToken = 15 * 60;
/** How far a shop's clock and the service's may be apart, in seconds. */
export const clockTolerance = 60;

/** How many products a token may name. */
export const mostBought = 100;

/** Who asks, as the shop's server vouches for it. */
export interface Member {
  /** The shop's own name for the member: the token's `sub`. */
  readonly id: string;
  /** When the token was made, milliseconds since the epoch: its `iat`, or the earliest that it may have been. */
  readonly since: number;
  /** From when on the token is no longer taken, milliseconds since the epoch. */
  readonly until: number;
  /** Whether they act for the brand: the token's `kin_role` is `operator`. */
  readonly operator: boolean;
  /** What they have bought and kept, by the shop's ids of products: the token's `kin_bought`; nothing when it has none. */
  readonly bought: readonly string[];
  /** The token's `given_name`, when it is plain text of at most 60 characters. */
  readonly firstName?: string;
}

/**
 * The member whom a token names: a JWT (https://www.rfc-editor.org/rfc/rfc7519)
 * that is signed with one of the tenant's keys, by ES256 alone, for this tenant
 * and for a short time.
 *
 * @param now milliseconds since the epoch
 * @throws {Problem} invalid-token; the detail says why and repeats nothing of the token
 */
export async function readMember(token: string, {id, memberKeys = []}: Tenant, now: number): Promise<Member> {
  if (memberKeys.length === 0) {
    throw invalid('This tenant takes no tokens: give it memberKeys in the tenants file, or send none.');
  }
  const keyOf = (header: {readonly kid?: string}): MemberKey => {
    const key = memberKeys.find(({kid}) => kid === header.kid);
    if (key) return key;
    const known = memberKeys.map(({kid}) => `"${kid}"`).join(', ');
    throw invalid(`The token’s header names ${header.kid === undefined ? 'no key (kid)' : 'a key (kid) that the tenant does not have'}. The tenant’s memberKeys: ${known}.`);
  };
  try {
    const {payload: {sub, exp, iat, kin_role: role, kin_bought: bought = [], given_name: givenName}} = await jwtVerify(token, keyOf, {
      algorithms: ['ES256'],
      audience: id,
      requiredClaims: ['sub', 'exp'],
      clockTolerance,
      currentDate: new Date(now),
    });
    const ahead = now / 1000 + clockTolerance;
    if (exp! >= ahead + longestToken) throw invalid(`The token ends (exp) more than ${longestToken} s from now: sign it for a shorter time.`);
    if (iat !== undefined && iat > ahead) throw invalid('The token was made (iat) in the future: set the shop’s clock.');
    if (typeof sub !== 'string' || !/^[!-~]{1,128}$/.test(sub)) throw invalid('The token’s sub is not a member’s id of 1 to 128 visible ASCII characters.');
    if (!isProductList(bought)) throw invalid(`The token’s kin_bought is not a list of at most ${mostBought} product ids, each of 1 to 128 visible ASCII characters.`);
    const firstName = readFirstName(givenName);
    return {id: sub, since: (iat ?? exp! - longestToken) * 1000, until: (exp! + clockTolerance) * 1000, operator: role === 'operator', bought, ...(firstName !== undefined && {firstName})};
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
    throw invalid(inWords(error, id));
  }
}

/**
 * The same, unless the token was made before its member was forgotten: what a
 * page that was left open does with it must not begin them anew.
 *
 * @throws {Problem} invalid-token
 */
export async function admitMember(token: string, tenant: Tenant, {store, now}: {readonly store: ErasureReads; readonly now: () => number}): Promise<Member> {
  const member = await readMember(token, tenant, now());
  const erased = await store.erasedAt(tenant.id, voterOf('', member.id));
  if (erased !== undefined && member.since <= Date.parse(erased)) throw invalid('The token was made before its member was forgotten: fetch a fresh one.');
  return member;
}

/** The token of an `Authorization` header (https://www.rfc-editor.org/rfc/rfc6750#section-2.1); other schemes are a proxy's business. */
export function bearerToken(header: string | undefined): string | undefined {
  return /^bearer\b *(.*)$/i.exec(header ?? '')?.[1];
}

function isProductList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length <= mostBought && value.every(id => typeof id === 'string' && /^[!-~]{1,128}$/.test(id));
}

/** The claim is a common one (https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims): a token with another use for it is no less valid. */
function readFirstName(name: unknown): string | undefined {
  const trimmed = typeof name === 'string' ? name.trim() : '';
  return trimmed !== '' && [...trimmed].length <= 60 && plainTextProblem(trimmed) === undefined ? trimmed : undefined;
}

function invalid(detail: string): Problem {
  return new Problem('invalid-token', detail, {'WWW-Authenticate': 'Bearer error="invalid_token"'});
}

function inWords(error: errors.JOSEError, tenant: string): string {
  if (error instanceof errors.JWTExpired) return 'The token has expired (exp): fetch a fresh one.';
  if (error instanceof errors.JOSEAlgNotAllowed) return 'The token is not signed with ES256, the only algorithm that is taken.';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'The token’s signature does not fit the key that its header names (kid).';
  if (!(error instanceof errors.JWTClaimValidationFailed)) return 'The token is no signed JWT in compact form.';
  switch (error.claim) {
    case 'aud': return `The token is not for this tenant: its aud must be "${tenant}".`;
    case 'nbf': return 'The token is not valid yet (nbf): set the shop’s clock.';
    default: return `The token’s ${error.claim} is ${error.reason === 'missing' ? 'missing' : 'not a time in seconds since the epoch'}.`;
  }
}
