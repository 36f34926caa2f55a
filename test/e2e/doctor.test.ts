import {once} from 'node:events';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {BrowserContext, Locator, Page} from 'playwright-core';
import {afterEach, describe, expect, test} from 'vitest';
import {version} from '../../src/doctor/version.js';
import {pollOn, ready, useScene} from './shopper.js';

const scene = useScene();
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** A server of the test's own. @returns its address */
async function serve(answer: (request: IncomingMessage, response: ServerResponse) => unknown): Promise<string> {
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => server.close());
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

interface Change {
  readonly html?: (html: string) => string;
  readonly policy?: (policy: string) => string;
  readonly reportOnly?: string;
}

/** The shop's front page, changed, with the doctor on it. */
async function sick({html = text => text, policy = text => text, reportOnly}: Change, query = '?kindred-debug'): Promise<Page> {
  const address = await serve(async (request, response) => {
    const answer = await fetch(scene.shop + request.url);
    const type = answer.headers.get('content-type') ?? '';
    response.writeHead(answer.status, {'content-type': type, 'content-security-policy': policy(answer.headers.get('content-security-policy') ?? ''), ...(reportOnly && {'content-security-policy-report-only': reportOnly})});
    response.end(type.includes('html') ? html(await answer.text()) : Buffer.from(await answer.arrayBuffer()));
  });
  const page = await (await shopper()).newPage();
  await page.goto(`${address}/${query}`);
  return page;
}

async function shopper(): Promise<BrowserContext> {
  const context = await scene.shopper();
  ends.push(() => context.close());
  return context;
}

/** What the doctor found, once it has looked. */
async function findings(page: Page): Promise<string> {
  const doctor = page.locator('kin-doctor');
  await doctor.locator('.ill, .well').waitFor();
  return doctor.locator('.findings').innerText();
}
const line = (page: Page, what: RegExp): Locator => page.locator('kin-doctor dl > div', {hasText: what});

/** The shop's front page, with its service elsewhere. */
const elsewhere = (url: string): Promise<Page> => sick({html: html => html.replace(/data-endpoint="[^"]*"/, `data-endpoint="${url}"`), policy: policy => policy.replace('connect-src', `connect-src ${new URL(url).origin}`)});

describe('the doctor, asked for in the address', () => {
  test('finds nothing to mend in the demo shop, and says who answers', async () => {
    const page = await sick({});
    expect(await findings(page)).toMatch(/^\s*Know\b(?!.*\bMend\b)/s);
    expect(await page.locator('kin-doctor .sum').innerText()).toContain('Nothing to mend.');
    expect(await line(page, /^Service/).innerText()).toContain(`${scene.service.url}, release ${version}`);
    expect(await line(page, /^Clock/).innerText()).toContain('in step');
  });

  test('lists a vote as it goes', async () => {
    const page = await sick({});
    await findings(page);
    await page.locator('kin-doctor').evaluate(doctor => { doctor.style.visibility = 'hidden'; });
    await ready(page);
    await pollOn(page).vote('Harvest Moon');
    await page.locator('kin-doctor .events .recorded', {hasText: 'poll.voted'}).waitFor({state: 'attached'});
  });

  test('works where the page forbids all inline style and script, and breaks no rule itself', async () => {
    const page = await (await shopper()).newPage();
    const said: string[] = [];
    page.on('console', message => said.push(message.text()));
    await page.goto(`${scene.shop}/?kindred-debug`);
    await findings(page);
    expect(said).toEqual([]);
    const box = await page.locator('kin-doctor .doctor').boundingBox();
    expect(box!.width).toBeGreaterThan(300);
  });

  test('is not loaded without it, and is by kindred.doctor()', async () => {
    const page = await sick({}, '');
    await ready(page);
    expect(await page.locator('kin-doctor').count()).toBe(0);
    await page.evaluate(() => (globalThis as any).kindred.doctor());
    await findings(page);
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('kin-doctor');
  });
});

describe('the doctor tells what is wrong, for a', () => {
  test('wrong key, in the service’s words', async () => {
    const said = await findings(await sick({html: html => html.replace(/data-key="[^"]*"/, 'data-key="pk_wrong"')}));
    expect(said).toContain('The service does not know this key.');
    expect(said).toContain('No tenant of this service has the key that was sent: compare it with the tenants file.');
    expect(said).not.toContain('does not answer');
  });

  test('page of an origin that is not listed, in the service’s words', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kindred-doctor-'));
    ends.push(() => rmSync(folder, {recursive: true, force: true}));
    writeFileSync(join(folder, 'program.json'), JSON.stringify({name: 'Tea', polls: {'autumn-tin': {kind: 'single', question: 'Which?', options: [{id: 'a', label: 'A'}, {id: 'b', label: 'B'}], results: 'always'}}}));
    writeFileSync(join(folder, 'tenants.json'), JSON.stringify({tenants: [{id: 'tea', keys: ['pk_demo_teahouse'], origins: ['https://tea.example'], program: './program.json'}]}));
    const {startService} = await import('./processes.js');
    const strict = await startService({KINDRED_TENANTS: join(folder, 'tenants.json')});
    ends.push(() => strict.stop());
    const page = await sick({html: html => html.replaceAll(`data-endpoint="${scene.service.url}"`, `data-endpoint="${strict.url}"`), policy: policy => policy.replace('connect-src', `connect-src ${strict.url}`)});
    const said = await findings(page);
    expect(said).toContain('The service lets no page of this origin use the key.');
    expect(said).toContain(`Add “${new URL(page.url()).origin}” to the tenant’s origins`);
    expect(said).toMatch(/Pages of http:\/\/localhost:\d+ may not use this key/);
  });

  test('service that is down', async () => {
    const gone = createServer();
    gone.listen(0, '127.0.0.1');
    await once(gone, 'listening');
    const url = `http://localhost:${(gone.address() as AddressInfo).port}`;
    gone.close();
    const said = await findings(await elsewhere(url));
    expect(said).toContain('The service does not answer, or not to pages.');
    expect(said).toContain(url);
  });

  test('server that is another, and lets no page read it', async () => {
    const url = await serve((_, response) => response.end('hello'));
    const said = await findings(await elsewhere(url));
    expect(said).toContain('it is not Kindred’s service');
  });

  test('service that is blocked by the page’s policy, with what to add to it', async () => {
    const said = await findings(await sick({policy: policy => policy.replace(/connect-src [^;]*/, "connect-src 'self'")}));
    expect(said).toMatch(new RegExp(`Content Security Policy blocks ${scene.service.url}/v1/`));
    expect(said).toContain(`Add ${scene.service.url} to connect-src`);
    expect(said).not.toContain('does not answer');
  });

  test('policy that only reports, before it is enforced', async () => {
    const said = await findings(await sick({reportOnly: "connect-src 'self'"}));
    expect(said).toContain(`would block ${scene.service.url}/v1/`);
    expect(said).toContain(`add ${scene.service.url} to connect-src`);
    expect(said).not.toContain('Mend');
  });

  test('path too many in the endpoint', async () => {
    expect(await findings(await elsewhere(`${scene.service.url}/api`))).toContain('Take the path out of data-endpoint');
  });

  test('service of another release', async () => {
    const url = await serve((_, response) => response.writeHead(200, {'content-type': 'application/json', 'access-control-allow-origin': '*'}).end(JSON.stringify({version: '9.9.9', now: new Date().toISOString()})));
    expect(await findings(await elsewhere(url))).toContain(`The page’s files are of release ${version}, and the service is of release 9.9.9.`);
  });

  test('service that is older', async () => {
    const url = await serve((_, response) => response.writeHead(404, {'content-type': 'application/problem+json', 'access-control-allow-origin': '*'}).end(JSON.stringify({type: 'urn:kindred:problem:unknown-path', detail: 'Nothing has this address.'})));
    expect(await findings(await elsewhere(url))).toContain('bring it up to date');
  });

  test('service that fails', async () => {
    const url = await serve((_, response) => response.writeHead(503, {'content-type': 'application/problem+json', 'access-control-allow-origin': '*'}).end(JSON.stringify({type: 'urn:kindred:problem:unavailable', detail: 'The database is busy.'})));
    const said = await findings(await elsewhere(url));
    expect(said).toContain('status 503');
    expect(said).toContain('The database is busy.');
  });

  test('device without a connection, as nothing to mend', async () => {
    const page = await sick({});
    await findings(page);
    await page.context().setOffline(true);
    await page.locator('kin-doctor footer button').first().click();
    await page.getByText('The device is offline').waitFor();
  });

  test('tag without endpoint or key', async () => {
    const said = await findings(await sick({html: html => html.replace(/data-(endpoint|key)="[^"]*"/g, '')}));
    expect(said).toContain('The script tag does not say where the service is.');
    expect(said).toContain('The script tag has no key.');
  });

  test('tag that names what there is not, in Kindred’s words', async () => {
    const said = await findings(await sick({html: html => html.replace('data-key', 'data-sinks="segmnt:x" data-key')}));
    expect(said).toContain('data-sinks: there is no "segmnt:x"');
  });

  test('second script tag', async () => {
    const said = await findings(await sick({html: html => html.replace(/(<script type="module" src="[^"]*\/)kindred\.js"/, '$1kindred.js?theme"></script>$1kindred.js"')}));
    expect(said).toContain('Kindred is on this page 2 times.');
  });

  test('file that is not of this release', async () => {
    const page = await (await shopper()).newPage();
    const changed: string[] = [];
    // The last of the files that the page loads: the client’s own has to be there for the doctor to come.
    await page.route('**/chunks/*.js', async route => {
      const response = await route.fetch();
      const body = await response.text();
      const spoil = /"kin-poll"/.test(body) && !/kin-doctor/.test(body);
      if (spoil) changed.push(route.request().url());
      await route.fulfill({response, body: spoil ? `${body}\n` : body});
    });
    await page.goto(`${scene.shop}/?kindred-debug`);
    await page.locator('kin-poll').first().scrollIntoViewIfNeeded();
    await expect.poll(() => changed.length).toBeGreaterThan(0);
    await page.locator('kin-doctor .findings > *, kin-doctor .sum').first().waitFor();
    await page.locator('kin-doctor footer button').first().click();
    await page.locator('kin-doctor .ill').waitFor({timeout: 20_000});
    const said = await findings(page);
    expect(said).toContain('is not of the release that its loader is of');
    expect(said).toContain(changed[0]);
  });

  test('clock that is three hours ahead', async () => {
    const page = await (await shopper()).newPage();
    await page.addInitScript(() => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + 3 * 3_600_000;
    });
    await page.goto(`${scene.shop}/?kindred-debug`);
    expect(await findings(page)).toMatch(/clock is 10,?8\d\d s ahead of the service’s|clock is 10,?79\d s ahead/);
  });
});
