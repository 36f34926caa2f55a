import type {Browser} from 'playwright-core';
import {afterAll, beforeAll, describe, test} from 'vitest';
import {openBrowser} from '../shopper.js';
import {type House, openHouse} from './house.js';
import {allReady, aside, listen, pageOf, sentBy, tooSmall, vote} from './page.js';
import {type Script, scripts} from './scripts.js';

let browser: Browser;
let house: House;
beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), openHouse()]);
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

const rows = Object.entries(scripts).map(([name, fixture], i) => ({name, member: `scripted-${i}`, ...fixture}));

async function open({member, before, ...parts}: Script & {readonly member: string}) {
  const shopper = await browser.newContext({viewport: {width: 400, height: 900}});
  shopper.setDefaultTimeout(30_000);
  const page = await shopper.newPage();
  const heard = listen(page);
  const sent = sentBy(page);
  await page.goto(house.serve(member, pageOf({member, ...(before && {head: `<script>${before}</script>`}), ...parts})));
  return {page, heard, sent, [Symbol.asyncDispose]: () => shopper.close()};
}

describe.concurrent('on a page with', () => {
  test.for(rows.filter(row => !row.cannot))('$name, a vote arrives whole', async (row, {expect}) => {
    const {member, after, says} = row;
    await house.callers.said('order.paid', {order: member, member, amount: 900, currency: 'USD'});
    await using visit = await open(row);
    const {page, heard, sent} = visit;
    await allReady(page);
    if (after) {
      await aside(page, after, 'page');
      await allReady(page);
    }
    await vote(page);
    expect(await tooSmall(page)).toEqual([]);

    const {events, ballots} = house.votesOf(member, sent);
    expect(events).toEqual([{
      specversion: '1.0', id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/), source: expect.stringContaining(`${house.shop}/#kin-`),
      type: 'kindred.poll.voted', subject: 'polls/next-roast', time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      datacontenttype: 'application/json', dataschema: 'urn:kindred:schema:poll.voted:1', data: {poll: 'next-roast', choices: ['twice']},
      kinseq: expect.any(Number), kinvisitor: expect.any(String),
    }]);
    expect(ballots).toBe(1);
    if (says) expect(heard.ours.filter(line => !says.test(line))).toEqual([]);
    else expect(heard.all).toEqual([]);
  });

  test.for(rows.filter(row => row.cannot))('$name, the page keeps its own, and is told why', async (row, {expect}) => {
    await using visit = await open(row);
    const {page, heard} = visit;
    const own = page.locator('kin-poll .own');
    await own.waitFor();
    const shown = `document.querySelector('kin-poll').shadowRoot?.querySelector('[part=status]')?.textContent ?? ''`;
    await expect.poll(async () => [...heard.ours, await aside<string>(page, shown)].join('\n'), {timeout: 10_000}).toMatch(row.cannot!.says);
    expect(await own.isVisible()).toBe(true);
    expect(heard.all.filter(line => line.startsWith('uncaught'))).toEqual([]);
  });
});
