import {randomUUID} from 'node:crypto';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {createRequire} from 'node:module';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Browser, BrowserContextOptions, FrameLocator, Page, Route} from 'playwright-core';
import {afterAll, afterEach, beforeAll, beforeEach, expect, test} from 'vitest';
import {openDemoHouse} from '../../scripts/demo-house.js';
import {type Callers, openCallers} from './callers.js';
import {openBrowser, openScene, type Scene} from './shopper.js';
import {readEvents} from './stored.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

interface Operator {
  readonly page: Page;
  readonly inbox: FrameLocator;
  /** Addresses that the browser asked for. */
  readonly urls: readonly string[];
}

let browser: Browser;
let folder: string;
let scene: Scene;
let callers: Callers;

beforeAll(async () => { browser = await openBrowser(); });
afterAll(async () => { await browser.close(); });
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kindred-inbox-'));
  const house = await openDemoHouse(folder);
  scene = await openScene(browser, {...house.serviceEnvironment, LOG_LEVEL: 'trace'}, house.shopEnvironment);
  callers = openCallers(scene.service.url, house);
});
afterEach(async () => {
  await scene.end();
  rmSync(folder, {recursive: true});
});

const says = (text: string, visitor: string, member?: string): Promise<readonly string[]> => callers.deliver([callers.event('chat.messaged', {persona: 'mochi', text}, visitor)], member);

async function openInbox(as: string, options?: BrowserContextOptions): Promise<Operator> {
  const context = await scene.shopper({locale: 'en-GB', ...options});
  const page = await context.newPage();
  const urls: string[] = [];
  page.on('request', request => urls.push(request.url()));
  // Of one site with the service, so that the inbox may keep what is written.
  await page.goto(`${scene.shop.replace('localhost', '127.0.0.1')}/inbox?as=${as}`);
  return {page, inbox: page.frameLocator('iframe'), urls};
}

/** A page of an origin that the tenant does not list. */
async function openStranger(body: string): Promise<{readonly url: string; close(): void}> {
  const server = createServer((_, response) => { response.setHeader('Content-Type', 'text/html').end(`<!doctype html>${body}`); });
  await new Promise<void>(listening => { server.listen(0, '127.0.0.2', listening); });
  return {url: `http://127.0.0.2:${(server.address() as AddressInfo).port}/`, close: () => void server.close()};
}

const said = async ({inbox}: Operator): Promise<readonly string[]> => inbox.locator('.message .text').allTextContents();

test('a shopper waits; of two who accept one has the chat, answers, and gives it back', async () => {
  const visitor = randomUUID();
  const [hua, wen] = [await openInbox('hua'), await openInbox('wen')];
  for (const {inbox} of [hua, wen]) await inbox.getByText('Nobody waits.').waitFor();
  await says('I want a refund for the broken gaiwan.', visitor, 'noor');
  for (const {inbox} of [hua, wen]) await inbox.getByRole('button', {name: /Member noor.*Refund/}).click();
  // Both have pressed it before the service hears of either.
  const pressed = await Promise.all([hua, wen].map(async ({page, inbox}) => {
    const held = new Promise<Route>(found => void page.route('**/accept?*', found));
    await inbox.getByRole('button', {name: 'Accept'}).click();
    return held;
  }));
  await Promise.all(pressed.map(route => route.continue()));
  await expect.poll(async () => Promise.all([hua, wen].map(({inbox}) => inbox.locator('#reply').count()))).toContain(1);
  const [owner, other] = await hua.inbox.locator('#reply').count() ? [hua, wen] : [wen, hua];
  await other.inbox.getByRole('alert').getByText(/^(Hua|Wen) has this chat\.$/).waitFor();
  expect(await other.inbox.locator('#reply').count()).toBe(0);

  // Focus is where the reply is written.
  await owner.inbox.locator('#reply:focus').waitFor();
  await owner.page.keyboard.type('We send a new one today.');
  await owner.page.keyboard.press('Enter');
  for (const {inbox} of [owner, other]) await inbox.locator('.message.person').getByText('We send a new one today.').waitFor();
  await says('Oh, thank you!', visitor, 'noor');
  for (const {inbox} of [owner, other]) await inbox.locator('.message.shopper').getByText('Oh, thank you!').waitFor();
  await owner.inbox.getByRole('log').getByText('New message: Oh, thank you!').waitFor({state: 'attached'});

  await owner.inbox.getByRole('button', {name: 'Return to Mochi'}).click();
  for (const {inbox} of [owner, other]) await inbox.getByText(/^Back with Mochi/).first().waitFor();
  const types = readEvents(scene.service.database).map(({type}) => type.slice('kindred.'.length));
  expect(types.filter(type => /^(chat\.replied|handoff\.)/.test(type))).toEqual(['handoff.accepted', 'chat.replied', 'handoff.returned']);
});

test('what is written while the service is away is sent once when it is back, also after a reload', async () => {
  const visitor = randomUUID();
  const hua = await openInbox('hua');
  await says('Is there gluten in the barley tea? I have an allergy.', visitor);
  await hua.inbox.getByRole('button', {name: /A visitor.*Safety/}).click();
  await hua.inbox.getByRole('button', {name: 'Accept'}).click();
  await hua.inbox.locator('#reply').fill('Yes, please do not drink it.');
  await scene.service.kill();
  await hua.inbox.getByText(/^The connection is lost/).waitFor();
  await hua.page.keyboard.press('Enter');
  await hua.inbox.getByText('Not sent yet. It is sent again by itself.').waitFor();
  await hua.inbox.locator('#reply').fill('And this is not finished');
  await scene.service.start();
  await says('Hello? Are you there?', visitor);
  await hua.inbox.locator('.message.shopper').getByText('Hello? Are you there?').waitFor();
  await expect.poll(() => hua.inbox.locator('.on-its-way').count()).toBe(0);
  expect((await said(hua)).filter(text => text.startsWith('Yes, please'))).toHaveLength(1);
  await hua.page.reload();
  await hua.inbox.getByRole('button', {name: /^Mine/}).click();
  await hua.inbox.getByRole('button', {name: /A visitor/}).click();
  await expect.poll(() => hua.inbox.locator('#reply').inputValue()).toBe('And this is not finished');
  await expect.poll(() => said(hua)).toEqual(expect.arrayContaining(['Yes, please do not drink it.', 'Hello? Are you there?']));
  await hua.inbox.getByRole('button', {name: 'Close'}).click();
  await hua.inbox.getByText(/^Closed/).first().waitFor();
});

test('the brand writes first, once a month unless the member says otherwise', async () => {
  const {inbox} = await openInbox('hua');
  for (const [text, result] of [['The new leaf is in.', 'Sent. They find it when they come back.'], ['And again.', /^They do not want more messages for now\. You can write again from/]] as const) {
    await inbox.getByRole('button', {name: 'Write to a member'}).click();
    await inbox.getByLabel('Member, by the shop’s id').fill('ada');
    await inbox.getByLabel('Message', {exact: true}).fill(text);
    await inbox.getByRole('button', {name: 'Send', exact: true}).click();
    await inbox.getByText(result).waitFor();
    await inbox.getByRole('button', {name: /^(Done|Cancel)$/}).click();
  }
});

test('the token is in no address, no log and no storage, and no other page is told or held', async () => {
  const hua = await openInbox('hua');
  await hua.inbox.getByText('Nobody waits.').waitFor();
  const token = await hua.page.evaluate(async () => (await fetch('/counter/token?as=hua')).text());
  const [head] = token.split('.');
  const kept = await hua.page.frames()[1]!.evaluate(() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, document.documentElement.outerHTML]));
  for (const place of [...hua.urls, scene.service.log, kept]) expect(place).not.toContain(head);
  expect(scene.service.log).toContain('/v1/chats');

  const stranger = await openStranger(`<iframe src="${scene.service.url}/inbox?key=pk_demo_teahouse"></iframe>`);
  const page = await (await scene.shopper()).newPage();
  const blocked = page.waitForEvent('console', message => /frame-ancestors/.test(message.text()));
  await page.goto(stranger.url);
  await blocked;
  expect(await page.frameLocator('iframe').locator('kin-inbox').count()).toBe(0);
  stranger.close();
});

/** Opens the inbox from a page, in a window of its own, and answers its questions. */
async function openFrom(page: Page, token: string): Promise<Page> {
  const opened = page.waitForEvent('popup');
  await page.evaluate(([inbox, token]) => {
    addEventListener('message', ({source, data}) => source!.postMessage({type: data.type, id: data.id, token}, {targetOrigin: '*'}));
    open(inbox);
  }, [`${scene.service.url}/inbox?key=pk_demo_teahouse`, token]);
  return opened;
}

test('in a window of its own it believes the page that has opened it, if that is listed', async () => {
  const context = await scene.shopper({locale: 'en-GB'});
  const shop = await context.newPage();
  await shop.goto(`${scene.shop}/counter`);
  const token = await shop.evaluate(async () => (await fetch('/counter/token?as=hua')).text());
  await (await openFrom(shop, token)).getByText('Nobody waits.').waitFor();

  const stranger = await openStranger('');
  const page = await context.newPage();
  await page.goto(stranger.url);
  await (await openFrom(page, token)).getByText('The page that holds this inbox does not say who you are.').waitFor();
  stranger.close();
});

test('alone it says where it is to be opened', async () => {
  const page = await (await scene.shopper({locale: 'zh-CN'})).newPage();
  await page.goto(`${scene.service.url}/inbox?key=pk_demo_teahouse`);
  await page.getByText('请从店铺后台打开收件箱').waitFor();
});

test.each([['light', 1280, 'en-GB'], ['dark', 320, 'zh-CN']] as const)('axe finds nothing wrong, %s at %i px in %s', async (colorScheme, width, locale) => {
  await says('My order never arrived, and I am angry.', randomUUID(), 'lin');
  const hua = await openInbox('hua', {colorScheme, viewport: {width, height: 800}, locale});
  const check = async (): Promise<void> => {
    const frame = hua.page.frames()[1]!;
    await frame.evaluate(axe);
    const {violations} = await frame.evaluate(async () => (globalThis as any).axe.run(document)) as {violations: readonly {id: string; nodes: readonly {html: string}[]}[]};
    expect(violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join('\n')}`)).toEqual([]);
    expect(await frame.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  };
  await hua.inbox.locator('.row').waitFor();
  await check();
  await hua.inbox.locator('.row').click();
  await hua.inbox.locator('[data-move=accept]').click();
  await hua.inbox.locator('#reply').waitFor();
  await check();
  if (width < 1000) await hua.inbox.locator('.look').click();
  await hua.inbox.locator('.side h3').first().waitFor();
  await check();
});
