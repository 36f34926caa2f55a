import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import type {BrowserContextOptions, Page} from 'playwright-core';
import {describe, expect, test} from 'vitest';
import type {Manifest} from '../../scripts/build.js';
import {pollOn, useScene} from './shopper.js';

const scene = useScene();

async function table(options?: BrowserContextOptions): Promise<Page> {
  const page = await (await scene.shopper(options)).newPage();
  await page.goto(`${scene.shop}/makers`);
  return page;
}

const phone: BrowserContextOptions = {hasTouch: true, isMobile: true, viewport: {width: 360, height: 740}};

/** How a shopper votes in each kind: on a phone, with a finger. */
const kinds: {readonly [poll: string]: {readonly names: readonly string[]; readonly act: (page: Page) => Promise<void>; readonly result: RegExp}} = {
  'next-tea': {
    names: ['group "Which tea should we learn to make next?', 'button "Add Pine-smoked black to your list"', 'button "Vote"'],
    async act(page) {
      const {element} = pollOn(page, 'next-tea');
      await element.getByRole('button', {name: 'Add Pine-smoked black to your list'}).tap();
      await element.getByRole('button', {name: 'Add Frost chrysanthemum to your list'}).tap();
      await element.getByRole('button', {name: 'Move Frost chrysanthemum up'}).tap();
    },
    result: /Frost chrysanthemum\s+- strong: 100% 1 first choice Ahead/,
  },
  'winter-beans': {
    names: ['spinbutton "Beans for A wood kiln for our own cups"', 'button "One more bean for A wood kiln for our own cups"'],
    async act(page) {
      const more = pollOn(page, 'winter-beans').element.getByRole('button', {name: 'One more bean for A wood kiln'});
      for (let i = 0; i < 3; i++) await more.tap();
    },
    result: /kiln for our own cups\s+- strong: 100% 3 beans Ahead/,
  },
  'cup-duel': {
    names: ['button "Can’t say"'],
    async act(page) {
      for (let i = 0; i < 6; i++) await pollOn(page, 'cup-duel').element.locator('.side').first().tap();
    },
    result: /\d% preferred \d times?/,
  },
  'box-words': {
    names: ['checkbox "The day it was picked'],
    async act(page) {
      for (const name of ['Whose hands made it', 'How long it met the fire']) await pollOn(page, 'box-words').element.getByText(name).tap();
    },
    result: /Whose hands made it 100% 1 vote Level/,
  },
  'five-steeps': {
    names: ['radiogroup "Third"', 'radio "5 of 5"', 'radio "No opinion" [checked]'],
    async act(page) {
      await pollOn(page, 'five-steeps').element.getByRole('radiogroup', {name: 'Third'}).locator('label').last().tap();
    },
    result: /Third\s+- strong: 5.0 1 rating Ahead/,
  },
};

describe.each(Object.entries(kinds))('%s', (name, {names, act, result}) => {
  test('has names for a screen reader, is voted in by touch, and shows what came of it to all', async () => {
    const page = await table(phone);
    const poll = pollOn(page, name);
    await poll.element.scrollIntoViewIfNeeded();
    await poll.voteButton.waitFor();
    const heard = await poll.element.ariaSnapshot();
    for (const expected of names) expect(heard).toContain(expected);

    await act(page);
    await poll.voteButton.tap();
    await poll.status.getByText('Recorded').waitFor();
    await poll.element.getByText('You are the first maker').waitFor();
    expect(await poll.element.ariaSnapshot()).toMatch(result);
  });
});

test('a poll of a rare kind stays the page’s own content when its file does not come', async () => {
  const page = await (await scene.shopper()).newPage();
  const {leaves} = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../dist/cdn/manifest.json'), 'utf8')) as Manifest;
  await page.route(`**/${leaves['poll-ballots']![0]}`, route => route.abort());
  const failed = page.waitForEvent('console', message => message.text().includes(leaves['poll-ballots']![0]));
  await page.goto(`${scene.shop}/makers`);
  const {element} = pollOn(page, 'next-tea');
  await failed;
  expect(await element.getByRole('heading', {name: 'Which tea should we learn to make next?'}).isVisible()).toBe(true);
});
