import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join, resolve} from 'node:path';
import type {Page} from 'playwright-core';
import {afterEach, describe, expect, test} from 'vitest';
import type {Manifest} from '../../scripts/build.js';
import {pollOn, ready, useScene, visit} from './shopper.js';

const scene = useScene();

/** What each of the built files is. */
const built = (): Manifest => JSON.parse(readFileSync(join(import.meta.dirname, '../../dist/cdn/manifest.json'), 'utf8')) as Manifest;

/** All that a page complains about. */
function complaints(page: Page): string[] {
  const said: string[] = [];
  page.on('console', message => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', error => said.push(`uncaught: ${error.message}`));
  return said;
}

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach(end => end()));

/** The address of a shop whose pages differ: another script tag, another poll. */
async function changed(change: (html: string) => string): Promise<string> {
  const server = createServer((request, response) => {
    void fetch(scene.shop + request.url).then(async answer => {
      const type = answer.headers.get('content-type') ?? '';
      response.writeHead(answer.status, {'content-type': type});
      response.end(type.includes('html') ? change(await answer.text()) : Buffer.from(await answer.arrayBuffer()));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => server.close());
  return `http://localhost:${(server.address() as AddressInfo).port}/`;
}

describe('the host page', () => {
  test.each([
    {path: '/', id: 'autumn-tin', width: 320}, {path: '/', id: 'autumn-tin', width: 768}, {path: '/', id: 'autumn-tin', width: 1280}, {path: '/zh/', id: 'autumn-tin', width: 360},
    {path: '/autumn-oolong', id: 'next-roast', width: 320}, {path: '/autumn-oolong', id: 'next-roast', width: 1280}, {path: '/zh/autumn-oolong', id: 'next-roast', width: 320},
  ])('sees no layout shift and no console noise: $path at $width px', async ({path, id, width}) => {
    const page = await (await scene.shopper({viewport: {width, height: 800}})).newPage();
    const said = complaints(page);
    await page.addInitScript(() => {
      const seen = ((globalThis as any).seen = {shift: 0, where: [] as string[]});
      new PerformanceObserver(list => {
        for (const entry of list.getEntries() as any[]) {
          if (entry.hadRecentInput) continue;
          seen.shift += entry.value;
          seen.where.push(...entry.sources.map((source: any) => `${source.node?.nodeName}.${source.node?.className}`));
        }
      }).observe({type: 'layout-shift', buffered: true});
    });
    await page.goto(scene.shop + path);
    await ready(page, id);
    const poll = pollOn(page, id);
    await poll.element.getByRole('radio').first().check({force: true});
    await poll.voteButton.click();
    await poll.status.getByText(/Recorded|已记录/).waitFor();
    await poll.element.getByText('%').first().waitFor();
    const seen = await page.evaluate(() => (globalThis as any).seen);
    expect(seen.where).toEqual([]);
    expect(seen.shift).toBe(0);
    expect(said).toEqual([]);
  });

  test('may forbid everything by its policy but the service’s files and answers', async () => {
    const page = await (await scene.shopper()).newPage();
    const response = await page.goto(scene.shop);
    const policy = response!.headers()['content-security-policy']!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/style-src [^;]*'self'/);
    expect(policy).not.toMatch(/unsafe|data: *;.*script/);
    await ready(page);
    expect(await page.evaluate(() => document.querySelector('kin-poll')!.shadowRoot!.querySelector('[style]'))).toBeNull();
  });

  test('keeps its own content where the script does not run', async () => {
    const page = await (await scene.shopper({javaScriptEnabled: false})).newPage();
    await page.goto(scene.shop);
    expect(await pollOn(page).element.getByText('Harvest Moon').isVisible()).toBe(true);
  });

  test('may call before anything is loaded', async () => {
    const page = await (await scene.shopper()).newPage();
    await page.addInitScript(() => {
      (globalThis as any).kindred = [(client: any) => client.track('poll.voted', {poll: 'blind-tasting', choices: [(globalThis as any).first]})];
    });
    const program = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../demo/program.json'), 'utf8')) as {polls: Record<string, {options: {id: string}[]}>};
    await page.addInitScript(id => { (globalThis as any).first = id; }, program.polls['blind-tasting']!.options[0]!.id);
    const sent = page.waitForRequest(request => request.method() === 'POST');
    await page.goto(scene.shop);
    expect((await sent).postData()).toContain('blind-tasting');
  });

  test('may add elements later', async () => {
    const page = await visit(await scene.shopper(), scene.shop);
    await page.evaluate(() => {
      const poll = document.createElement('kin-poll');
      poll.setAttribute('poll', 'next-roast');
      document.querySelector('main')!.prepend(poll);
    });
    await ready(page, 'next-roast');
  });
});

describe('in another language', () => {
  test('the poll speaks it, its texts loaded for that page alone', async () => {
    const page = await (await scene.shopper()).newPage();
    const files: string[] = [];
    const [texts] = built().leaves['first-zh-Hans']!;
    page.on('request', request => files.push(request.url()));
    await page.goto(`${scene.shop}/zh/`);
    await ready(page);
    await pollOn(page).element.getByRole('button', {name: '投票'}).waitFor();
    expect(files.filter(url => url.endsWith(texts))).not.toEqual([]);
    files.length = 0;
    await page.goto(scene.shop);
    await ready(page);
    expect(files.filter(url => url.endsWith(texts))).toEqual([]);
  });
});

describe('without a service', () => {
  test('the same page votes, counts and remembers', async () => {
    const shopper = await scene.shopper();
    const page = await shopper.newPage();
    const said = complaints(page);
    const requests: string[] = [];
    page.on('request', request => requests.push(request.url()));
    await page.goto(`${scene.shop}/?endpoint=local`);
    await ready(page);
    const other = await visit(shopper, `${scene.shop}/?endpoint=local`);
    await pollOn(page).vote('Harvest Moon');
    await pollOn(page).status.getByText('Recorded').waitFor();
    await pollOn(other).element.getByText('100%').waitFor();
    await page.reload();
    await ready(page);
    await pollOn(page).element.getByText('Your vote', {exact: true}).waitFor();
    expect(requests.filter(url => url.includes('/v1/'))).toEqual([]);
    // It takes a service to talk, which is said to the developer.
    expect(said.filter(line => !line.includes('no persona "mochi". local:'))).toEqual([]);
  });
});

describe('what is wrong is said', () => {
  test('an unknown poll: kindly to the shopper, with the mend to the developer', async () => {
    const page = await (await scene.shopper()).newPage();
    const said = complaints(page);
    await page.goto(await changed(html => html.replaceAll('autumn-tin', 'autumn-tim')));
    const {element} = pollOn(page, 'autumn-tim');
    await element.scrollIntoViewIfNeeded();
    await element.getByText('This poll is not here right now').waitFor();
    expect(await element.getByText('Harvest Moon').isVisible()).toBe(true);
    expect(said.join('\n')).toContain('"autumn-tim"');
    expect(said.join('\n')).toContain('"autumn-tin"'); // what there is
  });

  test.each([
    ['no endpoint', (html: string) => html.replace(/data-endpoint="[^"]*"/, ''), 'needs data-endpoint and data-key'],
    ['no key', (html: string) => html.replace(/data-key="[^"]*"/, ''), 'needs data-endpoint and data-key'],
  ])('a script tag with %s', async (_, change, text) => {
    const page = await (await scene.shopper()).newPage();
    const said = complaints(page);
    await page.goto(await changed(change));
    await expect.poll(() => said.join()).toContain(text);
    expect(said.filter(line => line.startsWith('uncaught'))).toEqual([]);
  });

  test('a chunk with one changed byte is refused, and the page keeps its own content', async () => {
    const page = await (await scene.shopper()).newPage();
    const said = complaints(page);
    await page.route(`**/${built().elements['kin-poll']![0]}`, async route => {
      const response = await route.fetch();
      await route.fulfill({response, body: `${await response.text()} `});
    });
    await page.goto(scene.shop);
    await pollOn(page).element.scrollIntoViewIfNeeded();
    await expect.poll(() => said.join()).toContain('not of this release');
    expect(await page.evaluate(() => customElements.get('kin-poll'))).toBeUndefined();
    expect(await pollOn(page).element.getByText('Harvest Moon').isVisible()).toBe(true);
    expect(said.filter(line => line.startsWith('uncaught'))).toEqual([]);
  });

  test('a page that loads Kindred twice works once', async () => {
    const page = await (await scene.shopper()).newPage();
    const said = complaints(page);
    await page.goto(await changed(html => html.replace(/<script type="module"[^>]*><\/script>/, tag => tag + tag.replace('/latest/', `/${version}/`))));
    await ready(page);
    expect(said.filter(line => line.startsWith('uncaught'))).toEqual([]);
    expect(said.filter(line => line.startsWith('warning'))).toHaveLength(1);
  });
});

describe('kindred.all.js', () => {
  test('does the same in one request', async () => {
    const page = await (await scene.shopper()).newPage();
    const files: string[] = [];
    page.on('request', request => { if (request.url().includes('/kindred/')) files.push(request.url()); });
    await page.goto(await changed(html => html.replace('/kindred.js', '/kindred.all.js')));
    await ready(page);
    await pollOn(page).vote('Harvest Moon');
    await pollOn(page).status.getByText('Recorded').waitFor();
    expect(files.map(file => new URL(file).pathname.split('/').at(-1))).toEqual(['kindred.all.js']);
  });
});

const {version} = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {version: string};
