import type {Browser} from 'playwright-core';
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest';
import {openBrowser, openScene, pollOn, ready, type Scene, visit} from './shopper.js';
import {readStored} from './stored.js';

let browser: Browser;
let scene: Scene;
beforeAll(async () => { browser = await openBrowser(); });
afterAll(() => browser.close());
beforeEach(async () => { scene = await openScene(browser); });
afterEach(() => scene.end());

const stored = () => readStored(scene.service.database);

describe('a vote is recorded once', () => {
  test('by mouse, and shown', async () => {
    const page = await visit(await scene.shopper(), scene.shop);
    const poll = pollOn(page);
    await poll.element.getByRole('group').getByText('Late Chrysanthemum').click();
    await poll.voteButton.click();
    await poll.status.getByText('Recorded').waitFor();
    expect(stored()).toMatchObject({counts: {'late-chrysanthemum': 1}, voters: 1});
    await poll.element.getByText('You are the first maker').waitFor();
    await poll.element.getByText('100%').waitFor();
  });

  test('by keyboard alone', async () => {
    const page = await visit(await scene.shopper(), scene.shop);
    const poll = pollOn(page);
    const focused = () => page.evaluate(() => {
      let {activeElement} = document;
      while (activeElement?.shadowRoot?.activeElement) activeElement = activeElement.shadowRoot.activeElement;
      return `${activeElement?.localName} ${(activeElement as HTMLInputElement | null)?.type ?? ''}`;
    });
    for (let i = 0; i < 60 && (await focused()) !== 'input radio'; i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    expect(stored().voters).toBe(0); // selecting is not submitting
    // On the way are the buttons that show the other pictures in full.
    for (let i = 0; i < 5 && (await focused()) !== 'button submit'; i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await poll.status.getByText('Recorded').waitFor();
    expect(stored().voters).toBe(1);
    expect(await focused()).toContain('p'); // the result, for the one who reads with ears
  });

  test('by touch', async () => {
    const page = await visit(await scene.shopper({hasTouch: true, isMobile: true, viewport: {width: 360, height: 740}}), scene.shop);
    const poll = pollOn(page);
    await poll.element.getByRole('group').getByText('Mochi, Napping').tap();
    await poll.voteButton.tap();
    await poll.status.getByText('Recorded').waitFor();
    expect(stored().voters).toBe(1);
  });

  test('when it is cast by a double click', async () => {
    const page = await visit(await scene.shopper(), scene.shop);
    const poll = pollOn(page);
    await poll.option('Harvest Moon').check({force: true});
    await poll.voteButton.dblclick();
    await poll.status.getByText('Recorded').waitFor();
    expect(stored()).toMatchObject({types: ['kindred.poll.voted'], voters: 1});
  });

  test('when two tabs cast it at the same moment', async () => {
    const shopper = await scene.shopper();
    const tabs = [await visit(shopper, scene.shop), await visit(shopper, scene.shop)];
    await Promise.all(tabs.map((page, i) => pollOn(page).option(i ? 'Harvest Moon' : 'Mochi, Napping').check({force: true})));
    await Promise.all(tabs.map(page => page.evaluate(() => {
      const form = document.querySelector('kin-poll')!.shadowRoot!.querySelector('form')!;
      form.requestSubmit();
    })));
    await Promise.all(tabs.map(page => pollOn(page).status.getByText('Recorded').waitFor()));
    await expect.poll(() => stored().ids.length).toBe(2);
    expect(stored().voters).toBe(1);
    expect(Object.values(stored().counts)).toEqual([1]);
  });

  test('when the request is replayed', async () => {
    const page = await visit(await scene.shopper(), scene.shop);
    const sent = page.waitForRequest(request => request.method() === 'POST');
    await pollOn(page).vote('Harvest Moon');
    const body = (await sent).postData()!;
    await pollOn(page).status.getByText('Recorded').waitFor();
    const answers = await Promise.all([1, 2, 3].map(async () => (await fetch(`${scene.service.url}/v1/events`, {method: 'POST', body})).json() as Promise<{results: {status: string}[]}>));
    expect(answers.flatMap(answer => answer.results.map(result => result.status))).toEqual(['duplicate', 'duplicate', 'duplicate']);
    expect(stored()).toMatchObject({voters: 1, ids: {length: 1}});
  });

  test('when it is changed, as the last choice', async () => {
    const page = await visit(await scene.shopper(), scene.shop);
    const poll = pollOn(page);
    await poll.vote('Harvest Moon');
    await poll.status.getByText('Recorded').waitFor();
    await page.waitForTimeout(600); // the element takes a quicker second click for half of a double click
    await poll.changeButton.click();
    await poll.vote('Mochi, Napping');
    await expect.poll(() => stored().ids.length).toBe(2);
    await poll.status.getByText('Recorded').waitFor();
    expect(stored().voters).toBe(1);
    expect(Object.keys(stored().counts)).toHaveLength(1);
    expect(await poll.element.getByText('Your vote', {exact: true}).count()).toBe(1);
  });
});

describe('nothing that was called saved is lost', () => {
  test('a vote while the service is down is saved, and recorded when it is back, with no click and no reload', async () => {
    const page = await visit(await scene.shopper(), scene.shop);
    const poll = pollOn(page);
    await scene.service.kill();
    await poll.vote('Harvest Moon');
    await poll.status.getByText('Saved on this device').waitFor();
    expect(await poll.status.textContent()).not.toContain('Recorded');
    await scene.service.start();
    await poll.status.getByText('Recorded').waitFor({timeout: 10_000});
    expect(stored()).toMatchObject({voters: 1, ids: {length: 1}});
  });

  test('a vote while the service is down is recorded by the next page, after the browser was closed', async () => {
    const shopper = await scene.shopper();
    const page = await visit(shopper, scene.shop);
    await scene.service.kill();
    await pollOn(page).vote('Harvest Moon');
    await pollOn(page).status.getByText('Saved on this device').waitFor();
    await page.close();
    await scene.service.start();
    const next = await shopper.newPage();
    await next.goto(`${scene.shop}/autumn-oolong`); // a page without this poll
    await expect.poll(() => stored().voters, {timeout: 15_000}).toBe(1);
  });

  test('kill -9 of the service at any moment leaves exactly one vote', async () => {
    for (const delay of [0, 1, 3, 8, 20]) {
      const page = await visit(await scene.shopper(), scene.shop);
      const before = stored().voters;
      await pollOn(page).option('Harvest Moon').check({force: true});
      const voted = page.waitForRequest(request => request.method() === 'POST');
      await pollOn(page).voteButton.click();
      await voted;
      await new Promise(resolve => setTimeout(resolve, delay));
      await scene.service.kill();
      await scene.service.start();
      await pollOn(page).status.getByText('Recorded').waitFor({timeout: 15_000});
      expect(stored().voters).toBe(before + 1);
      expect(stored().ids).toHaveLength(before + 1);
    }
  });

  test('a vote and a navigation in the same instant: recorded once', async () => {
    for (let round = 1; round <= 6; round++) {
      const page = await visit(await scene.shopper(), scene.shop);
      await pollOn(page).option('Harvest Moon').check({force: true});
      await page.evaluate(() => {
        document.querySelector('kin-poll')!.shadowRoot!.querySelector('form')!.requestSubmit();
        location.href = '/autumn-oolong';
      });
      await page.waitForURL('**/autumn-oolong');
      await expect.poll(() => stored().voters, {timeout: 15_000}).toBe(round);
      expect(stored().ids).toHaveLength(round);
    }
  });

  test('a vote and a closed tab in the same instant: recorded once, at the next visit at the latest', async () => {
    const shopper = await scene.shopper();
    const page = await visit(shopper, scene.shop);
    await pollOn(page).option('Harvest Moon').check({force: true});
    await page.evaluate(() => document.querySelector('kin-poll')!.shadowRoot!.querySelector('form')!.requestSubmit());
    await page.close({runBeforeUnload: false});
    const next = await visit(shopper, scene.shop);
    await expect.poll(() => stored().voters, {timeout: 15_000}).toBe(1);
    expect(stored().ids).toHaveLength(1);
    await pollOn(next).status.getByText('Recorded').waitFor();
  });
});

describe('every open page sees it', () => {
  test('a second tab and a second browser show the new tally and, the same browser, the own vote', async () => {
    const shopper = await scene.shopper();
    const tab = await visit(shopper, scene.shop);
    const other = await visit(shopper, scene.shop);
    const stranger = await visit(await scene.shopper(), scene.shop);
    await pollOn(tab).vote('Harvest Moon');
    await Promise.all([other, stranger].map(page => pollOn(page).element.getByText('100%').waitFor({timeout: 5_000})));
    await pollOn(other).element.getByText('Your vote', {exact: true}).waitFor();
    expect(await pollOn(stranger).element.getByText('Your vote', {exact: true}).count()).toBe(0);
  });

  test('again after the service was away', async () => {
    const page = await visit(await scene.shopper(), scene.shop);
    await scene.service.kill();
    await scene.service.start();
    const voter = await visit(await scene.shopper(), scene.shop);
    await pollOn(voter).vote('Harvest Moon');
    await pollOn(page).element.getByText('100%').waitFor({timeout: 15_000});
  });

  test('hidden until one has voted: the counts come with the vote', async () => {
    const first = await visit(await scene.shopper(), `${scene.shop}/autumn-oolong`, 'next-roast');
    const url = new Promise<string>(resolve => first.on('request', request => {
      if (request.url().includes('/v1/polls/next-roast')) resolve(request.url());
    }));
    await first.reload();
    await ready(first, 'next-roast');
    // What the page follows does not end: the same is asked for once more.
    const bytes = await first.evaluate(async url => {
      const {body} = await fetch(url, {headers: {accept: 'text/event-stream'}});
      return new TextDecoder().decode((await body!.getReader().read()).value);
    }, await url);
    expect(bytes).toContain('next-roast');
    expect(bytes).not.toContain('tally');
    expect(await pollOn(first, 'next-roast').element.getByText('%').count()).toBe(0);
    await pollOn(first, 'next-roast').element.getByRole('radio').first().check({force: true});
    await pollOn(first, 'next-roast').voteButton.click();
    await pollOn(first, 'next-roast').element.getByText('100%').waitFor();
  });
});
