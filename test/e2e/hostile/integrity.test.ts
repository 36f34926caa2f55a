import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {Manifest} from '../../../scripts/build.js';
import {openBrowser} from '../shopper.js';
import {type House, openHouse} from './house.js';
import {listen, pageOf} from './page.js';

const manifest = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../dist/cdn/manifest.json'), 'utf8')) as Manifest;
const element = (name: string): string => manifest.elements[name]![0];
const leaf = (name: string): string => manifest.leaves[name]![0];

let browser: Browser;
let house: House;
beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), openHouse()]);
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

const invitation = '<kin-referral loading="eager"></kin-referral><p class="own">Invite a friend</p>';
const chat = '<kin-persona persona="mochi" placement="inline" loading="eager"></kin-persona><p class="own">Ask us</p>';

const doctor = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => (globalThis as any).kindred.doctor);
  await page.evaluate(() => (globalThis as any).kindred.doctor().catch(console.error));
};

/** A file of each kind, and an element that needs it. What is of the page's own stays. */
const files: readonly (readonly [kind: string, file: string, body: string, act?: (page: Page) => Promise<void>])[] = [
  ['what chooses among languages', leaf('languages'), '<div lang="fr"><kin-poll poll="next-roast" loading="eager"></kin-poll></div><p class="own">Which roast?</p>'],
  ['the doctor', leaf('doctor'), '<p class="own">Ask the doctor</p>', doctor],
  ['what a tag says besides', leaf('tag-options'), '<p class="own">Ask the doctor</p>', doctor],
  ['the core', manifest.core[0], '<kin-poll poll="next-roast" loading="eager"><p class="own">Which roast?</p></kin-poll>'],
  ['a poll', element('kin-poll'), '<kin-poll poll="next-roast" loading="eager"><p class="own">Which roast?</p></kin-poll>'],
  ['a referral card', element('kin-referral'), '<kin-referral loading="eager"><p class="own">Invite a friend</p></kin-referral>'],
  ['a standing', element('kin-tier'), '<kin-tier loading="eager"><p class="own">Your standing</p></kin-tier>'],
  ['a persona', element('kin-persona'), '<kin-persona persona="mochi" loading="eager"><p class="own">Ask us</p></kin-persona>'],
  ['what draws other ballots', leaf('poll-ballots'), '<kin-poll poll="autumn-tin" loading="eager"><p class="own">Which tin?</p></kin-poll>'],
  ['what draws ideas', leaf('poll-ideas'), '<kin-poll poll="little-sister" loading="eager"><p class="own">Your idea?</p></kin-poll>'],
  ['what draws the card', leaf('tier-card'), '<kin-tier loading="eager"><p class="own">Your standing</p></kin-tier>'],
  ['what greets a friend', leaf('referral-welcome'), '<kin-referral view="welcome" loading="eager"><p class="own">Welcome</p></kin-referral>'],
  ['what draws the chat', leaf('persona-panel'), '<kin-persona persona="mochi" placement="inline" loading="eager"></kin-persona><p class="own">Ask us</p>'],
  ['what says what is missing', leaf('exclusive-teaser'), '<p class="own">From the back room</p><kin-exclusive bond="kindred" loading="eager"><p>Hidden</p></kin-exclusive>'],
  ['who is signed in', leaf('on-demand'), '<kin-poll poll="next-roast" loading="eager"></kin-poll><p class="own">Which roast?</p>'],
  ['the ways to share', leaf('referral-sharing'), invitation, page => page.locator('kin-referral .row [aria-expanded]').click()],
  ['the poster', leaf('referral-poster'), invitation, async page => {
    await page.locator('kin-referral .row [aria-expanded]').click();
    await page.locator('kin-referral').getByRole('button', {name: /poster|picture|WeChat/i}).first().click();
  }],
  ['what became of invitations', leaf('referral-standing'), invitation, page => page.locator('kin-referral summary').click()],
  ['what is said in a chat', leaf('persona-said'), chat, async page => {
    await page.locator('kin-persona [part=input]').fill('Which tea is for the morning?');
    await page.locator('kin-persona [part=input]').press('Enter');
  }],
  ['what a chat has besides', leaf('persona-extras'), chat, page => page.locator('kin-persona').getByRole('button', {name: 'More'}).click()],
];

describe('a file with one changed byte', () => {
  test.for(files)('is refused: %s', async ([kind, file, body, act], {expect}) => {
    const shopper = await browser.newContext();
    try {
      shopper.setDefaultTimeout(30_000);
      const page = await shopper.newPage();
      const heard = listen(page);
      let served = 0;
      await page.route(`**/${file}`, async route => {
        served++;
        const response = await route.fetch();
        await route.fulfill({response, body: `${await response.text()};globalThis.ran = true`});
      });
      const {html} = pageOf({member: 'integrity', body});
      await page.goto(house.serve(encodeURIComponent(kind), {html: html.replace(/<main>[^]*<\/main>/, '')}));
      await act?.(page);
      await expect.poll(() => heard.all.join('\n'), {timeout: 10_000}).toContain(`${file} is not of this release`);
      expect(served).toBeGreaterThan(0);
      expect(await page.locator('.own').isVisible()).toBe(true);
      expect(await page.evaluate(() => (globalThis as any).ran)).toBeUndefined();
      expect(heard.all.filter(line => line.startsWith('uncaught'))).toEqual([]);
    } finally {
      await shopper.close();
    }
  });
});

test('every file that a page may load is of one of these kinds, or holds texts in another language', () => {
  const tried = new Set(files.map(([, file]) => file));
  const untried = Object.entries(manifest.leaves).filter(([name, [file]]) => !tried.has(file) && !/-(zh-Hans|[a-z]{2}(-[A-Za-z]+)?)$/.test(name)).map(([name]) => name);
  // Loaded as the others are, by tag-options, which is tried.
  expect(untried).toEqual(['local']);
});
