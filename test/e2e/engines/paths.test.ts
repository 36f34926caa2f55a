import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest';
import {openDemoHouse} from '../../../scripts/demo-house.js';
import {enginesOf, whyMissing} from '../../../scripts/find-browser.js';
import {openCallers} from '../callers.js';
import {type ServiceProcess, startService, startShop} from '../processes.js';
import {readStored} from '../stored.js';
import {type EngineShopper, shopperIn} from './shopper-in.js';

const folder = mkdtempSync(join(tmpdir(), 'kindred-engines-'));
let service: ServiceProcess;
let shop: Awaited<ReturnType<typeof startShop>>;

beforeAll(async () => {
  const house = await openDemoHouse(folder);
  service = await startService({...house.serviceEnvironment, KINDRED_SWEEP_SECONDS: '1'});
  shop = await startShop(service.url, house.shopEnvironment);
  await openCallers(service.url, house).stock('cups', 10);
});
afterAll(async () => {
  await Promise.all([service.stop(), shop.stop()]);
  rmSync(folder, {recursive: true});
});

// Each engine has a guest of the house to itself.
const guests = {chromium: 'Lin', firefox: 'Noor', webkit: 'Ada'} as const;

describe.each(enginesOf(process.env.ENGINES))('in %s', engine => {
  const missing = whyMissing(engine);
  if (missing) {
    console.log(`skipped in ${engine}: ${missing}`);
    test.skip(`everything, for it is missing: ${missing}`);
    return;
  }

  let shopper: EngineShopper;
  beforeEach(async () => { shopper = await shopperIn(engine); });
  afterEach(() => shopper.leave());

  test('a vote is recorded once, and still shown as the shopper’s own when the page is opened again', async () => {
    const {voters} = readStored(service.database);
    await shopper.goTo(shop.url);
    await shopper.press('radio', 'Harvest Moon', 'kin-poll');
    await shopper.press('button', 'Vote', 'kin-poll[poll=autumn-tin]');
    await shopper.sees('Recorded', 'kin-poll[poll=autumn-tin]');
    expect(readStored(service.database).voters).toBe(voters + 1);
    await shopper.reload();
    await shopper.sees('Your vote', 'kin-poll[poll=autumn-tin]');
    expect(readStored(service.database).voters).toBe(voters + 1);
  });

  test('a friend follows a member’s link and accepts, and the member hears of the order that is paid', async () => {
    await shopper.goTo(`${shop.url}/friends`);
    await shopper.follow('button', guests[engine]);
    const link = await shopper.fieldOf('Your link', 'kin-referral');
    expect(link).toMatch(/\/welcome\?kin=[0-9A-Z]{9}\.[0-9a-f]{8}$/);

    const friend = await shopperIn(engine);
    try {
      await friend.goTo(link);
      await friend.press('button', 'Accept', 'kin-referral');
      await friend.sees('You have accepted.', 'kin-referral');
      await friend.follow('button', 'Order it');
      await friend.goTo(`${shop.url}/counter`);
      await friend.follow('button', 'Say it is paid');
      await friend.sees('recorded');
      await friend.goTo(`${shop.url}/welcome`);
      await friend.sees('once the order can no longer be returned', 'kin-referral');
    } finally {
      await friend.leave();
    }
    await shopper.sees('once the order can no longer be returned', 'kin-referral');
  });

  test('a stranger becomes an acquaintance with the first paid order, and stays one when the page is opened again', async () => {
    await shopper.goTo(`${shop.url}/member`);
    await shopper.follow('button', guests[engine]);
    await shopper.sees('It begins with one order.', 'kin-tier[order-href]');
    await shopper.goTo(`${shop.url}/welcome`);
    await shopper.follow('button', 'Order it');
    await shopper.goTo(`${shop.url}/counter`);
    await shopper.follow('button', 'Say it is paid');
    await shopper.sees('recorded');
    await shopper.goTo(`${shop.url}/member`);
    await shopper.sees('Acquaintance', 'kin-tier[order-href]');
    await shopper.reload();
    await shopper.sees('Acquaintance', 'kin-tier[order-href]');
  });

  test('a question is answered as it is asked, and both are there when the page is opened again', async () => {
    await shopper.goTo(shop.url);
    await shopper.press('button', 'Talk to Mochi', 'kin-persona');
    await shopper.write('How do I brew the oolong?', 'Write to Mochi', 'kin-persona');
    await shopper.sees('7 g for 110 ml', 'li.persona');
    await shopper.sees('Recorded', 'li.shopper');
    await shopper.sees('Helpful', 'li.persona');
    await shopper.reload();
    await shopper.press('button', 'Talk to Mochi', 'kin-persona');
    await shopper.sees('How do I brew the oolong?', 'li.shopper');
    await shopper.sees('7 g for 110 ml', 'li.persona');
    expect(await shopper.count('li.shopper, li.persona')).toBe(2);
  });

  test('a page that says something as it is left holds up none that comes after', async () => {
    await shopper.goTo(`${shop.url}/autumn-oolong`);
    await shopper.sees('roast', 'kin-poll');
    await shopper.run(`kindred.push(client => addEventListener('pagehide', () => client.track('poll.voted', {poll: 'next-roast', choices: ['light']})))`);
    await shopper.goTo(shop.url);
    await shopper.press('radio', 'Harvest Moon', 'kin-poll');
    await shopper.press('button', 'Vote', 'kin-poll[poll=autumn-tin]');
    await shopper.sees('Recorded', 'kin-poll[poll=autumn-tin]');
  });
});
