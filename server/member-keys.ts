import {createPublicKey, type JsonWebKey} from 'node:crypto';
import type {SchemaProblem} from '../src/program/index.js';

/**
 * A public key with which a shop's tokens are checked: a JWK
 * (https://www.rfc-editor.org/rfc/rfc7517) for ES256
 * (https://www.rfc-editor.org/rfc/rfc7518#section-3.4).
 */
export interface MemberKey {
  /** Which of the tenant's keys; tokens name it in their header. */
  readonly kid: string;
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * What keeps a value from being a list of member keys. It shows only what a
 * public key may have: whoever pastes a private key by mistake must not find it
 * in a log.
 *
 * @param pointer where the value is
 */
export function memberKeyProblems(value: unknown, pointer: string): readonly SchemaProblem[] {
  if (!Array.isArray(value) || value.length === 0) {
    return [{pointer, found: 'something else', allowed: 'a list of at least one public key (of a JWK Set, its "keys"), or no such field'}];
  }
  const kids = value.map(key => (isObject(key) ? key.kid : undefined));
  return value.flatMap((key: unknown, i): SchemaProblem[] => {
    const first = kids.indexOf(kids[i]);
    if (isObject(key) && first < i && kids[i] !== undefined) {
      return [{pointer: `${pointer}/${i}/kid`, found: show(kids[i]), allowed: `a kid of its own; ${pointer}/${first}/kid has the same`}];
    }
    return keyProblems(key, `${pointer}/${i}`);
  });
}

/** The fields that are used; other fields of a JWK are none of the service's business. */
export function memberKey({kid, kty, crv, x, y}: MemberKey): MemberKey {
  return {kid, kty, crv, x, y};
}

function keyProblems(key: unknown, pointer: string): SchemaProblem[] {
  if (!isObject(key)) return [{pointer, found: 'something else', allowed: 'a public key as a JWK: {"kid", "kty", "crv", "x", "y"}'}];
  const secret = ['d', 'k'].find(name => name in key);
  if (secret !== undefined) {
    return [{
      pointer: `${pointer}/${secret}`,
      found: 'a private key',
      allowed: `the public half alone; take "${secret}" out, and because others may have read it here, make a new pair`,
    }];
  }
  const problem = (name: string, allowed: string): SchemaProblem => ({pointer: `${pointer}/${name}`, found: show(key[name]), allowed});
  if (typeof key.kid !== 'string' || !/^[!-~]{1,128}$/.test(key.kid)) {
    return [problem('kid', 'a name for this key, 1 to 128 visible ASCII characters, which the tokens’ headers repeat')];
  }
  if (key.kty !== 'EC') return [problem('kty', '"EC": tokens are signed with ES256')];
  if (key.crv !== 'P-256') return [problem('crv', '"P-256": tokens are signed with ES256')];
  if (key.alg !== undefined && key.alg !== 'ES256') return [problem('alg', '"ES256", or no such field')];
  if (key.use !== undefined && key.use !== 'sig') return [problem('use', '"sig", or no such field')];
  return isPoint(key) ? [] : [{pointer, found: 'x and y that are no point of P-256', allowed: 'the public key as it was exported'}];
}

function isPoint(key: Json): boolean {
  try {
    createPublicKey({key: key as JsonWebKey, format: 'jwk'});
    return true;
  } catch {
    return false;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80);
}
