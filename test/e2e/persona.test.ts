import {randomUUID} from 'node:crypto';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {SignJWT} from 'jose';
import type {Browser, BrowserContext, Route} from 'playwright-core';
import {afterAll, afterEach, beforeAll, beforeEach, expect, test} from 'vitest';
import {type DemoHouse, openDemoHouse} from '../../scripts/demo-house.js';
import type {Persona} from '../../src/program/index.js';
import {openChatPage} from './chat-page.js';
import {openBrowser, openScene, type Scene} from './shopper.js';
import {readEvents} from './stored.js';

const mochi = JSON.parse(readFileSync(new URL('../../demo/mochi.json', import.meta.url), 'utf8')) as Persona;
const folder = mkdtempSync(join(tmpdir(), 'kindred-persona-'));

let browser: Browser;
let house: DemoHouse;
let scene: Scene;
let shopper: BrowserContext;
/** What the pages' policy has stopped. */
const violations: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  house = await openDemoHouse(folder);
  scene = await openScene(browser, house.serviceEnvironment, house.shopEnvironment);
});
afterAll(async () => {
  await scene.end();
  await browser.close();
  rmSync(folder, {recursive: true});
});
beforeEach(async () => {
  shopper = await scene.shopper({locale: 'en-US'});
  shopper.setDefaultTimeout(20_000);
  violations.length = 0;
  shopper.on('console', message => { if (message.text().includes('Content Security Policy')) violations.push(message.text()); });
});
afterEach(async () => {
  await shopper.close();
  expect(violations).toEqual([]);
});

/** How an entry of the persona's file answers. */
const answerOf = (id: string, language: 'en' | 'zh-Hans'): string => (mochi.faq.find(entry => entry.id === id)!.answer as {readonly [language: string]: string})[language]!;

/** One of the brand's people asks the service. */
async function asHua(path: string, body?: object): Promise<any> {
  const token = await new SignJWT({kin_role: 'operator', given_name: 'Hua'}).setProtectedHeader({alg: 'ES256', kid: house.signing.kid})
    .setSubject('hua').setAudience(house.tenant).setExpirationTime(Math.floor(house.now() / 1000) + 600).sign(house.signing.privateKey);
  const response = await fetch(`${scene.service.url}/v1/${path}${path.includes('?') ? '&' : '?'}key=${house.key}`, {
    headers: {authorization: `Bearer ${token}`}, ...(body && {method: 'POST', body: JSON.stringify(body)}),
  });
  const answer = await response.json();
  expect([response.status, answer]).toEqual([200, expect.anything()]);
  return answer;
}

test.each([
  ['/', 'en', 'decaf', 'brew-oolong', 'Cup handle?', /^I am not sure that I understand\./],
  ['/zh/mochi', 'zh-Hans', 'decaf', 'shipping-time', '杯子？', /^不太确定问的是/],
] as const)('on %s it answers a question that it offers, one that is written, and lays out what may be meant', async (path, language, first, second, vague, offer) => {
  const chat = await openChatPage(shopper, scene.shop + path);
  await chat.open();
  const asked = (id: string): string => mochi.faq.find(entry => entry.id === id)!.asks[language]![0]!;
  await chat.press(asked(first));
  await chat.answer(answerOf(first, language));
  await chat.say(asked(second));
  await chat.answer(answerOf(second, language));
  await chat.say(vague);
  await chat.answer(offer);
  const pressed = chat.element.locator('ol .replies button').first();
  const question = (await pressed.textContent())!.trim();
  await pressed.click();
  const entry = mochi.faq.find(({asks}) => asks[language]!.includes(question))!;
  await chat.answer(answerOf(entry.id, language));
  expect(await chat.said()).toEqual([
    `shopper: ${asked(first)}`, `persona: ${answerOf(first, language)}`, `shopper: ${asked(second)}`, `persona: ${answerOf(second, language)}`,
    `shopper: ${vague}`, expect.stringMatching(/^persona: /), `shopper: ${question}`, `persona: ${answerOf(entry.id, language)}`,
  ]);
  // Each once, when it was whole, over the real streams.
  await expect.poll(() => chat.aloud()).toHaveLength(4);
  await chat.page.reload();
  await chat.open();
  await expect.poll(async () => (await chat.said()).length).toBe(8);
  expect(await chat.aloud()).toEqual([]);
});

test('a person who is asked for is heard as they write, is named, and gives the chat back', async () => {
  const chat = await openChatPage(shopper, `${scene.shop}/mochi`);
  await chat.open();
  const words = `I want to talk to a person about ${randomUUID()}`;
  await chat.say(words);
  await chat.person.getByText(/You are (next|number)/).waitFor();
  await chat.answer(/person/);
  const {chats} = await asHua('chats?state=waiting') as {chats: readonly {chat: string; last?: {text: string}}[]};
  const mine = await Promise.all(chats.map(async ({chat: id}) => ({id, messages: JSON.stringify(await asHua(`chats/${id}`))})));
  const {id} = mine.find(({messages}) => messages.includes(words))!;
  await asHua(`chats/${id}/accept`, {});
  await chat.person.getByText('You are talking with Hua, a person.').waitFor();
  await asHua(`chats/${id}/reply`, {id: randomUUID(), text: 'Hello, Hua here.'});
  await chat.answer('Hello, Hua here.');
  await chat.element.locator('li.person .who').getByText('Hua, a person').waitFor();
  await expect.poll(async () => (await chat.aloud()).filter(told => told === 'Hua, a person: Hello, Hua here.')).toHaveLength(1);

  // While a person has it the persona is silent.
  await chat.say('How do I brew the oolong?');
  await expect.poll(async () => JSON.stringify(await asHua(`chats/${id}`))).toContain('How do I brew the oolong?');
  await asHua(`chats/${id}/reply`, {id: randomUUID(), text: 'With patience.'});
  await chat.answer('With patience.');
  expect((await chat.said()).some(line => line.includes(answerOf('brew-oolong', 'en')))).toBe(false);
  await asHua(`chats/${id}/return`, {});
  await chat.element.getByRole('button', {name: 'Talk to a person'}).waitFor();
  await chat.say('How do I brew White Peony?');
  await chat.answer(answerOf('brew-white', 'en'));
  await chat.press('More');
  await chat.press('End this chat');
  await chat.person.getByText('This chat has ended. Write, and it begins again.').waitFor();
  const types = readEvents(scene.service.database).map(({type}) => type.slice('kindred.'.length)).filter(type => /^(handoff|chat\.closed)/.test(type));
  expect(types).toEqual(['handoff.accepted', 'handoff.returned', 'chat.closed']);
});

test('two tabs of one shopper show one chat, and the answer once', async () => {
  const [here, there] = [await openChatPage(shopper, `${scene.shop}/mochi`), await openChatPage(shopper, `${scene.shop}/mochi`)];
  for (const chat of [here, there]) await chat.open();
  await here.page.bringToFront();
  await here.say('How do I brew White Peony?');
  await here.answer(answerOf('brew-white', 'en'));
  await there.page.bringToFront();
  await there.answer(answerOf('brew-white', 'en'));
  await there.say('Is your tea organic?');
  await there.answer(answerOf('organic', 'en'));
  await here.page.bringToFront();
  await here.answer(answerOf('organic', 'en'));
  expect(await here.said()).toEqual(await there.said());
  expect(await here.said()).toHaveLength(4);
});

test('what is written without a connection is saved, and recorded and answered when it is back', async () => {
  const chat = await openChatPage(shopper, `${scene.shop}/mochi`);
  await chat.open();
  await chat.say('Is your tea organic?');
  await chat.answer(answerOf('organic', 'en'));
  await shopper.setOffline(true);
  await chat.say('How do I brew White Peony?');
  const stage = chat.element.locator('li.shopper').last().locator('.meta bdi');
  await stage.getByText('Saved on this device. It will be sent when the connection is back.').waitFor();
  expect(await chat.said()).toHaveLength(3);
  await shopper.setOffline(false);
  await stage.getByText('Recorded', {exact: true}).waitFor();
  await chat.answer(answerOf('brew-white', 'en'));
  expect(await chat.said()).toHaveLength(4);
});

test('a service that dies between a question and its answer gives the answer when it is back, once', async () => {
  const chat = await openChatPage(shopper, `${scene.shop}/mochi`);
  await chat.open();
  /** Keeps the next request for an answer back until the service is dead. */
  async function killBetween(question: string): Promise<() => Promise<void>> {
    const [route] = await Promise.all([new Promise<Route>(found => void chat.page.route('**/run?*', found, {times: 1})), chat.say(question)]);
    await scene.service.kill();
    return () => route.continue();
  }
  const pass = await killBetween('How do I brew White Peony?');
  await pass();
  await chat.element.locator('.bar').getByText('Can’t reach the shop. What you wrote is kept.').waitFor();
  await scene.service.start();
  await chat.press('Try again');
  await chat.answer(answerOf('brew-white', 'en'));
  await chat.page.reload();
  await chat.open();
  await chat.answer(answerOf('brew-white', 'en'));
  expect(await chat.said()).toHaveLength(2);

  // And when the page was left meanwhile, the next one asks by itself.
  await killBetween('Is your tea organic?');
  await chat.page.close();
  await scene.service.start();
  const later = await openChatPage(shopper, `${scene.shop}/`);
  await later.open();
  await later.answer(answerOf('organic', 'en'));
  expect(await later.said()).toHaveLength(4);
});
