import {createPublicKey} from 'node:crypto';
import fc from 'fast-check';
import {exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT} from 'jose';
import {describe, expect, it} from 'vitest';
import {bearerToken, mostBought, readMember} from '../../server/member.js';
import {Problem} from '../../server/problem.js';
import type {Tenant} from '../../server/tenant.js';
import {aShop, noonSeconds} from './member-fixture.js';
import {noon, tea} from './service-fixture.js';

const [shop, summer] = await Promise.all([aShop('spring'), aShop('summer')]);
const tenant: Tenant = {...tea, memberKeys: [shop.key]};

/** Why the token is not taken, or nothing. */
async function refusal(token: string, of = tenant, now = noon): Promise<string | undefined> {
  try {
    await readMember(token, of, now);
    return undefined;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    expect(error).toMatchObject({kind: 'invalid-token', headers: {'WWW-Authenticate': 'Bearer error="invalid_token"'}});
    for (const part of token.split('.').filter(part => part.length > 8)) expect(error.message).not.toContain(part);
    return error.message;
  }
}

describe('a member’s token', () => {
  it('names the member, until it ends', async () => {
    expect(await readMember(await shop.token('mia-7'), tenant, noon)).toEqual({id: 'mia-7', since: noon - 300_000, until: noon + 660_000, operator: false, bought: []});
  });

  it('says who acts for the brand', async () => {
    expect(await readMember(await shop.token('olga', {kin_role: 'operator'}), tenant, noon)).toMatchObject({id: 'olga', operator: true});
    for (const kin_role of ['member', 'operators', true, ['operator'], null]) expect(await readMember(await shop.token('mia', {kin_role}), tenant, noon)).toMatchObject({operator: false});
  });

  it('says what the member has bought', async () => {
    expect(await readMember(await shop.token('mia', {kin_bought: ['tin-2026', 'gid://shop/Product/7']}), tenant, noon)).toMatchObject({bought: ['tin-2026', 'gid://shop/Product/7']});
    const most = Array.from({length: mostBought}, (_, i) => `${i}`);
    expect(await readMember(await shop.token('mia', {kin_bought: most}), tenant, noon)).toMatchObject({bought: most});
    for (const kin_bought of ['tin', null, true, 7, {0: 'tin'}, [7], [''], ['a tin'], ['茶'], ['x'.repeat(129)], ['tin', ['tin']], [...most, 'more']]) {
      expect(await refusal(await shop.token('mia', {kin_bought})), JSON.stringify(kin_bought)).toContain('kin_bought is not a list of at most 100 product ids');
    }
  });

  it('is taken with one of the tenant’s keys, which the header names, so that keys can change', async () => {
    const both = {...tea, memberKeys: [summer.key, shop.key]};
    expect(await refusal(await shop.token('mia'), both)).toBeUndefined();
    expect(await refusal(await summer.token('mia'), both)).toBeUndefined();
    expect(await refusal(await summer.token('mia'))).toBe('The token’s header names a key (kid) that the tenant does not have. The tenant’s memberKeys: "spring".');
    expect(await refusal(await shop.token('mia', {}, {kid: 'summer'}), both)).toContain('signature does not fit');
    expect(await refusal(await new SignJWT({sub: 'mia', aud: 'tea', exp: noonSeconds + 60}).setProtectedHeader({alg: 'ES256'}).sign(shop.privateKey))).toContain('names no key (kid)');
  });

  it('is not taken by a tenant without keys', async () => {
    expect(await refusal(await shop.token('mia'), tea)).toContain('This tenant takes no tokens');
  });

  it('is signed by ES256 alone, whatever its header says', async () => {
    const claims = {sub: 'mia', aud: 'tea', exp: noonSeconds + 60};
    const spki = createPublicKey({key: {...shop.key}, format: 'jwk'}).export({type: 'spki', format: 'pem'}).toString();
    // What everybody may know of the key, taken for a shared secret.
    for (const secret of [spki, JSON.stringify(shop.key), shop.key.x]) {
      const confused = await new SignJWT(claims).setProtectedHeader({alg: 'HS256', kid: 'spring'}).sign(new TextEncoder().encode(secret));
      expect(await refusal(confused)).toContain('not signed with ES256');
    }
    const [, unsigned] = new UnsecuredJWT(claims).encode().split('.');
    for (const alg of ['none', 'None', '']) {
      const header = Buffer.from(JSON.stringify({alg, kid: 'spring'})).toString('base64url');
      expect(await refusal(`${header}.${unsigned}.`)).toMatch(/not signed with ES256|no signed JWT/);
    }
    const other = await generateKeyPair('ES384');
    expect(await refusal(await new SignJWT(claims).setProtectedHeader({alg: 'ES384', kid: 'spring'}).sign(other.privateKey))).toContain('not signed with ES256');
  });

  it('brings no key of its own', async () => {
    const {publicKey, privateKey} = await generateKeyPair('ES256', {extractable: true});
    const jwk = await exportJWK(publicKey);
    const token = await new SignJWT({sub: 'mia', aud: 'tea', exp: noonSeconds + 60}).setProtectedHeader({alg: 'ES256', kid: 'spring', jwk}).sign(privateKey);
    expect(await refusal(token)).toContain('signature does not fit');
  });

  it('holds what was signed and nothing else', async () => {
    const [header, , signature] = (await shop.token('mia')).split('.');
    const [, payload] = (await shop.token('noa')).split('.');
    expect(await refusal(`${header}.${payload}.${signature}`)).toContain('signature does not fit');
    expect(await refusal(`${header}.${payload}.`)).toBeDefined();
  });

  it.each([
    ['for another tenant', {aud: 'ink'}, 'its aud must be "tea"'],
    ['for nobody', {aud: undefined}, 'its aud must be "tea"'],
    ['without an end', {exp: undefined}, 'The token’s exp is missing'],
    ['with an end that is no time', {exp: 'soon'}, 'The token’s exp is not a time'],
    ['that ends in 16 minutes', {exp: noonSeconds + 960}, 'ends (exp) more than 900 s from now'],
    ['that never ends', {exp: 1e300}, 'ends (exp) more than 900 s from now'],
    ['that ended a minute ago', {exp: noonSeconds - 60}, 'has expired (exp)'],
    ['that begins later', {nbf: noonSeconds + 61}, 'not valid yet (nbf)'],
    ['that was made later', {iat: noonSeconds + 61}, 'made (iat) in the future'],
    ['made at no time', {iat: 'now'}, 'The token’s iat is not a time'],
    ['without a member', {sub: undefined}, 'The token’s sub is missing'],
    ['for a member without a name', {sub: ''}, 'sub is not a member’s id'],
    ['for a name too long', {sub: 'm'.repeat(129)}, 'sub is not a member’s id'],
    ['for a name with a space', {sub: 'mia b'}, 'sub is not a member’s id'],
    ['for a name that is not ASCII', {sub: 'mía'}, 'sub is not a member’s id'],
    ['for a name that is no text', {sub: 7}, 'sub is not a member’s id'],
  ])('is not taken %s', async (_, claims, why) => {
    expect(await refusal(await shop.token('mia', claims as JWTPayload))).toContain(why);
  });

  it.each([
    ['ends in 15 minutes', {exp: noonSeconds + 900}],
    ['ends in 15 minutes by a clock that is 59 s ahead', {exp: noonSeconds + 959, iat: noonSeconds + 59, nbf: noonSeconds + 59}],
    ['ended less than a minute ago', {exp: noonSeconds - 59}],
    ['is for several, and this tenant', {aud: ['shop', 'tea']}],
    ['names a member in 128 characters', {sub: '~'.repeat(128)}],
  ])('is taken when it %s', async (_, claims) => {
    expect(await refusal(await shop.token('mia', claims))).toBeUndefined();
  });

  it('goes by the clock that it is given', async () => {
    const token = await shop.token('mia');
    expect(await refusal(token, tenant, noon + 659_999)).toBeUndefined();
    expect(await refusal(token, tenant, noon + 660_000)).toContain('expired');
    expect(await refusal(token, tenant, noon - 400_000)).toContain('more than 900 s');
  });

  it('is refused in words, whatever it is instead', async () => {
    const [header, payload, signature] = (await shop.token('mia')).split('.') as [string, string, string];
    const part = fc.oneof(fc.constantFrom(header, payload, signature, '', 'e30', 'bnVsbA', '.'), fc.base64String(), fc.string());
    await fc.assert(fc.asyncProperty(fc.array(part, {maxLength: 5}).filter(parts => parts.join('.') !== [header, payload, signature].join('.')), async parts => {
      expect(await refusal(parts.join('.'))).toBeTruthy();
    }), {numRuns: 300});
    for (const crit of [['b64'], ['exp'], 'exp', []]) {
      const head = Buffer.from(JSON.stringify({alg: 'ES256', kid: 'spring', b64: false, crit})).toString('base64url');
      expect(await refusal(`${head}.${payload}.${signature}`)).toBeTruthy();
    }
  });
});

describe('an Authorization header', () => {
  it('gives the token of the Bearer scheme', () => {
    expect(bearerToken('Bearer a.b.c')).toBe('a.b.c');
    expect(bearerToken('bearer   a.b.c')).toBe('a.b.c');
    expect(bearerToken('Bearer')).toBe('');
    for (const other of [undefined, '', 'Basic dTpw', 'Bearers a', 'a.b.c']) expect(bearerToken(other)).toBeUndefined();
  });
});
