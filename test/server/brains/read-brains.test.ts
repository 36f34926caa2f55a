import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {inspect} from 'node:util';
import {describe, expect, test} from 'vitest';
import {readTenants} from '../../../server/read-tenants.js';
import type {Tenant} from '../../../server/tenant.js';
import {program, temporaryFolder} from '../service-fixture.js';
import {pip} from './a-turn.js';
import {aLog, key} from './brains-fixture.js';

const brain = {kind: 'openai-compatible', baseUrl: 'https://models.example/v1', model: 'small-1', keyFile: './key'};

/** Reads a tenants file with this field and these files. */
function read(brains: unknown, files: Readonly<Record<string, string>> = {key: `${key}\n`}): readonly Tenant[] {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'program.json'), JSON.stringify({...program, personas: {pip}}));
  writeFileSync(join(folder, 'tenants.json'), JSON.stringify({tenants: [{id: 'tea', keys: ['pk_tea'], origins: [], program: './program.json', brains}]}));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return readTenants(join(folder, 'tenants.json'));
}

function wrong(brains: unknown, files?: Readonly<Record<string, string>>): string {
  try {
    read(brains, files);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('a tenant’s brains', () => {
  test('have what is usual where the file says nothing', () => {
    expect(read({pip: brain})[0]!.brains!.pip).toMatchObject({kind: 'openai-compatible', baseUrl: brain.baseUrl, model: 'small-1', api: 'chat-completions', longestAnswer: 600, patience: 20});
  });

  test('have what it says', () => {
    const all = {
      ...brain, baseUrl: 'http://127.0.0.1:11434/v1', api: 'responses', price: {currency: 'EUR', perMillionIn: 0.15, perMillionOut: 0.6},
      limits: {turns: {visitor: 20, member: 50}, tokens: {tenant: 1e6}, money: {tenant: 2.5}}, longestAnswer: 300, patience: 5,
    };
    const {keyFile: _, ...rest} = all;
    expect(read({pip: all})[0]!.brains!.pip).toMatchObject(rest);
  });

  test('show their key to nobody who prints them', () => {
    const tenants = read({pip: brain});
    const {log, lines} = aLog();
    log.info({tenants, brains: tenants[0]!.brains}, 'tenants');
    for (const printed of [lines.join(), JSON.stringify(tenants), inspect(tenants, {depth: null, showHidden: true})]) expect(printed).not.toContain(key.slice(0, 12));
    expect(tenants[0]!.brains!.pip!.key.export().toString()).toBe(key);
  });

  test.each<[unknown, string]>([
    [[], ': found something else; allowed: an object with the model of each persona by its id'],
    [{pip: 'x'}, '/pip: found something else; allowed: an object with the fields kind, baseUrl, model, keyFile'],
    [{pip: {}}, '/pip/kind: found nothing; allowed: "openai-compatible"'],
    [{pip: {...brain, kind: 'oracle'}}, '/pip/kind: found "oracle"; allowed: "openai-compatible"'],
    [{pip: {...brain, key: 'x'}}, '/pip/key: found an unknown field; allowed: one of kind'],
    [{'pip': brain, 'a/b': brain}, '/a~1b: found a persona that the program does not have; allowed: one of pip'],
    [{pip: {...brain, model: ''}}, '/pip/model: found ""; allowed: the model’s name'],
    [{pip: {...brain, api: 'assistants'}}, '/pip/api: found "assistants"; allowed: "chat-completions" or "responses"'],
    [{pip: {...brain, baseUrl: 'http://models.example/v1'}}, '/pip/baseUrl: found http to another machine; allowed: an https URL'],
    [{pip: {...brain, baseUrl: 'https://a:b@models.example'}}, '/pip/baseUrl: found a user or a password in it'],
    [{pip: {...brain, longestAnswer: 1}}, '/pip/longestAnswer: found 1; allowed: a number of tokens from 16 to 16384'],
    [{pip: {...brain, patience: 0}}, '/pip/patience: found 0; allowed: a number of seconds from 1 to 120'],
    [{pip: {...brain, limits: {words: {}}}}, '/pip/limits/words: found an unknown field; allowed: one of turns, tokens, money'],
    [{pip: {...brain, limits: {turns: {visitor: -1}}}}, '/pip/limits/turns/visitor: found -1; allowed: a number from 0 on'],
    [{pip: {...brain, limits: {money: {tenant: 1}}}}, '/pip/price: found nothing; allowed: what the model costs: the limits name money'],
    [{pip: {...brain, price: {currency: 'euro', perMillionIn: 1, perMillionOut: 1}}}, '/pip/price/currency: found "euro"; allowed: an ISO 4217 code'],
  ])('%j is refused with the place', (brains, expected) => {
    expect(wrong(brains)).toContain(`\n/tenants/0/brains${expected}`);
  });

  test('are refused without a key of their own in a file, and what is there is not shown', () => {
    expect(wrong({pip: {...brain, keyFile: key}})).toContain('/pip/keyFile: found something that is no path');
    expect(wrong({pip: brain}, {})).toMatch(/\/pip\/keyFile: found .*key, which cannot be read \(ENOENT\)/);
    expect(wrong({pip: brain}, {key: '\n'})).toContain('which is empty');
    expect(wrong({pip: brain}, {key: `${key}\n${key}x`})).toContain('/pip/keyFile: found a file with 2 keys; allowed: a file with one');
    expect(wrong({pip: brain}, {key: `my ${key}`})).toContain('whose line 1 is no secret');
    for (const message of [wrong({pip: {...brain, keyFile: key}}), wrong({pip: key}), wrong({pip: brain}, {key: `my ${key}`}), wrong({pip: {...brain, baseUrl: key}})]) expect(message).not.toContain(key);
  });
});
