import {copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {exportJWK, generateKeyPair, SignJWT} from 'jose';
import Database from 'libsql';
import type {Browser, BrowserContextOptions, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {ideaTokens} from '../../src/program/index.js';
import {openRelay, type Relay} from './relay.js';
import {openBrowser, openScene, pollOn, type Scene} from './shopper.js';

const demo = resolve(import.meta.dirname, '../../demo');
const folder = mkdtempSync(join(tmpdir(), 'kindred-ideas-'));

let browser: Browser;
let scene: Scene;
/** The shop, whose makers' table has this poll alone. */
const shops: Record<string, Relay> = {};
let privateKey: CryptoKey;

beforeAll(async () => {
  const pair = await generateKeyPair('ES256', {extractable: true});
  ({privateKey} = pair);
  const read = (file: string): unknown => JSON.parse(readFileSync(join(demo, file), 'utf8'));
  const {tenants: [tenant]} = read('tenants.json') as {tenants: [object]};
  const milestones = [{supports: 2, days: 30}, {supports: 4, days: 60}];
  const open = (question: string, moderated: boolean): object => ({kind: 'open', question, results: 'always', ideas: {milestones, moderated}});
  const polls = {sister: open('What shall we call her?', true), wishes: open('What else?', false), thousands: open('What else?', false)};
  copyFileSync(join(demo, 'mochi.json'), join(folder, 'mochi.json'));
  writeFileSync(join(folder, 'program.json'), JSON.stringify({...(read('program.json') as object), polls}));
  writeFileSync(join(folder, 'tenants.json'), JSON.stringify({tenants: [{...tenant, memberKeys: [{kid: 'spring', ...(await exportJWK(pair.publicKey))}], program: join(folder, 'program.json')}]}));
  browser = await openBrowser();
  scene = await openScene(browser, {KINDRED_TENANTS: join(folder, 'tenants.json')});
  for (const poll of Object.keys(polls)) {
    shops[poll] = await openRelay(scene.shop, {change: html => html.replace(/<kin-poll poll="little-sister">/, `<kin-poll poll="${poll}">`).replace(/<kin-poll poll="(?!sister|wishes|thousands)[^]*?<\/kin-poll>/g, '')});
  }
});
afterAll(async () => {
  await scene.end();
  await Promise.all(Object.values(shops).map(shop => shop.close()));
  await browser.close();
  rmSync(folder, {recursive: true});
});

async function visit(poll: string, options?: BrowserContextOptions): Promise<Page> {
  const page = await (await scene.shopper(options)).newPage();
  await page.goto(`${shops[poll]!.url}/makers`);
  await board(page, poll).element.getByRole('button', {name: 'Suggest an idea'}).waitFor();
  return page;
}

/** The ideas on a page, by what a shopper sees. */
function board(page: Page, poll = 'sister') {
  const {element, status} = pollOn(page, poll);
  return {
    element, status,
    idea: (title: string) => element.locator('.list > li').filter({hasText: title}),
    support: (title: string) => element.getByRole('button', {name: `Support ${title}`}),
    async submit(title: string, more: {readonly [label: string]: string} = {}): Promise<void> {
      await element.getByRole('button', {name: 'Suggest an idea'}).click();
      for (const [label, text] of Object.entries({'Your idea': title, ...more})) await element.getByLabel(label).first().fill(text);
      await element.getByRole('button', {name: 'Submit'}).click();
    },
  };
}

/** What one of the house says and hears. */
async function operator(path: string, body?: object): Promise<{readonly ideas: readonly {readonly idea: string; readonly title: string}[]}> {
  const token = await new SignJWT({kin_role: 'operator'}).setProtectedHeader({alg: 'ES256', kid: 'spring'}).setSubject('house').setAudience('tea-house').setExpirationTime('5m').sign(privateKey);
  const response = await fetch(`${scene.service.url}/v1/ideas${path}${path.includes('?') ? '&' : '?'}key=pk_demo_teahouse`, {
    headers: {authorization: `Bearer ${token}`}, ...(body && {method: 'POST', body: JSON.stringify(body)}),
  });
  expect(response.status).toBe(200);
  return await response.json() as Awaited<ReturnType<typeof operator>>;
}

test('an idea goes all the way: held, published, supported, reviewed, in the making, and made', async () => {
  const [author, other] = await Promise.all([visit('sister'), visit('sister')]);
  const [own, seen] = [board(author), board(other)];
  await own.submit('Sesame', {'Say more': 'Black on top.', 'Your name': 'Lin'});
  await own.status.getByText('Recorded. It is published once the brand has read it.').waitFor();
  await own.idea('Sesame').getByText('The brand reads it first. Only you can see it.').waitFor();
  await other.reload();
  await seen.element.getByText('No ideas yet.').waitFor();
  expect(await seen.element.ariaSnapshot()).not.toContain('Sesame');

  const {ideas: [held]} = await operator('?state=held');
  expect(held!.title).toBe('Sesame');
  const decide = (decision: object) => operator(`/${held!.idea}/decision`, decision);
  await decide({to: 'published'});
  await seen.idea('Sesame').getByText(/^1 more by .* for 2$/).waitFor();
  await own.idea('Sesame').getByText('You suggested this').waitFor();
  expect(await seen.element.ariaSnapshot()).not.toContain('Lin');

  await seen.support('Sesame').focus();
  await other.keyboard.press('Space');
  await seen.status.getByText('Recorded.', {exact: true}).waitFor();
  await expect.poll(() => seen.idea('Sesame').ariaSnapshot()).toMatch(/button "Support Sesame" \[pressed\][^]*list "Milestones":\s+- listitem: 2 reached\s+- listitem: "4"/);
  await own.idea('Sesame').getByText('2', {exact: true}).first().waitFor();
  await own.idea('Sesame').getByText(/^2 more by .* for 4$/).waitFor();
  await own.idea('Sesame').getByText('You are the first of 2 who want this').waitFor();

  const now = (page: typeof own) => page.idea('Sesame').locator('[aria-current=step]');
  await decide({to: 'in-review'});
  await Promise.all([own, seen].map(page => now(page).getByText('In review').waitFor()));
  await decide({to: 'making'});
  await Promise.all([own, seen].map(page => now(page).getByText('Making it').waitFor()));
  await seen.idea('Sesame').getByText('Thanks to Lin').waitFor();
  await seen.element.getByText('An idea that you support is being made: Sesame.').waitFor();
  await own.element.getByText('An idea of yours is being made: Sesame.').waitFor();
  await decide({to: 'made', link: 'https://thirdsteep.example/sesame'});
  await seen.element.getByText('An idea that you support is made: Sesame.').waitFor();
  await own.element.getByText('An idea of yours is made: Sesame.').waitFor();
  for (const page of [own, seen]) {
    const links = page.element.getByRole('link', {name: 'See it: Sesame'});
    expect(await links.evaluateAll(found => found.map(link => (link as HTMLAnchorElement).href))).toEqual(['https://thirdsteep.example/sesame', 'https://thirdsteep.example/sesame']);
  }
});

test('an idea that is not published says why, to its author alone', async () => {
  const author = await visit('sister');
  await board(author).submit('Mooncake');
  await board(author).idea('Mooncake').getByText('Only you can see it.').waitFor();
  const {ideas} = await operator('?state=held');
  await operator(`/${ideas.find(({title}) => title === 'Mooncake')!.idea}/decision`, {to: 'declined', reason: 'The neighbour’s cat has this name.'});
  await author.reload();
  await board(author).idea('Mooncake').getByText('Not published: The neighbour’s cat has this name.').waitFor();
  expect(await board(await visit('sister')).element.ariaSnapshot()).not.toContain('Mooncake');
});

test('what is said while the service is down is saved on the device, also when the page closes, and recorded later, once', async () => {
  const page = await visit('wishes');
  const wishes = board(page, 'wishes');
  await scene.service.kill();
  await wishes.submit('A reed stopper');
  await wishes.status.getByText('Saved on this device. It will be sent when the connection is back.').waitFor();
  const context = page.context();
  await page.close();
  await scene.service.start();
  const next = await context.newPage();
  await next.goto(`${shops['wishes']!.url}/makers`);
  await board(next, 'wishes').idea('A reed stopper').getByText('You suggested this').waitFor();
  expect(await board(next, 'wishes').idea('A reed stopper').count()).toBe(1);
  await board(await visit('wishes'), 'wishes').idea('A reed stopper').getByText(/^1 more/).waitFor();
});

describe('titles that mean harm', () => {
  test('are not sent, and the service takes none that a script has sent', async () => {
    const page = await visit('wishes');
    const {element, submit} = board(page, 'wishes');
    for (const title of ['<img src=x onerror=alert(1)>', 'Tin \u202egnp.exe', '<script>alert(1)</script>']) {
      await submit(title);
      await element.getByRole('alert').getByText('Please use plain words, without tags or invisible characters.').waitFor();
      await element.getByRole('button', {name: 'Cancel'}).click();
      await page.evaluate(title => (globalThis as any).kindred.client.track('idea.submitted', {poll: 'wishes', title}), title);
      await element.getByText('This could not be taken as it is. What you wrote is still here.').waitFor();
      expect(await element.getByLabel('Your idea').inputValue()).toBe(title);
      await element.getByRole('button', {name: 'Cancel'}).click();
    }
    expect(await element.locator('img, script').count()).toBe(0);
    expect(await element.locator('.list').textContent()).not.toMatch(/alert|gnp/);
  });

  test('are text when they are plain, and one long word wraps', async () => {
    const page = await visit('wishes', {viewport: {width: 280, height: 800}});
    const dialogs: string[] = [];
    page.on('dialog', dialog => { dialogs.push(dialog.message()); void dialog.dismiss(); });
    const {element, idea, submit} = board(page, 'wishes');
    for (const title of ['&lt;img src=x onerror=alert(1)&gt; " onclick="alert(2)', 'W'.repeat(80)]) {
      await submit(title);
      await idea(title).getByText('You suggested this').waitFor();
      expect(await idea(title).locator('.title').textContent()).toBe(title);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(280);
    const card = (await element.locator('.ideas').boundingBox())!;
    const long = (await idea('W'.repeat(80)).locator('.title').boundingBox())!;
    expect(long.x + long.width).toBeLessThanOrEqual(card.x + card.width);
    expect(long.height).toBeGreaterThan(40);
    expect(dialogs).toEqual([]);
  });
});

/** Writes as many ideas into the database as no test can submit, and what they come to. */
function fill(count: number): void {
  const database = new Database(scene.service.database);
  const at = '2026-03-01T12:00:00.000Z';
  const idea = database.prepare(`INSERT INTO ideas (tenant, id, poll, author, visitor, title, state, submitted, published, supports, most) VALUES ('tea-house', ?, 'thousands', ?, ?, ?, 'published', '${at}', '${at}', ?, ?)`);
  const token = database.prepare("INSERT INTO idea_tokens (tenant, poll, token, idea) VALUES ('tea-house', 'thousands', ?, ?)");
  database.exec('BEGIN IMMEDIATE');
  for (let i = 0; i < count; i++) {
    const id = `01900000-0000-7000-8000-${i.toString(16).padStart(12, '0')}`;
    const title = `Wish number${i} of the guests`;
    idea.run(id, `visitor:${id}`, id, title, count - i, count - i);
    for (const word of ideaTokens({title})) token.run(word, id);
  }
  database.exec(`INSERT INTO tallies (tenant, poll, option, count) VALUES ('tea-house', 'thousands', 'published', ${count}), ('tea-house', 'thousands', 'supports', ${count * (count + 1) / 2})`);
  database.exec('COMMIT');
  database.close();
}

test('ten thousand ideas are read twenty at a time, and searched', async () => {
  fill(10_000);
  const page = await (await scene.shopper()).newPage();
  const pages: Promise<{readonly asked: string; readonly ideas: number}>[] = [];
  page.on('response', response => {
    const {pathname, searchParams} = new URL(response.url());
    if (!pathname.endsWith('/thousands/ideas') || response.request().method() !== 'GET') return;
    const asked = [...searchParams].filter(([name]) => name !== 'key').map(pair => pair.join(' ')).join(', ');
    pages.push(response.json().then(({ideas}: {ideas: unknown[]}) => ({asked, ideas: ideas.length})));
  });
  await page.goto(`${shops['thousands']!.url}/makers`);
  const {element, idea} = board(page, 'thousands');
  const shown = (): Promise<number> => element.locator('.list > li').count();
  await element.getByText('10,000 ideas').waitFor();
  await idea('Wish number0 of').waitFor();
  expect(await shown()).toBe(5);
  for (const count of [15, 25]) {
    await element.getByRole('button', {name: 'Show more'}).click();
    await expect.poll(shown).toBe(count);
  }
  expect(await element.locator('.list .title').evaluateAll(titles => titles.map(({textContent}) => textContent))).toEqual(Array.from({length: 25}, (_, i) => `Wish number${i} of the guests`));
  await element.getByRole('searchbox').fill('number9999');
  await expect.poll(shown).toBe(1);
  await idea('Wish number9999 of').waitFor();
  expect(await Promise.all(pages)).toEqual([
    {asked: 'sort top', ideas: 20}, {asked: expect.stringMatching(/^sort top, after 9981_/) as string, ideas: 20}, {asked: 'q number9999', ideas: 1},
  ]);
});
