import {randomUUID} from 'node:crypto';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {isDeepStrictEqual} from 'node:util';
import Database from 'libsql';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {randomNumbers} from '../../bench/tallies/random-votes.js';
import {openDemoHouse} from '../../scripts/demo-house.js';
import {balances, type Entry, type ReferralView} from '../../src/program/index.js';
import {type Callers, openCallers, type Who} from './callers.js';
import {type ServiceProcess, startService} from './processes.js';

const day = 86_400_000;
const members = ['lin', 'noor', 'ada'];

/** What becomes of a friend's order. Of the first four, something is owed. */
const fates = ['stands', 'is used', 'is refunded in part', 'is the second', 'is refunded in time', 'is refunded late', 'is cancelled', 'is refunded before it is paid', 'is of before', 'is used and refunded'] as const;
type Fate = (typeof fates)[number];
const owed: readonly Fate[] = fates.slice(0, 4);

interface Friend {
  readonly who: Who & {readonly visitor: string};
  readonly inviter: string;
  readonly fate: Fate;
  readonly order: string;
}

let folder: string;
let service: ServiceProcess;
let callers: Callers;
let random: () => number;
/** Orders that came to nothing, once the service has said that it knows. */
let fallen: Set<string>;

beforeEach(async () => {
  const seed = Date.now() | 0;
  console.log(`The party's seed is ${seed}.`);
  random = randomNumbers(seed);
  fallen = new Set();
  folder = mkdtempSync(join(tmpdir(), 'kindred-ledger-'));
  const house = await openDemoHouse(folder);
  service = await startService({...house.serviceEnvironment, KINDRED_SWEEP_SECONDS: '1'});
  callers = openCallers(service.url, house);
});
afterEach(async () => {
  await service.stop();
  rmSync(folder, {recursive: true});
});

const upTo = (most: number): number => Math.floor(random() * most);

/** Says it once, or as shops do: several times, at the same time or later. */
async function insist(say: () => Promise<unknown>): Promise<void> {
  await Promise.all(Array.from({length: 1 + upTo(3)}, say));
  if (upTo(3) === 0) await say();
}

async function until(time: number): Promise<void> {
  while (callers.now() < time) await pause(20);
}

/** From the claim to whatever becomes of the order. */
async function live({who: {visitor, member}, inviter, fate, order}: Friend, code: string): Promise<void> {
  const begin = callers.now();
  const pay = async (id: string, at?: number, coupons: readonly string[] = []): Promise<void> =>
    insist(() => callers.said('order.paid', {order: id, amount: 2400, currency: 'USD', visitor, payment: visitor, coupons}, at));
  const fall = async (at?: number): Promise<void> => {
    await insist(() => (fate === 'is cancelled' ? callers.said('order.cancelled', {order}, at) : callers.said('order.refunded', {order, refund: `${order}-R`}, at)));
    fallen.add(order);
  };
  const invitation = upTo(2) === 0 ? randomUUID().slice(0, 8) : undefined;
  if (fate === 'is of before') await pay(order);
  if (invitation) {
    const shared = callers.event('referral.shared', {invitation, channel: 'copy'}, randomUUID());
    await insist(() => callers.deliver([shared], inviter));
  }
  await until(begin + upTo(3) * day);
  const claimed = callers.event('referral.claimed', {code, invitation}, visitor);
  await insist(async () => expect(await callers.deliver([claimed])).toEqual(['accepted']));
  await until(callers.now() + (1 + upTo(3)) * day);
  const paid = callers.now();

  switch (fate) {
    case 'is of before': break;
    case 'is refunded before it is paid':
      await fall(paid + 1);
      await pay(order, paid);
      break;
    case 'is refunded in part':
      await pay(order, paid);
      await insist(() => callers.said('order.refunded', {order, refund: `${order}-P`, amount: 500}));
      break;
    case 'is the second':
      await pay(`${order}-wrong`, paid);
      await until(paid + day);
      await insist(() => callers.said('order.refunded', {order: `${order}-wrong`, refund: `${order}-R`}));
      await pay(order);
      break;
    default: await pay(order, paid);
  }
  // Who has a browser and a name is one person, from now on or from later on.
  await until(paid + (1 + upTo(16)) * day);
  if (member !== undefined) await insist(() => callers.deliver([callers.event('referral.thanked', {}, visitor)], member));
  if (fate === 'is refunded in time' || fate === 'is cancelled') return fall(paid + day);
  await until(paid + 17 * day);
  if (fate === 'is refunded late') await fall();
  if (fate !== 'is used' && fate !== 'is used and refunded') return;
  const coupon = async (): Promise<string | undefined> => (await callers.me({visitor, ...(member !== undefined && {member})})).held.find(({coupon}) => coupon !== undefined)?.coupon;
  await expect.poll(coupon, {timeout: 15_000}).toBeTruthy();
  await pay(`${order}-again`, undefined, [(await coupon())!]);
  if (fate === 'is used and refunded') await fall();
}

/** The grants that were not taken back; of one reward, if it is named. */
function kept(entries: readonly Entry[], reward?: string): readonly Entry[] {
  const reversed = new Set(entries.filter(({cause}) => cause.does === 'reverse').map(entry => `${entry.cause.referral} ${entry.reward}`));
  return entries.filter(entry => entry.cause.does === 'grant' && (reward ?? entry.reward) === entry.reward && !reversed.has(`${entry.cause.referral} ${entry.reward}`));
}

/** The ledger and what everybody is shown, of one moment. */
async function lookAround(readers: readonly Who[]): Promise<{readonly entries: readonly Entry[]; readonly views: readonly ReferralView[]}> {
  for (;;) {
    const entries = await callers.ledger();
    const views = await Promise.all(readers.map(who => callers.me(who)));
    if (isDeepStrictEqual(await callers.ledger(), entries)) return {entries, views};
  }
}

async function expectSound(readers: readonly Who[]): Promise<readonly Entry[]> {
  const known = new Set(fallen);
  const {entries, views} = await lookAround(readers);
  const shown: string[] = [];
  const recounted: string[] = [];
  views.forEach(({held}, i) => {
    const {visitor, member} = readers[i]!;
    const names = [`member:${member}`, `visitor:${visitor}`];
    shown.push(...held.map(({reward, state}) => `${names.join()} ${reward} ${state}`));
    for (const {account, reward, holder, count} of balances(entries)) {
      expect(Math.sign(count)).toBe(account === 'promised' ? -1 : 1);
      if (names.includes(holder!)) recounted.push(...Array<string>(count).fill(`${names.join()} ${reward} ${account}`));
    }
  });
  expect(shown.sort(), 'what is shown is what the ledger recounts to').toEqual(recounted.sort());

  const grants = entries.filter(({cause}) => cause.does === 'grant').map(({cause, reward}) => `${cause.referral} ${reward}`);
  expect(new Set(grants).size, 'nothing is granted twice').toBe(grants.length);
  const coupons = views.flatMap(({held}) => held.flatMap(({coupon}) => coupon ?? []));
  expect(new Set(coupons).size, 'a code is in one hand').toBe(coupons.length);
  expect(kept(entries).filter(({cause, reward}) => known.has(cause.order) && reward !== 'pot-for-the-table'), 'nothing is kept of an order that fell').toEqual([]);
  for (const member of members) {
    const own = (reward: string): number => kept(entries, reward).filter(({holder}) => holder === `member:${member}`).length;
    expect(own('pot-for-the-table'), 'a milestone goes with what it stood on').toBe(own('cup-for-you') >= 3 ? 1 : 0);
  }
  for (const {member} of views) if (member) expect(member.rewarded).toBe(member.invitations.filter(({state}) => state === 'rewarded').length);
  expect(service.log).not.toContain('did not take');
  return entries;
}

/** Ends the service while it is likely to be granting, or at any moment. */
async function killSometime(): Promise<void> {
  await pause(upTo(300));
  if (upTo(4) > 0) {
    const database = new Database(service.database, {readonly: true});
    const count = database.prepare('SELECT count(*) AS granted FROM grants');
    const granted = (): number => (count.get() as {granted: number}).granted;
    const before = granted();
    for (const end = performance.now() + 800; performance.now() < end && granted() === before;) await pause(1);
    database.close();
  }
  await service.kill();
  await service.start();
}

describe('the ledger of a service that is killed at random', () => {
  test('recounts to what everybody is shown, gives each reward once, and keeps nothing of an order that fell', async () => {
    const codes = await Promise.all(members.map(async member => (await callers.me({member})).member!.code));
    const friends = Array.from({length: 40}, (_, i): Friend => ({
      who: {visitor: randomUUID(), ...(upTo(3) === 0 && {member: `friend-${i}`})},
      inviter: members[i % 3]!,
      fate: fates[i % fates.length]!,
      order: `TS-${i}`,
    }));
    const readers = [...members.map(member => ({member})), ...friends.map(({who}) => who)];

    let over = false;
    let kills = 0;
    await Promise.all([
      Promise.all(friends.map((friend, i) => live(friend, codes[i % 3]!))).finally(() => { over = true; }),
      (async () => {
        for (; !over; await pause(250)) {
          // However slow the machine is, nobody's days pass while nobody is answered.
          await callers.me({member: 'lin'});
          callers.passDays(1);
        }
      })(),
      (async () => {
        for (; !over; kills++) {
          await killSometime();
          await expectSound(readers);
          // The first who are granted something wait for their codes.
          await callers.stock('cups', 20);
        }
      })(),
    ]);
    const due = friends.filter(({fate}) => owed.includes(fate)).map(({order}) => order).sort().join(' ');
    callers.passDays(15);
    await expect.poll(async () => kept(await callers.ledger(), 'cup-for-a-friend').map(({cause}) => cause.order).sort().join(' '), {timeout: 10_000}).toBe(due);
    const used = (await expectSound(readers)).filter(({cause}) => cause.does === 'use').map(({cause}) => cause.order);
    expect(used.sort()).toEqual(friends.filter(({fate}) => fate.startsWith('is used')).map(({order}) => `${order}-again`).sort());

    // The cups expire meanwhile, and the table's pots do not.
    callers.passDays(100);
    await expect.poll(async () => (await callers.ledger()).filter(({to}) => to === 'expired').length).toBeGreaterThan(0);
    await service.kill();
    await service.start();
    await expect.poll(async () => (await callers.pool('cups')).given, {timeout: 10_000}).toBe(kept(await callers.ledger(), 'pot-for-the-table').length);
    await expectSound(readers);
    console.log(`The service was killed ${kills + 1} times.`);
  });
});
