import {readFileSync} from 'node:fs';
import {once} from 'node:events';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import type {Page} from 'playwright-core';
import {afterEach, expect, test} from 'vitest';
import {example, pages, root, snippet, snippetsOf} from '../docs/pages.js';
import {inWordPress, shopifyBlock, withoutPhp} from '../docs/stand-ins.js';
import {pollOn, ready, useScene} from './shopper.js';

const scene = useScene();
const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach(end => end()));

const real = (text: string): string => text.replaceAll(example.service, scene.service.url).replaceAll(example.key, 'pk_demo_teahouse');

interface Shop {
  readonly page: Page;
  /** What the page has posted to the shop: path and body. */
  readonly posted: {readonly path: string; readonly body: string}[];
}

/**
 * A shop's page, opened; pictures and other files come from the demo.
 *
 * @param files what else the shop has, by path
 */
async function open(html: string, files: Readonly<Record<string, string>> = {}): Promise<Shop> {
  const posted: {path: string; body: string}[] = [];
  const server = createServer((request, response) => {
    const path = request.url!;
    const send = (type: string, body: string | Buffer): void => void response.writeHead(200, {'content-type': type}).end(body);
    if (request.method === 'POST') void text(request).then(body => { posted.push({path, body}); send('application/json', '{}'); });
    else if (path === '/') send('text/html; charset=utf-8', real(html));
    else if (files[path]) send('text/javascript; charset=utf-8', real(files[path]));
    else if (path.startsWith('/kindred/')) send('text/javascript; charset=utf-8', readFileSync(join(root, 'dist/cdn', path.slice('/kindred/'.length))));
    else void fetch(scene.shop + path).then(async answer => response.writeHead(answer.status, {'content-type': answer.headers.get('content-type') ?? ''}).end(Buffer.from(await answer.arrayBuffer())));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => { server.closeAllConnections(); server.close(); });
  const page = await (await scene.shopper()).newPage();
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
  return {page, posted};
}

async function votes(page: Page, option = 'Harvest Moon'): Promise<void> {
  await ready(page);
  await pollOn(page).vote(option);
  await pollOn(page).status.getByText('Recorded').waitFor();
}

const body = '<kin-poll poll="autumn-tin"><a href="/contact">Tell us</a></kin-poll>';
const around = (head: string, content = body): string => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Tea</title>${head}</head><body>${content}</body></html>`;

test('the page in plain HTML counts a vote', async () => {
  const {page} = await open(snippet('docs/recipes/html.md', 'html page'));
  await votes(page);
});

test('the README’s lines are a live poll', async () => {
  const [lines] = snippetsOf('README.md');
  const {page} = await open(around('', lines!.code));
  await votes(page);
  for (const name of ['kin-referral', 'kin-tier', 'kin-persona']) await page.waitForFunction(name => customElements.get(name), name);
});

test('the quick start’s page counts without a service', async () => {
  const {page} = await open(around('', snippet('docs/quick-start.md', 'html local')), {'/program.json': snippet('docs/quick-start.md', 'json program')});
  await votes(page);
});

test('a container’s tag loads Kindred, and pushes what was agreed to', async () => {
  const {page} = await open(around(`<script>
    window.dataLayer = [];
    function gtag() { dataLayer.push(arguments); }
    gtag('consent', 'default', {analytics_storage: 'granted'});
  </script>`, body + snippet('docs/recipes/gtm.md', 'html gtm')));
  await votes(page);
  await page.waitForFunction(() => (globalThis as unknown as {dataLayer: readonly {event?: string; kindred_type?: string}[]}).dataLayer.some(({event, kindred_type}) => event === 'select_content' && kindred_type === 'kindred.poll.voted'));
});

test('Shopify’s blocks make a page that counts a vote, and carries the visitor to the cart', async () => {
  const recipe = 'docs/recipes/shopify.md';
  const {page, posted} = await open(around(shopifyBlock('kindred.js', {}, {id: 77}).html, shopifyBlock('<kin-poll', {poll: 'autumn-tin', link: '/tin'}).html), {
    '/assets/kindred-cart.js': snippet(recipe, 'js cart'), '/assets/kindred-member.js': snippet(recipe, 'js member'),
  });
  await votes(page);
  await expect.poll(() => posted.filter(({path}) => path === '/cart/update.js').map(({body}) => Object.keys((JSON.parse(body) as {attributes: object}).attributes))).toContainEqual(['kin_visitor']);
});

test('what WordPress prints makes a page that counts a vote, and keeps the visitor for the order', async context => {
  if (withoutPhp) return context.skip(withoutPhp);
  const {tags, poll} = inWordPress();
  const {page} = await open(around(tags, poll), {'/kindred-shop.js?ver=1': snippet('docs/recipes/woocommerce.md', 'js page')});
  await votes(page);
  await expect.poll(async () => (await page.context().cookies()).find(({name}) => name === 'kin_visitor')?.value).toMatch(/^[0-9a-f-]{36}$/);
});

test('Magento’s template makes a page that counts a vote', async () => {
  const {page} = await open(around(snippet('docs/recipes/magento.md', 'php template')));
  await votes(page);
});

test('the XML of the docs is well-formed', async () => {
  const {page} = await open(around(''));
  const files = pages.flatMap(snippetsOf).filter(({language}) => language === 'xml');
  expect(files.length).toBe(2);
  for (const {code} of files) expect(await page.evaluate(code => new DOMParser().parseFromString(code, 'text/xml').querySelector('parsererror')?.textContent, code)).toBeUndefined();
});
