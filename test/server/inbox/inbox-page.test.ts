import {expect, it} from 'vitest';
import {temporaryFolder} from '../service-fixture.js';
import {createInboxService, teaHouse} from './inbox-fixture.js';

const policyOf = (response: Response): ReadonlyMap<string, string> =>
  new Map(response.headers.get('Content-Security-Policy')!.split('; ').map(directive => [directive.slice(0, directive.indexOf(' ')), directive.slice(directive.indexOf(' ') + 1)]));

it('is a page that only the brand’s own pages may hold, with scripts of the service alone', async () => {
  const {app} = createInboxService({sdk: temporaryFolder()});
  const response = await app.request('/inbox?key=pk_tea');
  expect([response.status, response.headers.get('Content-Type'), response.headers.get('X-Frame-Options')]).toEqual([200, 'text/html; charset=UTF-8', null]);
  expect(Object.fromEntries(policyOf(response))).toEqual({
    'default-src': "'none'", 'script-src': "'self'", 'connect-src': "'self'", 'base-uri': "'none'", 'form-action': "'none'", 'frame-ancestors': teaHouse.origins.join(' '),
  });
  const page = await response.text();
  expect(page).not.toMatch(/ style=|<style| on\w+=|<script(?![^>]* src=)/);
  expect(page).toContain(`<kin-inbox key="pk_tea" origins="${teaHouse.origins.join(' ')}">`);
});

it('writes nothing into the page that is markup', async () => {
  const {app} = createInboxService({sdk: temporaryFolder(), tenants: [{...teaHouse, keys: ['"><script>']}]});
  const page = await (await app.request(`/inbox?key=${encodeURIComponent('"><script>')}`)).text();
  expect(page).toContain('key="&quot;&gt;&lt;script&gt;"');
});

it.each([
  ['without a key that there is', '/inbox?key=pk_none', 401],
  ['for a page that is not listed', '/inbox?key=pk_tea', 403],
])('is nothing %s', async (_, path, status) => {
  const {app} = createInboxService({sdk: temporaryFolder()});
  const response = await app.request(path, {headers: {Origin: 'https://evil.example'}});
  expect(response.status).toBe(status);
  expect(response.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
});

it('says how it is built where it is not', async () => {
  const response = await createInboxService().app.request('/inbox?key=pk_tea');
  expect([response.status, ((await response.json()) as {detail: string}).detail]).toEqual([404, expect.stringContaining('npm run build')]);
});
