import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {inspect} from 'node:util';
import {exportJWK} from 'jose';
import {describe, expect, it} from 'vitest';
import {placeOfMistake} from '../../server/json-place.js';
import {readTenants} from '../../server/read-tenants.js';
import {StartupError} from '../../server/startup-error.js';
import type {Tenant} from '../../server/tenant.js';
import type {BallotPoll} from '../../src/program/index.js';
import {aShop} from './member-fixture.js';
import {aPersona} from '../program/personas/a-persona.js';
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

describe('a persona’s file', () => {
  const reads = (persona: string | undefined, more: object = {}): readonly Tenant[] => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'program.json'), JSON.stringify({...program, personas: {pip: './people/pip.json', inline: aPersona}, ...more}));
    writeFileSync(join(folder, 'tenants.json'), JSON.stringify({tenants: [tea]}));
    mkdirSync(join(folder, 'people'));
    if (persona !== undefined) writeFileSync(join(folder, 'people/pip.json'), persona);
    return readTenants(join(folder, 'tenants.json'));
  };

  it('is read beside the program that names it', () => {
    expect(reads(JSON.stringify(aPersona))[0]!.program.personas).toEqual({pip: aPersona, inline: aPersona});
  });

  it('is refused when it is missing, no JSON or no persona, with its name and the place', () => {
    expect(() => reads(undefined)).toThrow(/The persona file .*people.pip\.json cannot be read: ENOENT.* .*program\.json names it at \/personas\/pip\./);
    expect(() => reads('{"name": }')).toThrow(/pip\.json is not JSON; the mistake is at line 1, column 10/);
    expect(() => reads(JSON.stringify({...aPersona, greetings: []}))).toThrow(/The program file .*program\.json, with .*pip\.json, cannot be used:\n\/personas\/pip\/greetings: found 0 entries; allowed: at least one greeting/);
  });

  it('may have the shop called only where the tenants file has the address', () => {
    expect(() => reads(JSON.stringify({...aPersona, handoff: {...aPersona.handoff, call: 'desk'}}))).toThrow('/tenants/0/calls/desk: found nothing; allowed: an object with url and secret: by this call a persona has the shop told that somebody waits for a person');
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

describe('a tenant’s webhooks and calls', () => {
  const standard = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const other = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
  const plain = 'b0c7a4e5d3f84c2f9a1e6d7c8b9a0f1e';
  const reward = (id: string, from: object): object => ({id, label: 'A cup', from, days: 30});
  const calling = {...program, referral: {offer: {member: 'A cup for you', friend: 'A cup for you, too'}, rewards: {member: reward('m', {call: 'coupon'}), friend: reward('f', {pool: 'cups', call: 'coupon'})}, milestones: [{friends: 3, reward: reward('s', {call: 'gift'})}]}};

  /** Reads a tenants file beside these other files. */
  const reads = (tenant: object, files: Record<string, string> = {}, programFile: unknown = program): {folder: string; tenants?: readonly Tenant[]; message: string} => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'secrets'));
    for (const [name, text] of Object.entries({'program.json': JSON.stringify(programFile), 'tenants.json': JSON.stringify({tenants: [{...tea, ...tenant}]}), ...files})) writeFileSync(join(folder, name), text);
    try {
      return {folder, tenants: readTenants(join(folder, 'tenants.json')), message: ''};
    } catch (error) {
      expect(error).toBeInstanceOf(StartupError);
      return {folder, message: (error as Error).message};
    }
  };

  it('are read with the files that they name, one secret a line', () => {
    const {tenants} = reads(
      {webhooks: {standard: './secrets/standard', shopify: './secrets/shopify'}, calls: {coupon: {url: 'https://shop.example/kindred', secret: './secrets/standard'}, gift: {url: 'http://localhost:9/', secret: './secrets/standard'}}},
      {'secrets/standard': `${standard}\n\n ${other} \r\n`, 'secrets/shopify': plain},
      calling,
    );
    const {webhooks, calls} = tenants![0]!;
    expect(webhooks!.standard!.map(key => key.export().toString('base64'))).toEqual([standard, other].map(secret => secret.slice(6)));
    expect(webhooks!.shopify!.map(key => key.export().toString())).toEqual([plain]);
    expect(webhooks).not.toHaveProperty('woocommerce');
    expect(calls).toMatchObject({coupon: {url: 'https://shop.example/kindred'}, gift: {url: 'http://localhost:9/'}});
    expect(calls!.coupon!.secrets).toHaveLength(2);
    for (const written of [JSON.stringify(tenants), inspect(tenants, {depth: 9})]) expect(written).not.toMatch(/MfKQ9|b0c7a4/);
  });

  it('are refused with the place and the path, and without what is in the file', () => {
    const files = {'secrets/empty': '\n', 'secrets/short': `${standard}\nwhsec_c2hvcnQ=`, 'secrets/words': 'not a secret', 'secrets/plain': plain, 'secrets/weak': 'hunter2'};
    const call = {url: 'https://shop.example/', secret: './secrets/plain64'};
    const cases: [object, string][] = [
      [{webhooks: []}, '/webhooks: found something else; allowed: an object with any of standard, shopify, woocommerce'],
      [{webhooks: {stripe: './secrets/plain'}}, '/webhooks: found an unknown field; allowed: an object with any of standard'],
      [{webhooks: {standard: './secrets/none'}}, '/webhooks/standard: found $FOLDER/secrets/none, which cannot be read (ENOENT); allowed: the path of a file with one secret a line'],
      [{webhooks: {standard: './secrets'}}, '/webhooks/standard: found $FOLDER/secrets, which cannot be read (EISDIR)'],
      [{webhooks: {standard: './secrets/empty'}}, '/webhooks/standard: found $FOLDER/secrets/empty, which is empty'],
      [{webhooks: {standard: './secrets/short'}}, '/webhooks/standard: found $FOLDER/secrets/short, whose line 2 is no secret; allowed: in each line "whsec_" and the base64 of 24 to 64 bytes'],
      [{webhooks: {standard: './secrets/words'}}, '/webhooks/standard: found $FOLDER/secrets/words, whose line 1 is no secret'],
      [{webhooks: {shopify: './secrets/weak'}}, '/webhooks/shopify: found $FOLDER/secrets/weak, whose line 1 is no secret; allowed: in each line 16 to 256 visible ASCII'],
      [{webhooks: {standard}}, '/webhooks/standard: found something that is no path; allowed: the path of a file with one secret a line, which begins with "./"'],
      [{webhooks: {shopify: plain}}, '/webhooks/shopify: found something that is no path'],
      [{webhooks: {shopify: [plain]}}, '/webhooks/shopify: found something that is no path'],
      [{calls: [call]}, '/calls: found something else'],
      [{calls: {'Coupon Call': call}}, '/calls: found a name that no reward can have'],
      [{calls: {coupon: {...call, key: plain}}}, '/calls/coupon: found something else; allowed: an object with the fields url, secret'],
      [{calls: {coupon: {url: call.url, secret: plain}}}, '/calls/coupon/secret: found something that is no path'],
      [{calls: {coupon: {url: call.url}}}, '/calls/coupon/secret: found something that is no path'],
      ...([['no URL', 'shop.example'], ['no URL', undefined], ['http to another machine', `http://shop.example/${plain}`], ['http to another machine', 'http://127.0.0.1.shop.example/'], ['http to another machine', 'http://localhost.shop.example/'], ['another protocol', `ftp://shop.example/${plain}`], ['a user or a password in it', `https://kin:${plain}@shop.example/`]] as const)
        .map(([found, url]): [object, string] => [{calls: {coupon: {...call, url}}}, `/calls/coupon/url: found ${found}; allowed: an https URL without a user`]),
    ];
    for (const [tenant, expected] of cases) {
      const {folder, message} = reads(tenant, files);
      expect(message).toContain(`\n/tenants/0${expected.replace('$FOLDER', folder)}`);
      expect(message).not.toMatch(/MfKQ9|b0c7a4|c2hvcnQ|hunter2|not a secret/);
    }
  });

  it('take http for this machine alone', () => {
    for (const host of ['localhost:8080', '127.0.0.1', '127.1.2.3', '[::1]:9', 'shop.localhost']) {
      expect(reads({calls: {coupon: {url: `http://${host}/`, secret: './secrets/s'}}}, {'secrets/s': standard}).message, host).toBe('');
    }
  });

  it('have every call by which the program grants a reward', () => {
    const {message} = reads({calls: {coupon: {url: 'https://shop.example/', secret: './secrets/s'}}}, {'secrets/s': standard}, calling);
    expect(message).toMatch(/\n\/tenants\/0\/calls\/gift: found nothing; allowed: an object with url and secret: a reward of the program is granted by this call$/);
    expect(reads({}, {}, calling).message).toContain('/tenants/0/calls/coupon: found nothing');
    expect(reads({}, {}, {...calling, bonds: {call: 'bonds'}}).message).toMatch(/\n\/tenants\/0\/calls\/bonds: found nothing; allowed: an object with url and secret: by this call the program has the shop told of bonds$/);
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
