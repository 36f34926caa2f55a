import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {messageInterval} from '../../../server/view-stream.js';
import type {InvitationView, ReferralView} from '../../../src/program/index.js';
import {anOrder, createReferralService, day, type ReferralService, share} from './referral-fixture.js';
import {event, noon, settle, StreamReader} from '../service-fixture.js';

interface Who {
  readonly member?: string;
  readonly visitor?: number;
}

describe('referrals as a stream', () => {
  let service: ReferralService;
  beforeEach(() => {
    vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'], now: noon});
    service = createReferralService({closes: '2026-03-09T12:00:00Z'});
  });
  afterEach(() => {
    service.live.close();
    expect([service.live.size, vi.getTimerCount()]).toEqual([0, 0]);
    vi.useRealTimers();
  });

  async function open(path: string, who: Who): Promise<StreamReader> {
    const reader = new StreamReader(await service.get(path, {...who, headers: {Accept: 'text/event-stream'}}));
    await settle();
    return reader;
  }
  const last = <V>(reader: StreamReader): V => reader.views.at(-1) as unknown as V;
  async function pass(milliseconds = messageInterval): Promise<void> {
    await vi.advanceTimersByTimeAsync(milliseconds);
    await settle();
  }

  it('tells both sides of each step, and nobody else', async () => {
    const code = await service.code('ana');
    const [member, friend, stranger, other] = [await open('me/referral', {member: 'ana'}), await open('me/referral', {visitor: 1}), await open('me/referral', {visitor: 2}), await open('me/referral', {member: 'eve'})];
    const seen = (): readonly unknown[] => [
      last<ReferralView>(member).member!.invitations[0]?.state, last<ReferralView>(member).held[0]?.state,
      last<ReferralView>(friend).friend?.state, last<ReferralView>(friend).held[0]?.state,
    ];
    await pass();
    await service.as('ana', share('1a2b3c4d'));
    await pass();
    expect(seen()).toEqual(['invited', undefined, undefined, undefined]);
    await service.claim(1, code, '1a2b3c4d');
    await pass();
    expect(seen()).toEqual(['claimed', undefined, 'claimed', undefined]);
    await service.send([event('referral.thanked', {}, {by: 1})]);
    await pass();
    expect([last<ReferralView>(member).member!.invitations[0]!.thanks, last<ReferralView>(friend).friend!.thanked]).toEqual([expect.anything(), true]);
    await service.said('order.paid', anOrder('o1', {visitor: 1}));
    await pass();
    expect(seen()).toEqual(['qualified', 'pending', 'qualified', 'pending']);
    await service.pass(14);
    await pass();
    expect(seen()).toEqual(['rewarded', 'granted', 'rewarded', 'granted']);
    await service.operator('POST', 'pools/cups/coupons', {codes: ['CUP-1']});
    await pass();
    expect(last<ReferralView>(member).held[0]).toMatchObject({coupon: 'CUP-1'});
    // Somebody who signs in on the friend's browser takes it along; the browser still shows what it claimed.
    await service.as('ben', event('widget.viewed', {widget: 'referral'}, {by: 1}));
    const elsewhere = await open('me/referral', {member: 'ben'});
    await pass();
    await service.said('order.cancelled', {order: 'o1'});
    await pass();
    expect(last<ReferralView>(elsewhere).friend!.state).toBe('reversed');
    expect(seen()).toEqual(['reversed', 'reversed', 'reversed', 'reversed']);
    expect([stranger.views.length, other.views.length]).toEqual([1, 1]);
  });

  it('tells a friend who is a member on their other devices', async () => {
    const reader = await open('me/referral', {member: 'ben'});
    await pass();
    await service.as('ben', event('referral.claimed', {code: await service.code('ana')}, {by: 5}));
    await pass();
    expect(last<ReferralView>(reader).friend).toMatchObject({state: 'claimed'});
  });

  it('tells whoever has the link of the first name, and of the end by the clock', async () => {
    const code = await service.code('ana');
    const reader = await open(`referrals/${code}`, {visitor: 1});
    await pass();
    await service.send([event('preference.set', {name: 'first-name', value: true}, {by: 1000})], {token: await service.token('ana', {given_name: 'Ana'})});
    await pass();
    expect(last<InvitationView>(reader)).toMatchObject({from: 'Ana'});
    service.clock.time = noon + 8 * day;
    await pass(8 * day);
    expect(last<InvitationView>(reader)).toMatchObject({problem: 'referral-closed'});
    await reader.leave();
  });

  it('ends with the member’s token', async () => {
    const reader = await open('me/referral', {member: 'ana'});
    await pass(660_000 + 1);
    expect(reader.ended).toBe(true);
  });
});
