import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {exportJWK} from 'jose';
import {describe, expect, it} from 'vitest';
import {placeOfMistake} from '../../server/json-place.js';
import {readTenants} from '../../server/read-tenants.js';
import {StartupError} from '../../server/startup-error.js';
import type {BallotPoll} from '../../src/program/index.js';
import {aShop} from './member-fixture.js';
import {program, temporaryFolder} from './service-fixture.js';

const tea = {id: 'tea', keys: ['pk_tea'], origins: ['https://tea.example', 'http://localhost:*'], program: './program.json'};

/** Writes the files and gives what reading them says. */
function reading(tenants: unknown, programFile: unknown = program): {path: string; message: string} {
  const folder = temporaryFolder();
  const path = join(folder, 'tenants.json');
  const write = (file: string, value: unknown): void => writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  if (tenants !== undefined) write(path, tenants);
  if (programFile !== undefined) write(join(folder, 'program.json'), programFile);
  try {
    readTenants(path);
  } catch (error) {
    expect(error).toBeInstanceOf(StartupError);
    return {path, message: (error as Error).message};
  }
  return {path, message: ''};
}

describe('the tenants file', () => {
  it('gives tenants, each with the program beside it', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'shops'));
    writeFileSync(join(folder, 'shops', 'ink.json'), JSON.stringify(program));
    writeFileSync(join(folder, 'tenants.json'), JSON.stringify({$schema: 'x', tenants: [{...tea, program: 'shops/ink.json'}]}));
    expect(readTenants(join(folder, 'tenants.json'))).toEqual([{...tea, program}]);
  });

  it('is refused with file, place, what was found and what is allowed', () => {
    const cases: [unknown, string][] = [
      [[], '/: found []; allowed: an object with the field tenants'],
      [{}, '/tenants: found nothing; allowed: a list of at least one tenant'],
      [{tenants: []}, '/tenants: found 0 entries; allowed: a list of at least one tenant'],
      [{tenants: [tea], tenant: 1}, '/tenant: found an unknown field; allowed: one of $schema, tenants'],
      [{tenants: [{...tea, keys: undefined}]}, '/tenants/0/keys: found nothing; allowed: a list of at least one publishable key'],
      [{tenants: [{...tea, 'a/b': 1}]}, '/tenants/0/a~1b: found an unknown field; allowed: one of id, keys, origins, program, memberKeys'],
      [{tenants: [{...tea, id: 'Tea House'}]}, '/tenants/0/id: found "Tea House"; allowed: an id of a-z, 0-9 and "-"'],
      [{tenants: [{...tea, keys: ['sk_secret']}]}, '/tenants/0/keys/0: found "sk_secret"; allowed: a publishable key'],
      [{tenants: [tea, {...tea, id: 'ink'}]}, '/tenants/1/keys/0: found "pk_tea"; allowed: a key of its own; /tenants/0/keys/0 has the same'],
      [{tenants: [tea, {...tea, keys: ['pk_b']}]}, '/tenants/1/id: found "tea"; allowed: a tenant id of its own'],
      [{tenants: [{...tea, program: 7}]}, '/tenants/0/program: found 7; allowed: the path of a program file'],
      ...['https://tea.example/', '*', 'https://*.tea.example', 'https://Tea.example', 'tea.example', 'ftp://tea.example', 'http://localhost:*/x'].map((origin): [unknown, string] =>
        [{tenants: [{...tea, origins: [origin]}]}, `/tenants/0/origins/0: found ${JSON.stringify(origin)}; allowed: an origin as a browser sends it`]),
      [{tenants: [{...tea, origins: ['https://tea.example:443']}]}, '/tenants/0/origins/0: found "https://tea.example:443"; allowed: "https://tea.example", as a browser sends it'],
      [{tenants: [{...tea, origins: ['https://tea.example:99999']}]}, '/tenants/0/origins/0: found "https://tea.example:99999"; allowed: a valid host and port'],
    ];
    for (const [value, expected] of cases) {
      const {path, message} = reading(value);
      expect(message).toContain(`The tenants file ${path} cannot be used:\n`);
      expect(message).toContain(`\n${expected}`);
    }
  });

  it('names every mistake at once, and each once', () => {
    const {message} = reading({tenants: [{...tea, id: '', keys: []}, {id: 'ink'}]});
    expect(message.split('\n').slice(1).map(line => line.split(':')[0])).toEqual(['/tenants/0/id', '/tenants/0/keys', '/tenants/1/keys', '/tenants/1/origins', '/tenants/1/program']);
  });

  it('is refused when it is missing, or not JSON, with the place', () => {
    expect(reading(undefined).message).toMatch(/The tenants file .*tenants\.json cannot be read: ENOENT.* Set KINDRED_TENANTS/);
    expect(reading('{\n  "tenants": [nothing]\n}').message).toMatch(/tenants\.json is not JSON; the mistake is at line 2, column 16\./);
  });
});

describe('a tenant’s member keys', async () => {
  const [{key, privateKey}, other] = await Promise.all([aShop('spring'), aShop('summer')]);
  const secret = (await exportJWK(privateKey)).d!;
  const wrong = (memberKeys: unknown): string => reading({tenants: [{...tea, memberKeys}]}).message;

  it('are kept as far as they are used', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'program.json'), JSON.stringify(program));
    writeFileSync(join(folder, 'tenants.json'), JSON.stringify({tenants: [{...tea, memberKeys: [{...key, alg: 'ES256', use: 'sig', key_ops: ['verify'], ext: true}, other.key]}]}));
    expect(readTenants(join(folder, 'tenants.json'))).toEqual([{...tea, program, memberKeys: [key, other.key]}]);
  });

  it('are refused with the place, what was found and what is allowed', () => {
    const {kid: _, ...nameless} = key;
    const cases: [unknown, string][] = [
      [[], ': found something else; allowed: a list of at least one public key'],
      [{keys: [key]}, ': found something else; allowed: a list of at least one public key (of a JWK Set, its "keys")'],
      [['pem'], '/0: found something else; allowed: a public key as a JWK'],
      [[key, nameless], '/1/kid: found nothing; allowed: a name for this key'],
      [[{...key, kid: 'a b'}], '/0/kid: found "a b"; allowed: a name for this key'],
      [[key, {...other.key, kid: 'spring'}], '/1/kid: found "spring"; allowed: a kid of its own; /tenants/0/memberKeys/0/kid has the same'],
      [[{...key, kty: 'RSA'}], '/0/kty: found "RSA"; allowed: "EC"'],
      [[{...key, crv: 'P-384'}], '/0/crv: found "P-384"; allowed: "P-256"'],
      [[{...key, alg: 'ES384'}], '/0/alg: found "ES384"; allowed: "ES256"'],
      [[{...key, use: 'enc'}], '/0/use: found "enc"; allowed: "sig"'],
      [[{...key, y: key.x}], '/0: found x and y that are no point of P-256'],
      [[{...key, x: 7}], '/0: found x and y that are no point of P-256'],
    ];
    for (const [value, expected] of cases) expect(wrong(value)).toContain(`\n/tenants/0/memberKeys${expected}`);
  });

  it('are refused when they are private, without showing them', () => {
    expect(wrong([{...key, d: secret}])).toContain('/tenants/0/memberKeys/0/d: found a private key; allowed: the public half alone; take "d" out, and because others may have read it here, make a new pair');
    expect(wrong([{kty: 'oct', kid: 'x', k: secret}])).toContain('/tenants/0/memberKeys/0/k: found a private key');
    for (const value of [[{...key, d: secret}], {d: secret}, [[secret]], secret, [secret]]) expect(wrong(value)).not.toContain(secret.slice(0, 8));
  });
});

describe('the program file', () => {
  const tin = program.polls.always as BallotPoll;

  it('is refused with file, place, what was found and what is allowed', () => {
    const cases: [object, string][] = [
      [{...program, polls: {tin: {...tin, colour: 'red'}}}, '/polls/tin/colour: found an unknown field'],
      [{...program, polls: {tin: {...tin, options: undefined}}}, '/polls/tin/options: found nothing; allowed: a list of at least 2 options, unless kind is "open"'],
      [{...program, polls: {tin: {...tin, options: tin.options.slice(1, 2)}}}, '/polls/tin/options: found 1 entries; allowed: at least 2'],
      [{...program, polls: {tin: {...tin, closes: 'next week'}}}, '/polls/tin/closes: found "next week"; allowed: a date and time as 2026'],
      [{...program, polls: {tin: {...tin, closes: '2026-02-30T12:00:00Z'}}}, '/polls/tin/closes: found "2026-02-30T12:00:00Z"'],
    ];
    for (const [value, expected] of cases) {
      const {path, message} = reading({tenants: [tea]}, value);
      expect(message).toContain(`The program file ${path.replace('tenants', 'program')} cannot be used:\n${expected}`);
    }
  });

  it('is refused when it is missing, or not JSON; the message says who names it', () => {
    const {path, message} = reading({tenants: [tea]}, '{"name": "Tea house",\n}');
    expect(message).toContain(`The program file ${path.replace('tenants', 'program')} is not JSON; the mistake is at line 2, column 1.`);
    const missing = reading({tenants: [{...tea, program: 'none.json'}]});
    expect(missing.message).toMatch(/The program file .*none\.json cannot be read: ENOENT/);
    expect(missing.message).toContain(`${missing.path} names it at /tenants/0/program.`);
  });
});

describe('the place of a mistake in JSON', () => {
  it('is the first character that cannot be there', () => {
    const places: [string, string][] = [
      ['', 'line 1, column 1'],
      ['{"a": 1,}', 'line 1, column 9'],
      ['{"a": 1', 'line 1, column 8'],
      ['{\n  "a": yes\n}', 'line 2, column 8'],
      ['[1, 2\n 3]', 'line 2, column 2'],
      ["{'a': 1}", 'line 1, column 2'],
      ['{"a": 1} more', 'line 1, column 10'],
      ['// comment\n{}', 'line 1, column 1'],
      ['{"a": "b\nc"}', 'line 1, column 9'],
      ['[tru]', 'line 1, column 5'],
      [`{"list": [${'"something long", '.repeat(500)}]}`, 'line 1, column 9011'],
    ];
    for (const [text, place] of places) expect([text.slice(0, 40), placeOfMistake(text)]).toEqual([text.slice(0, 40), place]);
  });
});
