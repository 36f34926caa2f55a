import {describe, expect, it} from 'vitest';
import {toDeltas} from '../../src/events/index.js';
import {StoreBusyError} from '../../server/store.js';
import {createService, page, vote} from './service-fixture.js';

describe('a delivery that cannot be taken', () => {
  const problem = async (response: Response): Promise<unknown> => {
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    const body = (await response.json()) as {requestId: string};
    expect(body.requestId).toBe(response.headers.get('X-Request-Id'));
    return body;
  };
  const delivery = (more: object = {}): string =>
    JSON.stringify({key: 'pk_tea', sentAt: '2026-03-01T12:00:00.000Z', events: [vote('always', 'moon')], ...more});

  it('is answered with 400 when it is not JSON', async () => {
    const service = createService();
    for (const body of ['', '{', 'key=pk_tea', '[1,']) {
      expect(await problem(await service.post(body))).toMatchObject({type: 'urn:kindred:problem:not-json', status: 400, detail: expect.stringContaining('send one JSON object') as string});
    }
  });

  it('is answered with 400 and the place when the envelope is wrong', async () => {
    const service = createService();
    const cases: [string, string][] = [
      ['[]', '/: found []; allowed: an object'],
      ['null', '/: found null; allowed: an object'],
      ['{}', '/key: found nothing; allowed: the tenant’s publishable key\n/sentAt: found nothing'],
      [delivery({key: 7}), '/key: found 7'],
      [delivery({token: {}}), '/token: found {}; allowed: the member’s token'],
      [delivery({sentAt: 'noon'}), '/sentAt: found "noon"; allowed: the device’s time, as 2026'],
      [delivery({events: []}), '/events: found 0 entries; allowed: a list of 1 to 1000 events'],
      [delivery({events: {}}), '/events: found {}; allowed: a list of 1 to 1000 events'],
      [delivery({events: Array(1001).fill(0)}), '/events: found 1001 entries'],
    ];
    for (const [body, detail] of cases) {
      expect(await problem(await service.post(body))).toMatchObject({type: 'urn:kindred:problem:wrong-envelope', status: 400, detail: expect.stringContaining(detail) as string});
    }
  });

  it('takes 1,000 events, each as what differs from the one before', async () => {
    const service = createService();
    const votes = Array.from({length: 1000}, (_, by) => vote('always', 'moon', {by}));
    const body = JSON.stringify({key: 'pk_tea', sentAt: '2026-03-01T12:00:00.000Z', events: toDeltas(votes)});
    expect(body.length).toBeLessThan(256 * 1024);
    expect((await service.post(body)).status).toBe(200);
    expect((await service.view('always')).tally).toMatchObject({voters: 1000});
  });

  it('is answered with 401 when no tenant has the key', async () => {
    const service = createService();
    const response = await service.post(delivery({key: 'pk_other'}));
    expect(response.status).toBe(401);
    expect(response.headers.get('WWW-Authenticate')).toBeTruthy();
    expect(await problem(response)).toMatchObject({type: 'urn:kindred:problem:unknown-key', detail: expect.stringContaining('tenants file') as string});
  });

  it('is answered with 403 when the page’s origin is not on the list, and records nothing', async () => {
    const service = createService();
    for (const Origin of ['https://ink.example', 'http://tea.example', `${page}.evil.example`, `${page}:8443`, 'http://localhost.evil.example', 'http://localhost:1x', 'null']) {
      expect(await problem(await service.post(delivery(), {Origin}))).toMatchObject({type: 'urn:kindred:problem:origin-not-listed', status: 403, detail: expect.stringContaining(Origin) as string});
    }
    expect((await service.view('always')).tally).toMatchObject({voters: 0});
  });

  it('is answered with 413 over 256 KiB, by its length or by what comes', async () => {
    const service = createService();
    const large = delivery({padding: 'x'.repeat(256 * 1024)});
    expect(await problem(await service.post(large, {'Content-Length': String(large.length)}))).toMatchObject({type: 'urn:kindred:problem:too-large', status: 413, detail: expect.stringContaining('262144') as string});

    let sent = 0;
    const chunked = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent === 64) return controller.close();
        controller.enqueue(new Uint8Array(64 * 1024).fill(0x20));
        sent++;
      },
    });
    expect((await service.post(chunked)).status).toBe(413);
    expect(sent, 'chunks taken of 4 MiB').toBeLessThan(10);
  });

  it('takes a body of exactly 256 KiB', async () => {
    const service = createService();
    const body = delivery({padding: ''}).replace('"padding":""', `"padding":"${'x'.repeat(256 * 1024 - delivery({padding: ''}).length)}"`);
    expect(body.length).toBe(256 * 1024);
    expect((await service.post(body, {'Content-Length': String(body.length)})).status).toBe(200);
    expect((await service.post(`${body} `, {'Content-Length': String(body.length + 1)})).status).toBe(413);
  });

  it('is answered with 503 and when to come back while another process writes to the database', async () => {
    const service = createService({wrap: store => ({...store, transact: async () => { throw new StoreBusyError('held'); }})});
    const response = await service.post(delivery());
    expect(response.headers.get('Retry-After')).toBe('1');
    expect(await problem(response)).toMatchObject({type: 'urn:kindred:problem:unavailable', status: 503});
  });

  it('is answered with 500, without what went on inside, when the service fails; the log has the cause', async () => {
    const service = createService({wrap: store => ({...store, transact: async () => { throw new Error('secret path /var/kindred'); }})});
    const response = await service.post(delivery());
    const text = await response.clone().text();
    expect(await problem(response)).toMatchObject({type: 'urn:kindred:problem:internal', status: 500});
    expect(text).not.toMatch(/secret|\/var|Error|\bat /);
    const id = response.headers.get('X-Request-Id');
    expect(service.logged.find(({level}) => level === 50)).toMatchObject({requestId: id, err: {message: 'secret path /var/kindred', stack: expect.stringContaining('delivery.test') as string}});
  });
});
