import {exportJWK, generateKeyPair, type JWTPayload, SignJWT} from 'jose';
import type {MemberKey} from '../../server/member-keys.js';
import {noon, tea} from './service-fixture.js';

/** A shop's server, as far as tokens go. */
export interface Shop {
  /** What stands in the tenants file. */
  readonly key: MemberKey;
  readonly privateKey: CryptoKey;
  /** A token that holds at noon; `undefined` leaves a claim out. */
  token(sub: string, claims?: JWTPayload, header?: {readonly kid?: string; readonly alg?: string}): Promise<string>;
}

/** In seconds, as tokens have it. */
export const noonSeconds = noon / 1000;

export async function aShop(kid = 'spring'): Promise<Shop> {
  const {publicKey, privateKey} = await generateKeyPair('ES256', {extractable: true});
  return {
    key: {...(await exportJWK(publicKey)), kid} as MemberKey,
    privateKey,
    token: (sub, claims, header) =>
      new SignJWT({sub, aud: tea.id, exp: noonSeconds + 600, ...claims}).setProtectedHeader({alg: 'ES256', kid, ...header}).sign(privateKey),
  };
}
