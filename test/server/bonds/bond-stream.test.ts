import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {messageInterval} from '../../../server/view-stream.js';
import type {MeView} from '../../../src/program/index.js';
import {noon, settle, StreamReader} from '../service-fixture.js';
import {type BondService, createBondService, event, votes} from './bonds-fixture.js';

describe('where a member stands, as a stream', () => {
  let service: BondService;
  beforeEach(() => {
    vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'], now: noon});
    service = createBondService({acquaintance: {graceDays: 0}});
  });
  afterEach(() => {
    service.live.close();
    expect([service.live.size, vi.getTimerCount()]).toEqual([0, 0]);
    vi.useRealTimers();
  });

  async function open(member?: string): Promise<StreamReader> {
    const reader = new StreamReader(await service.get('me', {...(member !== undefined && {member}), headers: {Accept: 'text/event-stream'}}));
    await settle();
    return reader;
  }
  async function pass(): Promise<void> {
    await vi.advanceTimersByTimeAsync(messageInterval);
    await settle();
  }
  const bonds = (reader: StreamReader): readonly (string | undefined)[] => reader.views.map(view => (view as unknown as MeView).member?.standing.bond);

  it('tells them of each change, whoever makes it, and nobody else', async () => {
    const [mia, noa, out] = [await open('mia'), await open('noa'), await open()];
    await pass();
    await service.buys('mia', 'o1');
    await pass();
    await service.does(votes(1), 'mia');
    await pass();
    await service.says('order.cancelled', {order: 'o1'});
    await pass();
    expect([bonds(mia), bonds(noa), bonds(out)]).toEqual([['stranger', 'acquaintance', 'acquaintance', 'stranger'], ['stranger'], [undefined]]);
    await service.does([event('preference.set', {name: 'standing', value: true})], 'mia');
    await pass();
    expect((mia.views.at(-1) as unknown as MeView).member!.shows).toBe(true);
  });

  it('tells them what time has done, once it is swept', async () => {
    for (const i of [0, 1, 2]) await service.buys('mia', `o${i}`, 'moon-tea', noon - 1);
    await service.says('complaint.opened', {complaint: 'c', member: 'mia'});
    const due = (await service.store.keptBond('tea', 'member:mia'))!.due!;
    expect(due).toBe('2026-03-15T12:00:00.000Z');
    await service.pass((Date.parse(due) - noon) / 86_400_000 - 0.0001);
    const mia = await open('mia');
    expect((mia.views[0] as unknown as MeView).member!.standing.falling).toBeUndefined();
    await service.pass((Date.parse(due) - noon) / 86_400_000);
    await pass();
    expect((mia.views.at(-1) as unknown as MeView).member!.standing.falling).toBeDefined();
  });
});
