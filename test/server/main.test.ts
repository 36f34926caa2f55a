import {mkdirSync, writeFileSync} from 'node:fs';
import {type AddressInfo, connect, createServer} from 'node:net';
import {join} from 'node:path';
import Database from 'libsql';
import {describe, expect, it, onTestFinished, vi} from 'vitest';
import {migrations} from '../../server/sqlite-migrations.js';
import type {Result} from '../../server/record.js';
import type {KindredEvent} from '../../src/events/index.js';
import {type PollView, usualVelocity} from '../../src/program/index.js';
import {program, statuses, StreamReader, tea, temporaryFolder, vote} from './service-fixture.js';
import {type Exit, startService, writeFiles} from './service-process.js';

const timeout = 60_000;

async function post(url: string, events: readonly KindredEvent[]): Promise<readonly Result[]> {
  const response = await fetch(`${url}/v1/events`, {method: 'POST', body: JSON.stringify({key: 'pk_tea', sentAt: new Date().toISOString(), events})});
  expect(response.status).toBe(200);
  return ((await response.json()) as {results: Result[]}).results;
}

async function view(url: string, poll: string): Promise<PollView> {
  return (await (await fetch(`${url}/v1/polls/${poll}?key=pk_tea`)).json()) as PollView;
}

describe('the service’s process', () => {
  it('listens on the port it says, serves, and exits with 0 on SIGTERM with streams open', async () => {
    const {url, child, exit} = startService(writeFiles(temporaryFolder()));
    expect(await url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d+$/);
    const stream = new StreamReader(await fetch(`${await url}/v1/polls/always?key=pk_tea`, {headers: {Accept: 'text/event-stream'}}));
    expect(statuses(await post(await url, [vote('always', 'moon', {at: Date.now()})]))).toEqual(['accepted']);
    await vi.waitFor(() => expect(stream.views.at(-1)?.tally?.voters).toBe(1));

    const before = performance.now();
    child.kill('SIGTERM');
    const {code, signal, stderr, log} = await exit;
    expect({code, signal, stderr}).toEqual({code: 0, signal: null, stderr: ''});
    expect(performance.now() - before).toBeLessThan(2000);
    await vi.waitFor(() => expect(stream.ended).toBe(true));
    expect(log.map(({msg}) => msg)).toEqual(expect.arrayContaining(['listening', 'request', 'stopping', 'stopped']));
  }, timeout);

  it('learns from the header that it is told of through which network votes come', async () => {
    const crowd = (): KindredEvent[] => Array.from({length: 25}, (_, i) => vote('always', 'moon', {by: i, at: Date.now()}));
    for (const [header, counted] of [['X-Real-IP', usualVelocity.votes - 1], [undefined, 25]] as const) {
      const {url} = startService({...writeFiles(temporaryFolder()), ...(header && {KINDRED_ADDRESS_HEADER: header})});
      const body = JSON.stringify({key: 'pk_tea', sentAt: new Date().toISOString(), events: crowd()});
      expect((await fetch(`${await url}/v1/events`, {method: 'POST', body, headers: {'X-Real-IP': '203.0.113.7'}})).status).toBe(200);
      expect((await view(await url, 'always')).tally!.counts.moon, header).toBe(counted);
    }
  }, timeout);

  it('finishes a request in flight before it stops', async () => {
    const {url, child, exit} = startService(writeFiles(temporaryFolder()));
    const address = new URL(await url);
    const body = JSON.stringify({key: 'pk_tea', sentAt: new Date().toISOString(), events: [vote('always', 'moon', {at: Date.now()})]});
    const socket = connect(Number(address.port), address.hostname).setEncoding('utf8');
    let answer = '';
    socket.on('data', (text: string) => { answer += text; });
    // The service answers 100 once the request is in its hands.
    socket.write(`POST /v1/events HTTP/1.1\r\nHost: ${address.host}\r\nExpect: 100-continue\r\nContent-Length: ${body.length}\r\n\r\n`);
    await vi.waitFor(() => expect(answer).toMatch(/^HTTP\/1\.1 100 /));
    child.kill('SIGTERM');
    await vi.waitFor(() => expect(fetch(new URL('/healthz', address))).rejects.toThrow());
    socket.write(body);
    await vi.waitFor(() => expect(answer).toContain('"status":"accepted"'));
    expect((await exit).code).toBe(0);
  }, timeout);

  it('counts every vote once when it is killed at any moment and all is sent again', async () => {
    const environment = writeFiles(temporaryFolder());
    const batches = Array.from({length: 24}, (_, batch) =>
      Array.from({length: 50}, (_, i) => vote('always', ['moon', 'pine', 'wave'][(batch + i) % 3]!, {by: batch * 50 + i, at: Date.now(), source: `kill/${batch}`})));
    const acknowledged = new Set<KindredEvent>();

    for (const answersBefore of [1, 5, 9]) {
      const {url, child, exit} = startService(environment);
      const address = await url;
      let answers = 0;
      await Promise.allSettled(batches.map(async batch => {
        const results = await post(address, batch);
        results.forEach(({status}, i) => {
          if (acknowledged.has(batch[i]!)) expect(status).toBe('duplicate');
          expect(['accepted', 'duplicate']).toContain(status);
          acknowledged.add(batch[i]!);
        });
        if (++answers === answersBefore) child.kill('SIGKILL');
      }));
      expect((await exit).signal).toBe('SIGKILL');
    }
    expect(acknowledged.size).toBeGreaterThan(0);

    const {url} = startService(environment);
    for (const batch of batches) {
      const results = await post(await url, batch);
      results.forEach(({status}, i) => expect(acknowledged.has(batch[i]!) ? ['duplicate'] : ['accepted', 'duplicate']).toContain(status));
    }
    expect((await view(await url, 'always')).tally).toMatchObject({counts: {moon: 400, pine: 400, wave: 400}, voters: 1200});
  }, timeout);
});

describe('a service that cannot start', () => {
  const failing = async (environment: Record<string, string>): Promise<Exit> => {
    const exit = await startService(environment).exit;
    expect(exit.code).toBe(1);
    expect(exit.stderr, 'no stack trace').not.toMatch(/^\s+at |Error:|node:internal/m);
    expect(exit.log.map(({msg}) => msg)).not.toContain('listening');
    return exit;
  };
  const tin = program.polls.always!;

  it('names file and place for a program file that is wrong', async () => {
    const cases: [unknown, string][] = [
      [{...program, polls: {tin: {...tin, colour: 'red'}}}, '/polls/tin/colour: found an unknown field; allowed: one of kind, question'],
      [{...program, polls: {tin: {...tin, options: [{id: 'moon', label: 'Moon'}]}}}, '/polls/tin/options: found 1 entries; allowed: at least 2'],
      [{...program, polls: {tin: {...tin, closes: '2026-13-01'}}}, '/polls/tin/closes: found "2026-13-01"; allowed: a date and time'],
      [{...program, polls: {tin: {...tin, opens: '2026-03-02T00:00:00Z', closes: '2026-03-01T00:00:00Z'}}}, '/polls/tin/closes: found "2026-03-01T00:00:00Z"; allowed: a time after opens'],
      ['{"name": "Tea",}', 'is not JSON; the mistake is at line 1, column 16'],
    ];
    await Promise.all(cases.map(async ([value, words]) => {
      const folder = temporaryFolder();
      const {stderr} = await failing(writeFiles(folder, undefined, value));
      expect(stderr).toContain(`The program file ${join(folder, 'program.json')} `);
      expect(stderr).toContain(words);
    }));
  }, timeout);

  it('names file and place for a tenants file that is wrong', async () => {
    const folder = temporaryFolder();
    const {stderr} = await failing(writeFiles(folder, {tenants: [{...tea, origins: ['*'], program: 'program.json'}]}));
    expect(stderr).toContain(`The tenants file ${join(folder, 'tenants.json')} cannot be used:\n/tenants/0/origins/0: found "*"; allowed: an origin`);
  }, timeout);

  it('names a tenants file that is missing', async () => {
    const folder = temporaryFolder();
    const {stderr} = await failing({...writeFiles(folder), KINDRED_TENANTS: join(folder, 'none.json')});
    expect(stderr).toMatch(/The tenants file .*none\.json cannot be read: ENOENT.*Set KINDRED_TENANTS/);
  }, timeout);

  it('says so when the database cannot be written', async () => {
    const folder = temporaryFolder();
    const environment = writeFiles(folder);
    mkdirSync(join(folder, 'kindred.db'));
    expect((await failing(environment)).stderr).toMatch(/The database file .*kindred\.db cannot be opened for writing: .*set KINDRED_DB to another path/);
    writeFileSync(join(folder, 'file'), '');
    expect((await failing({...environment, KINDRED_DB: join(folder, 'file', 'kindred.db')})).stderr).toContain('cannot be opened for writing');
  }, timeout);

  it('says so when the database has a newer schema', async () => {
    const environment = writeFiles(temporaryFolder());
    const database = new Database(environment.KINDRED_DB!);
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect((await failing(environment)).stderr).toContain(`kindred.db has schema version 99; this service knows versions up to ${migrations.length}. A newer release`);
  }, timeout);

  it('says so when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await new Promise(resolve => other.once('listening', resolve));
    const {port} = other.address() as AddressInfo;
    expect((await failing({...writeFiles(temporaryFolder()), SERVICE_PORT: String(port)})).stderr).toBe(`Port ${port} on 127.0.0.1 is taken: stop what listens there, or set SERVICE_PORT to another (0: any free port).\n`);
  }, timeout);

  it('says so when a variable has an impossible value', async () => {
    const environment = writeFiles(temporaryFolder());
    expect((await failing({...environment, SERVICE_PORT: '99999'})).stderr).toBe('SERVICE_PORT is "99999"; allowed: a number from 0 (any free port) to 65535.\n');
    expect((await failing({...environment, LOG_LEVEL: 'loud'})).stderr).toContain('LOG_LEVEL is "loud"; allowed: trace,');
    expect((await failing({...environment, KINDRED_HOST: '192.0.2.1'})).stderr).toContain('no address 192.0.2.1: set KINDRED_HOST');
  }, timeout);
});
