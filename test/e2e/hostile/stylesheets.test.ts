import type {Browser} from 'playwright-core';
import {afterAll, beforeAll, describe, test} from 'vitest';
import {openBrowser} from '../shopper.js';
import {type House, openHouse} from './house.js';
import {allReady, listen, pageOf, sentBy, tooSmall, vote} from './page.js';
import {stylesheets} from './stylesheets.js';

let browser: Browser;
let house: House;
beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), openHouse()]);
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

describe.concurrent('on a page with a style sheet of', () => {
  test.for(Object.entries(stylesheets).map(([name, fixture], i) => ({name, i, ...fixture})))('$name, what is said can be read and reached', async ({i, css, html, context, media, cannot}, {expect}) => {
    const member = `styled-${i}`;
    await house.callers.said('order.paid', {order: member, member, amount: 900, currency: 'USD'});
    const shopper = await browser.newContext({viewport: {width: 400, height: 900}, ...context});
    try {
      shopper.setDefaultTimeout(30_000);
      const page = await shopper.newPage();
      const heard = listen(page);
      const sent = sentBy(page);
      if (media) await page.emulateMedia({media});
      await page.goto(house.serve(member, pageOf({member, head: `<style>${css}</style>`, ...(html !== undefined && {html})})));
      await allReady(page);
      const small = [...await tooSmall(page)];
      await vote(page);
      small.push(...await tooSmall(page));
      if (cannot?.small) expect(small, cannot.why).not.toEqual([]);
      else expect([...new Set(small)]).toEqual([]);
      expect(heard.all).toEqual([]);
      expect(house.votesOf(member, sent)).toMatchObject({events: [{data: {poll: 'next-roast', choices: ['twice']}}], ballots: 1});
    } finally {
      await shopper.close();
    }
  });
});
