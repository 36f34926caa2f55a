import {describe, expect, it} from 'vitest';
import {programSchema} from '../../src/program/index.js';
import {aShop} from './member-fixture.js';
import {createService, page, tea, visitor, vote} from './service-fixture.js';

describe('the service', () => {
  it('says that it is up, and whether its database answers', async () => {
    let broken = false;
    const service = createService({wrap: store => ({...store, ready: async () => { if (broken) throw new Error('/secret/path'); return store.ready(); }})});
    expect((await service.app.request('/healthz')).status).toBe(200);
    expect((await service.app.request('/readyz')).status).toBe(200);
    broken = true;
    expect((await service.app.request('/healthz')).status).toBe(200);
    const response = await service.app.request('/readyz');
    expect(response.headers.get('Retry-After')).toBe('5');
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({type: 'urn:kindred:problem:unavailable', status: 503});
    expect(text).not.toContain('secret');
    expect(service.logged).toContainEqual(expect.objectContaining({level: 50, err: expect.objectContaining({message: '/secret/path'}) as unknown}));
  });

  it('publishes the program file’s schema', async () => {
    const response = await createService().app.request('/program.schema.json');
    expect(response.headers.get('Content-Type')).toBe('application/schema+json');
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(programSchema)));
  });

  it('answers unknown addresses with a problem', async () => {
    for (const path of ['/', '/v1', '/v1/polls', '/v1/polls/a/b', '/v2/events', '/healthz/']) {
      const response = await createService().app.request(path);
      expect([path, response.status]).toEqual([path, 404]);
      expect(await response.json()).toMatchObject({type: 'urn:kindred:problem:unknown-path', title: 'There is nothing here', requestId: response.headers.get('X-Request-Id')});
    }
  });

  it('answers wrong methods with what is allowed', async () => {
    const {app} = createService();
    for (const [method, path, allow] of [['GET', '/v1/events', 'POST'], ['HEAD', '/v1/events', 'POST'], ['DELETE', '/v1/polls/always', 'GET, HEAD'], ['POST', '/healthz', 'GET, HEAD'], ['PUT', '/kindred/1.2.3/kindred.js', 'GET, HEAD']] as const) {
      const response = await app.request(path, {method});
      expect([method, path, response.status, response.headers.get('Allow')]).toEqual([method, path, 405, allow]);
      expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    }
  });

  it('gives every answer a request id, or keeps the one it was sent', async () => {
    const {app} = createService();
    expect((await app.request('/healthz')).headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
    expect((await app.request('/healthz', {headers: {'X-Request-Id': 'proxy-7'}})).headers.get('X-Request-Id')).toBe('proxy-7');
    expect((await app.request('/healthz', {headers: {'X-Request-Id': 'a b<script>'}})).headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('lets no page run, frame or guess the type of its answers', async () => {
    for (const path of ['/healthz', '/v1/polls/always?key=pk_tea', '/nothing']) {
      expect(Object.fromEntries((await createService().app.request(path)).headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'referrer-policy': 'no-referrer',
      });
    }
  });
});

describe('the log', () => {
  it('has one line a request, with what helps and nothing of who asked', async () => {
    const shop = await aShop();
    const service = createService({tenants: [{...tea, memberKeys: [shop.key]}]});
    const cast = vote('always', 'moon', {by: 77});
    const headers = {'Origin': page, 'X-Forwarded-For': '203.0.113.9'};
    const [good, expired] = [await shop.token('mia-of-oz'), await shop.token('mia-of-oz', {exp: 0})];
    await service.post(JSON.stringify({key: 'pk_tea', token: good, sentAt: '2026-03-01T12:00:00Z', events: [cast]}), headers);
    await service.post(JSON.stringify({key: 'pk_tea', token: expired, sentAt: '2026-03-01T12:00:00Z', events: [cast]}), headers);
    await service.read('always', {visitor: visitor(77), token: good, headers});
    await service.read('always', {visitor: visitor(77), token: expired, headers});
    await service.read('always', {key: 'pk_wrong', headers});
    await service.app.request('/nothing?key=pk_tea');
    expect(service.logged.map(({method, route, status, tenant, msg}) => [msg, method, route, status, tenant])).toEqual([
      ['request', 'POST', '/v1/events', 200, 'tea'],
      ['request', 'POST', '/v1/events', 401, 'tea'],
      ['request', 'GET', '/v1/polls/:id', 200, 'tea'],
      ['request', 'GET', '/v1/polls/:id', 401, 'tea'],
      ['request', 'GET', '/v1/polls/:id', 401, undefined],
      ['request', 'GET', 'none', 404, undefined],
    ]);
    for (const line of service.logged) {
      expect(line).toMatchObject({requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string, ms: expect.any(Number) as number});
    }
    const text = JSON.stringify(service.logged);
    for (const secret of ['pk_', 'eyJ', ...good.split('.'), 'mia-of-oz', 'Bearer', visitor(77), cast.id, '203.0.113.9', 'moon', page]) expect(text).not.toContain(secret);
  });

  it('has no token either when the service fails with one in its hands', async () => {
    const shop = await aShop();
    const failure = async (): Promise<never> => { throw new Error('disk'); };
    const service = createService({tenants: [{...tea, memberKeys: [shop.key]}], wrap: store => ({...store, transact: failure, counted: failure})});
    const token = await shop.token('mia-of-oz');
    await service.post(JSON.stringify({key: 'pk_tea', token, sentAt: '2026-03-01T12:00:00Z', events: [vote('always', 'moon')]}));
    await service.read('always', {token});
    const text = JSON.stringify(service.logged);
    expect(service.logged.filter(({level}) => level === 50)).toHaveLength(2);
    for (const secret of [...token.split('.'), 'mia-of-oz']) expect(text).not.toContain(secret);
  });
});
