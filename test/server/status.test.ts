import {describe, expect, it} from 'vitest';
import {createService, page} from './service-fixture.js';

describe('GET /v1/status', () => {
  it('says which release answers, and what time the service has', async () => {
    const {app} = createService();
    const response = await app.request('/v1/status?key=pk_tea', {headers: {Origin: page}});
    expect([response.status, response.headers.get('Cache-Control'), response.headers.get('Access-Control-Allow-Origin')]).toEqual([200, 'no-store', page]);
    expect(await response.json()).toEqual({version: '1.2.3', now: '2026-03-01T12:00:00.000Z'});
  });

  it('tells a page with a wrong key, and one of another origin, what is wrong', async () => {
    const {app} = createService();
    const asked = async (path: string, Origin: string): Promise<object> => {
      const response = await app.request(path, {headers: {Origin}});
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe(Origin);
      return response.json() as Promise<object>;
    };
    expect(await asked('/v1/status?key=pk_other', page)).toMatchObject({type: 'urn:kindred:problem:unknown-key'});
    expect(await asked('/v1/status', page)).toMatchObject({type: 'urn:kindred:problem:unknown-key'});
    expect(await asked('/v1/status?key=pk_tea', 'https://other.example')).toMatchObject({type: 'urn:kindred:problem:origin-not-listed'});
  });
});
