import {once} from 'node:events';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {Page} from 'playwright-core';
import {afterEach, describe, expect, test} from 'vitest';
import {example, snippet, snippetsOf} from '../docs/pages.js';
import {pollOn, ready, useScene} from './shopper.js';

const scene = useScene();
const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach(end => end()));

/** The page of `docs/recipes/html.md` under a policy; what else a shop has comes from the demo. */
async function pageUnder(policy: string): Promise<{readonly page: Page; readonly violations: string[]}> {
  const real = (text: string): string => text.replaceAll(example.service, scene.service.url).replaceAll(example.key, 'pk_demo_teahouse');
  const nonce = /'nonce-(\w+)'/.exec(policy)?.[1];
  const html = real(snippet('docs/recipes/html.md', 'html page')).replace('<script ', nonce ? `<script nonce="${nonce}" ` : '<script ');
  const server = createServer((request, response) => {
    if (request.url === '/') {
      response.writeHead(200, {'content-type': 'text/html; charset=utf-8', 'content-security-policy': real(policy)});
      response.end(html);
    } else {
      void fetch(scene.shop + request.url).then(async answer => {
        response.writeHead(answer.status, {'content-type': answer.headers.get('content-type') ?? ''});
        response.end(Buffer.from(await answer.arrayBuffer()));
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => server.close());

  const violations: string[] = [];
  const page = await (await scene.shopper()).newPage();
  await page.exposeFunction('violated', (text: string) => { violations.push(text); });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({effectiveDirective, blockedURI}) => (globalThis as unknown as {violated(text: string): void}).violated(`${effectiveDirective} ${blockedURI}`));
  });
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
  return {page, violations};
}

const policies = snippetsOf('docs/csp.md').filter(({info}) => info === 'csp').map(({code}) => code.trim());

test('the page has a policy by origin, one by nonce, and one with Trusted Types', () => {
  expect(policies).toHaveLength(3);
  for (const policy of policies) expect(policy).not.toMatch(/unsafe|\*|data:/);
});

describe.each(policies)('under %s', policy => {
  test('a shopper votes and talks, and nothing is violated', async () => {
    const {page, violations} = await pageUnder(policy);
    await ready(page);
    await pollOn(page).vote('Harvest Moon');
    await pollOn(page).status.getByText('Recorded').waitFor();
    const persona = page.locator('kin-persona');
    await persona.locator('[part=launcher]').click();
    await persona.locator('[part=input]').fill('When do you open?');
    await persona.locator('[part=input]').press('Enter');
    await persona.getByText(/10:00/).first().waitFor();
    expect(violations).toEqual([]);
  });

  test('and without the service in connect-src, a violation is seen', async () => {
    const {page, violations} = await pageUnder(policy.replace(/connect-src [^;]+;/, "connect-src 'none';"));
    await page.locator('kin-poll').scrollIntoViewIfNeeded();
    await expect.poll(() => violations.join()).toContain('connect-src');
    expect(await page.getByText('Tell us which tin you like').isVisible()).toBe(true);
  });
});
