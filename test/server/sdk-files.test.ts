import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {brotliCompressSync, brotliDecompressSync, gzipSync} from 'node:zlib';
import {describe, expect, it} from 'vitest';
import {createService, temporaryFolder, type TestService} from './service-fixture.js';

const loader = 'export const loader = 1;\n';
const immutable = 'public, max-age=31536000, immutable';

function withFiles(): TestService {
  const folder = temporaryFolder();
  const sdk = join(folder, 'sdk');
  mkdirSync(join(sdk, 'chunks'), {recursive: true});
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(sdk, 'kindred.js'), loader);
  writeFileSync(join(sdk, 'kindred.js.br'), brotliCompressSync(loader));
  writeFileSync(join(sdk, 'kindred.js.gz'), gzipSync(loader));
  writeFileSync(join(sdk, 'kindred.js.map'), '{}');
  writeFileSync(join(sdk, 'chunks', 'poll-Ab12.js'), 'export {};\n');
  return createService({sdk});
}

describe('the SDK’s files', () => {
  it('are for every page, for good, under the running version', async () => {
    const {app} = withFiles();
    for (const path of ['kindred.js', 'chunks/poll-Ab12.js']) {
      const response = await app.request(`/kindred/1.2.3/${path}`);
      expect(response.status).toBe(200);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'cache-control': immutable,
        'content-type': 'text/javascript; charset=utf-8',
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        'x-content-type-options': 'nosniff',
      });
    }
    expect(await (await app.request('/kindred/1.2.3/kindred.js')).text()).toBe(loader);
    expect((await app.request('/kindred/1.2.3/kindred.js.map')).headers.get('Content-Type')).toContain('application/json');
  });

  it('are asked for again under latest, but for those with a hash in their name', async () => {
    const {app} = withFiles();
    const first = await app.request('/kindred/latest/kindred.js');
    expect(first.headers.get('Cache-Control')).toBe('no-cache');
    const etag = first.headers.get('ETag')!;
    const again = await app.request('/kindred/latest/kindred.js', {headers: {'If-None-Match': etag}});
    expect(again.status).toBe(304);
    expect(Object.fromEntries(again.headers)).toMatchObject({'etag': etag, 'cache-control': 'no-cache', 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin'});
    expect((await app.request('/kindred/latest/kindred.js', {headers: {'If-None-Match': '"other"'}})).status).toBe(200);
    expect((await app.request('/kindred/latest/chunks/poll-Ab12.js')).headers.get('Cache-Control')).toBe(immutable);
  });

  it('are compressed for clients that take it', async () => {
    const {app} = withFiles();
    for (const version of ['1.2.3', 'latest']) {
      const response = await app.request(`/kindred/${version}/kindred.js`, {headers: {'Accept-Encoding': 'gzip, deflate, br, zstd'}});
      expect(response.headers.get('Content-Encoding')).toBe('br');
      expect(response.headers.get('Vary')).toContain('Accept-Encoding');
      expect(response.headers.get('Content-Type')).toContain('text/javascript');
      expect(brotliDecompressSync(await response.arrayBuffer()).toString()).toBe(loader);
    }
    expect((await app.request('/kindred/1.2.3/kindred.js', {headers: {'Accept-Encoding': 'gzip'}})).headers.get('Content-Encoding')).toBe('gzip');
    expect((await app.request('/kindred/1.2.3/chunks/poll-Ab12.js', {headers: {'Accept-Encoding': 'br'}})).headers.get('Content-Encoding')).toBeNull();
  });

  it('have another ETag for each encoding', async () => {
    const {app} = withFiles();
    const etags = await Promise.all(['br', 'gzip', ''].map(async encoding =>
      (await app.request('/kindred/latest/kindred.js', {headers: {'Accept-Encoding': encoding}})).headers.get('ETag')));
    expect(new Set(etags).size).toBe(3);
  });

  it('are of no other version, and say which there is', async () => {
    const response = await withFiles().app.request('/kindred/1.0.0/kindred.js');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({detail: expect.stringContaining('/kindred/1.2.3/ or /kindred/latest/') as string});
  });

  it('are not stored as missing for good', async () => {
    const response = await withFiles().app.request('/kindred/1.2.3/missing.js');
    expect(response.status).toBe(404);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    expect((await createService().app.request('/kindred/1.2.3/kindred.js')).status).toBe(404);
  });

  it('lie in their folder, and no path leads out of it', async () => {
    const {app} = withFiles();
    for (const path of ['../secret.txt', '%2e%2e/secret.txt', '..%2fsecret.txt', '..%5csecret.txt', 'chunks/..%2f..%2fsecret.txt', '%252e%252e/secret.txt', '/etc/passwd', '%2fetc%2fpasswd', 'chunks', 'chunks/', '']) {
      for (const version of ['1.2.3', 'latest']) {
        const response = await app.fetch(new Request(`http://localhost/kindred/${version}/${path}`));
        expect([path, response.status]).toEqual([path, 404]);
        expect(await response.text()).not.toContain('secret.txt');
      }
    }
  });
});
