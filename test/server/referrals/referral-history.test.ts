import fc from 'fast-check';
import {expect, test} from 'vitest';
import {balances, type Entry} from '../../../src/program/index.js';
import {anOrder, createReferralService, day, heldBy, recounted, type ReferralService, share} from './referral-fixture.js';
import {event, noon, visitor} from '../service-fixture.js';

const members = ['ana', 'ben', 'cem'];
const visitors = [1, 2, 3, 4, 5];

type Step = (service: ReferralService) => Promise<unknown>;
const named = (name: string, step: Step): Step => Object.assign(step, {[fc.toStringMethod]: () => name});

const member = fc.constantFrom(...members);
const friend = fc.constantFrom(...visitors);
/** Most friends are ana’s, and order as who they are. */
const inviter = fc.constantFrom('ana', 'ana', 'ana', 'ana', 'ben');
const order = fc.constantFrom(...visitors.map(by => `o${by}`));
const seldom = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.oneof({weight: 5, arbitrary: fc.constant(null)}, {weight: 1, arbitrary: value});
const link = fc.constantFrom('1a2b3c4d', '99999999');
/** In days before now: what the shop says comes late. */
const late = fc.constantFrom(0, 0, 0, 1);

const aStep: fc.Arbitrary<Step> = fc.oneof(
  {weight: 1, arbitrary: fc.tuple(member, link).map(([member, link]) => named(`${member} shares ${link}`, service => service.as(member, share(link, {by: 1000 + members.indexOf(member), at: service.clock.time}))))},
  {weight: 6, arbitrary: fc.tuple(friend, inviter, link).map(([by, member, link]) => named(`${by} claims of ${member} by ${link}`, async service => service.claim(by, await service.code(member), link)))},
  {weight: 6, arbitrary: fc.tuple(friend, seldom(order), seldom(member), late, fc.constantFrom(2500, 2500, 1500), fc.constantFrom('CUP-1', 'CUP-2', 'POT-1')).map(([by, order, member, late, amount, coupon]) =>
    named(`order ${order ?? by} of ${amount} by ${by}, ${member}, ${late} days ago, with ${coupon}`, service =>
      service.said('order.paid', anOrder(order ?? `o${by}`, {visitor: by, ...(member !== null && {member})}, {amount, coupons: [coupon], payment: `card-${by}`}), {at: service.clock.time - late * day})))},
  {weight: 2, arbitrary: fc.tuple(order, fc.option(fc.constantFrom(400, 2000)), late).map(([order, amount, late]) => named(`${amount ?? 'all'} of ${order} is refunded`, service =>
    service.said('order.refunded', {order, refund: `r${amount}`, ...(amount !== null && {amount})}, {at: service.clock.time - late * day})))},
  {weight: 1, arbitrary: order.map(order => named(`${order} is cancelled`, service => service.said('order.cancelled', {order})))},
  {weight: 1, arbitrary: fc.tuple(member, friend).map(([member, by]) => named(`${member} signs in as ${by}`, service => service.as(member, event('widget.viewed', {widget: 'referral'}, {by, at: service.clock.time}))))},
  {weight: 4, arbitrary: fc.constantFrom(1, 3, 3, 3, 30).map(days => named(`${days} days pass`, service => service.pass((service.clock.time - noon) / day + days)))},
  {weight: 1, arbitrary: fc.constantFrom('cups', 'pots').map(pool => named(`codes for ${pool}`, service => service.operator('POST', `pools/${pool}/coupons`, {codes: pool === 'cups' ? ['CUP-1', 'CUP-2'] : ['POT-1']})))},
  {weight: 1, arbitrary: fc.constantFrom('accepted', 'rejected').map(to => named(`one is ${to}`, async service => {
    const {referrals: [first]} = await service.operator('GET', 'referrals?state=qualified');
    if (first) await service.operator('POST', `referrals/${first.referral}/decision`, {to});
  }))},
);

/** What every page shows has to be what the entries come to, and these have to be possible. */
async function expectRecount(service: ReferralService): Promise<void> {
  const entries: readonly Entry[] = await service.ledger();
  for (const name of members) expect(heldBy(await service.me({member: name})), name).toEqual(recounted(entries, `member:${name}`));
  const owners = await service.store.transact('tea', transaction => transaction.membersOf(visitors.map(visitor)));
  for (const by of visitors.filter(by => !owners.has(visitor(by)))) expect(heldBy(await service.me({visitor: by})), String(by)).toEqual(recounted(entries, `visitor:${visitor(by)}`));

  expect(new Set(entries.map(({id}) => id)).size).toBe(entries.length);
  for (const {account, count} of balances(entries)) expect(Math.sign(count)).toBe(account === 'promised' ? -1 : 1);
  const granted = entries.filter(({cause}) => cause.does === 'grant');
  for (const {reward} of granted) expect(['cup', 'small-cup', 'pot']).toContain(reward);
  expect(granted.filter(({reward}) => reward === 'cup')).toHaveLength(granted.filter(({reward}) => reward === 'small-cup').length);
  for (const name of members) {
    const kept = entries.filter(({holder, reward}) => holder === `member:${name}` && reward === 'cup');
    const standing = new Set(kept.filter(({cause: {does}}) => does === 'grant').map(({cause}) => cause.referral));
    for (const {cause} of kept.filter(({cause: {does}}) => does === 'reverse')) standing.delete(cause.referral);
    expect((await service.me({member: name})).member!.rewarded, name).toBe(standing.size);
    const pots = entries.filter(({holder, reward}) => holder === `member:${name}` && reward === 'pot').map(({cause: {does}}) => does);
    expect(pots.filter(does => does === 'grant').length - pots.filter(does => does === 'reverse').length, name).toBe(standing.size >= 2 ? 1 : 0);
  }
  const cups = (account: string): number => balances(entries).filter(balance => balance.reward === 'cup' && balance.account === account).reduce((sum, {count}) => sum + count, 0);
  const pool = await service.operator('GET', 'pools/cups');
  expect([0, 2]).toContain(pool.free + pool.given + pool.used + pool.void);
  expect(pool.given + pool.waiting).toBe(cups('granted'));
  expect(pool.used).toBe(entries.filter(({reward, cause}) => reward === 'cup' && cause.does === 'use').length);
}

test('after any beginning of any history the ledger recounts to what the pages show', async () => {
  await fc.assert(fc.asyncProperty(fc.array(aStep, {minLength: 12, maxLength: 24, size: 'max'}), async steps => {
    const service = createReferralService({refundDays: 2, newCustomersOnly: false, velocity: false});
    const code = await service.code('ana');
    for (const by of [1, 2, 3]) {
      await service.claim(by, code);
      await service.said('order.paid', anOrder(`o${by}`, {visitor: by}));
    }
    for (const step of steps) {
      await step(service);
      await expectRecount(service);
    }
  }), {numRuns: 10, interruptAfterTimeLimit: 8_000});
}, 60_000);
