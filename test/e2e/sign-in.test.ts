import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {exportJWK, generateKeyPair, SignJWT} from 'jose';
import Database from 'libsql';
import type {Browser, BrowserContext, Page} from 'playwright-core';
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest';
import {readStores} from './browser-stores.js';
import {openRelay, type Relay, tagSaying} from './relay.js';
import {openBrowser, openScene, pollOn, ready, type Scene} from './shopper.js';
import {readEvents} from './stored.js';

const demo = resolve(import.meta.dirname, '../../demo');
const folder = mkdtempSync(join(tmpdir(), 'kindred-sign-in-'));

let browser: Browser;
let privateKey: CryptoKey;
let scene: Scene;
let shop: Relay;
let service: Relay;
let shopper: BrowserContext;
/** Tokens that the shop signed, by their member. */
let tokens: Record<string, string[]>;
/** How long ago the shop's next tokens were made, in seconds each; then those that are fresh. */
let ages: number[];

beforeAll(async () => {
  const pair = await generateKeyPair('ES256', {extractable: true});
  ({privateKey} = pair);
  const {tenants: [tenant]} = JSON.parse(readFileSync(join(demo, 'tenants.json'), 'utf8')) as {tenants: [object]};
  const memberKeys = [{kid: 'spring', ...(await exportJWK(pair.publicKey))}];
  writeFileSync(join(folder, 'tenants.json'), JSON.stringify({tenants: [{...tenant, memberKeys, program: join(demo, 'program.json')}]}));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, {recursive: true});
});
beforeEach(async () => {
  tokens = {'member-mia': [], 'member-ben': []};
  ages = [];
  scene = await openScene(browser, {KINDRED_TENANTS: join(folder, 'tenants.json'), LOG_LEVEL: 'trace'});
  service = await openRelay(scene.service.url);
  shop = await openRelay(scene.shop, {
    change: tagSaying({'data-endpoint': service.url, 'data-consent': 'granted'}),
    answer: ({url, headers}) => (url === '/token' ? tokenFor(/session=([\w-]+)/.exec(headers.cookie ?? '')?.[1]) : undefined),
  });
  shopper = await scene.shopper();
});
afterEach(async () => {
  await shopper.close();
  await Promise.all([shop.close(), service.close()]);
  await scene.end();
});

async function tokenFor(member: string | undefined): Promise<string> {
  if (!member) return '';
  const made = Math.floor(Date.now() / 1000) - (ages.shift() ?? 0);
  const token = await new SignJWT({sub: member, aud: 'tea-house', iat: made, exp: made + 600}).setProtectedHeader({alg: 'ES256', kid: 'spring'}).sign(privateKey);
  tokens[member]!.push(token);
  return token;
}

/** The shop signs somebody in; all its pages ask it who that is. */
async function signIn(member: string): Promise<Page> {
  await shopper.addCookies([{name: 'session', value: member, url: shop.url}]);
  const page = await shopper.newPage();
  await page.addInitScript(() => {
    (globalThis as any).kindred = [(client: any) => client.identify(async () => (await fetch('/token')).text())];
    const look = (): void => {
      if (document.querySelector('kin-poll')?.shadowRoot?.textContent.includes('Your vote')) (globalThis as any).sawVote = true;
      requestAnimationFrame(look);
    };
    look();
  });
  await page.goto(shop.url);
  return page;
}

/** Signs out and leaves in the same instant. */
async function signOut(page: Page): Promise<void> {
  await shopper.clearCookies();
  await page.evaluate(() => {
    void (globalThis as any).kindred.client.reset();
    location.href = '/autumn-oolong';
  });
  await page.waitForURL('**/autumn-oolong');
}

const visitorOf = (page: Page): Promise<string> => page.evaluate(() => localStorage.getItem('kindred-visitor')!);
const sawVote = (page: Page): Promise<boolean> => page.evaluate(() => !!(globalThis as any).sawVote);

/** Whose votes count. */
function voters(): string[] {
  const database = new Database(scene.service.database, {readonly: true});
  try {
    return (database.prepare('SELECT voter FROM ballots ORDER BY voter').all() as {voter: string}[]).map(({voter}) => voter);
  } finally {
    database.close();
  }
}

async function recorded(page: Page): Promise<void> {
  await pollOn(page).status.getByText('Recorded').waitFor({timeout: 15_000});
}

/** A token is a secret: it is where it has to be, and nowhere else. */
async function expectTokensNowhere(page: Page): Promise<void> {
  const all = Object.values(tokens).flat();
  expect(all.length).toBeGreaterThan(0);
  const urls = [...shop.requests, ...service.requests].map(({url, headers}) => `${url} ${headers.referer ?? ''}`).join('\n');
  const kept = await readStores(page);
  expect(scene.service.log).toContain('/v1/events');
  for (const [place, text] of Object.entries({urls, log: scene.service.log, kept})) {
    for (const token of all) for (const part of token.split('.')) expect(text, place).not.toContain(part);
  }
}

describe('two people at one browser', () => {
  test('vote as who they are, and nothing of the first is shown to or sent by the second', async () => {
    const first = await signIn('member-mia');
    await ready(first);
    await pollOn(first).vote('Harvest Moon');
    await recorded(first);
    expect(voters()).toEqual(['member:member-mia']);
    expect(await sawVote(first)).toBe(true); // so the look works
    await expectTokensNowhere(first);
    const visitor = await visitorOf(first);
    await signOut(first);

    const from = service.requests.length;
    const second = await signIn('member-ben');
    await ready(second);
    await pollOn(second).voteButton.waitFor();
    expect(await sawVote(second)).toBe(false);
    await pollOn(second).vote('Mochi, Napping');
    await recorded(second);
    expect(voters()).toEqual(['member:member-ben', 'member:member-mia']);
    expect(await visitorOf(second)).not.toBe(visitor);
    const sent = JSON.stringify(service.requests.slice(from));
    expect(tokens['member-ben']!.some(token => sent.includes(token))).toBe(true);
    for (const trace of [visitor, 'member-mia', ...tokens['member-mia']!]) expect(sent).not.toContain(trace);
    await expectTokensNowhere(second);
  });

  test('what the first did while the service was down is delivered later, as theirs and without the second’s token', async () => {
    const first = await signIn('member-mia');
    await ready(first);
    await scene.service.kill();
    await pollOn(first).vote('Harvest Moon');
    await pollOn(first).status.getByText('Saved on this device').waitFor();
    const visitor = await visitorOf(first);
    await signOut(first);
    await scene.service.start();

    const from = service.requests.length;
    const second = await signIn('member-ben');
    await ready(second);
    expect(await sawVote(second)).toBe(false);
    await pollOn(second).vote('Mochi, Napping');
    await recorded(second);
    await expect.poll(() => voters().length, {timeout: 15_000}).toBe(2);
    expect(voters()).toContain('member:member-ben');
    const late = readEvents(scene.service.database).filter(event => event.visitor === visitor && event.type === 'kindred.poll.voted');
    expect(late).toHaveLength(1);
    expect(late[0]!.member).not.toBe('member-ben');
    const posts = service.requests.slice(from).filter(({method}) => method === 'POST').map(({body}) => body);
    const ofFirst = posts.filter(body => body.includes(visitor));
    expect(ofFirst.length).toBeGreaterThan(0);
    for (const body of ofFirst) for (const token of tokens['member-ben']!) expect(body).not.toContain(token);
  });
});

describe('a token that ran out is refused, the next one is fetched,', () => {
  beforeEach(() => { ages = [1_200]; });

  test('and the vote is recorded', async () => {
    const page = await signIn('member-mia');
    await page.waitForFunction(() => 'client' in (globalThis as any).kindred);
    // The poll is far below and reads nothing: the vote is the first to be refused.
    await page.evaluate(() => (globalThis as any).kindred.client.track('poll.voted', {poll: 'autumn-tin', choices: ['harvest-moon']}));
    await expect.poll(voters, {timeout: 15_000}).toEqual(['member:member-mia']);
    expect(scene.service.log).toContain('"status":401');
    expect(tokens['member-mia']).toHaveLength(2);
    await expectTokensNowhere(page);
  });
});
