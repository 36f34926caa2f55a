import {describe, expect, it} from 'vitest';
import {listsOrigin} from '../../server/tenant.js';
import {createService, page, vote} from './service-fixture.js';

const delivery = JSON.stringify({key: 'pk_tea', sentAt: '2026-03-01T12:00:00Z', events: [vote('always', 'moon')]});
const allowed = (response: Response): string | null => response.headers.get('Access-Control-Allow-Origin');

describe('a page of another origin', () => {
  it('may read the answers when its origin is on the tenant’s list', async () => {
    const service = createService();
    for (const Origin of [page, 'http://localhost:5173', 'http://localhost']) {
      for (const response of [
        await service.post(delivery, {Origin}),
        await service.read('always', {headers: {Origin}}),
        await service.read('autumn', {headers: {Origin}}),
      ]) {
        expect(allowed(response)).toBe(Origin);
        expect(response.headers.get('Access-Control-Expose-Headers')).toBe('Retry-After, X-Request-Id');
        expect(response.headers.get('Vary')).toContain('Origin');
        expect(response.headers.has('Access-Control-Allow-Credentials')).toBe(false);
      }
    }
  });

  it('gets no answer when it is not, nor on the list of the tenant whose key it uses, but may read why', async () => {
    const service = createService();
    for (const Origin of ['https://evil.example', 'https://ink.example']) {
      for (const response of [await service.post(delivery, {Origin}), await service.read('always', {headers: {Origin}}), await service.read('autumn', {headers: {Origin}})]) {
        expect([response.status, allowed(response)]).toEqual([403, Origin]);
        expect(response.headers.get('Vary')).toContain('Origin');
        const {requestId, ...problem} = (await response.json()) as {requestId: string};
        expect(requestId).toBeTruthy();
        // Nothing but what the page itself knows, and what to do.
        expect(problem).toEqual({
          type: 'urn:kindred:problem:origin-not-listed',
          title: 'The page’s origin is not on the tenant’s list',
          status: 403,
          detail: `Pages of ${Origin} may not use this key: add the origin to the tenant’s origins in the tenants file.`,
        });
      }
    }
    expect(await service.view('always')).toMatchObject({tally: {voters: 0}});
  });

  it('may read why a delivery failed before its key was known, if any tenant lists it', async () => {
    const service = createService();
    for (const [body, status] of [['{', 400], [' '.repeat(300_000), 413]] as const) {
      const headers = {'Content-Length': String(body.length)};
      const listed = await service.post(body, {...headers, Origin: page});
      expect([listed.status, allowed(listed)]).toEqual([status, page]);
      expect(allowed(await service.post(body, {...headers, Origin: 'https://evil.example'}))).toBeNull();
    }
  });

  it('may read that its key is unknown, whoever it is', async () => {
    const service = createService();
    for (const Origin of [page, 'https://evil.example']) {
      const response = await service.post(delivery.replace('pk_tea', 'pk_no'), {Origin});
      expect([response.status, allowed(response)]).toEqual([401, Origin]);
    }
  });

  it('may read why a member’s token is not taken, when it is listed; another learns nothing of the token', async () => {
    const service = createService();
    const withToken = JSON.stringify({...JSON.parse(delivery) as object, token: 'a.b.c'});
    for (const [Origin, status] of [[page, 401], ['https://evil.example', 403]] as const) {
      for (const response of [await service.post(withToken, {Origin}), await service.read('always', {token: 'a.b.c', headers: {Origin}})]) {
        expect([response.status, allowed(response)]).toEqual([status, Origin]);
      }
    }
  });

  it('may read a failure of the service', async () => {
    const service = createService({wrap: store => ({...store, counted: async () => { throw new Error('disk'); }})});
    const response = await service.read('always', {headers: {Origin: page}});
    expect([response.status, allowed(response)]).toEqual([500, page]);
  });
});

describe('a preflight', () => {
  const preflight = async (path: string, origin: string): Promise<Response> =>
    createService().app.request(path, {
      method: 'OPTIONS',
      headers: {'Origin': origin, 'Access-Control-Request-Method': 'GET', 'Access-Control-Request-Headers': 'authorization,kin-visitor'},
    });

  it('lets a listed page send the visitor’s id and the member’s token, and need not be repeated for a day', async () => {
    const response = await preflight('/v1/polls/always?key=pk_tea', page);
    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': page,
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'Authorization, Content-Type, Kin-Visitor, Last-Event-ID',
      'access-control-max-age': '86400',
    });
    expect(response.headers.get('Vary')).toContain('Origin');
  });

  it('lets no other page', async () => {
    expect(allowed(await preflight('/v1/polls/always?key=pk_tea', 'https://evil.example'))).toBeNull();
    expect(allowed(await preflight('/v1/polls/always?key=pk_tea', 'https://ink.example'))).toBeNull();
    expect(allowed(await preflight('/v1/polls/always?key=pk_ink', page))).toBeNull();
    expect(allowed(await preflight('/v1/events', 'https://evil.example'))).toBeNull();
  });
});

describe('a list of origins', () => {
  it('matches exactly, or with any port', () => {
    const lists = (listed: string, origin: string): boolean => listsOrigin({origins: [listed]}, origin);
    expect(lists('https://a.example', 'https://a.example')).toBe(true);
    expect(lists('https://a.example', 'https://a.example:8443')).toBe(false);
    expect(lists('https://a.example', 'https://b.a.example')).toBe(false);
    expect(lists('http://localhost:*', 'http://localhost')).toBe(true);
    expect(lists('http://localhost:*', 'http://localhost:1')).toBe(true);
    expect(lists('http://localhost:*', 'https://localhost:1')).toBe(false);
    expect(lists('http://localhost:*', 'http://localhost:')).toBe(false);
    expect(lists('http://localhost:*', 'http://localhost:80@evil.example')).toBe(false);
    expect(lists('http://[::1]:*', 'http://[::1]:5173')).toBe(true);
  });
});
