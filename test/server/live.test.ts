import {describe, expect, it} from 'vitest';
import {createLive} from '../../server/live.js';

describe('live updates', () => {
  it('reach those who subscribed to that poll of that tenant, until they unsubscribe', () => {
    const live = createLive();
    const told: string[] = [];
    const subscribe = (tenant: string, poll: string): (() => void) =>
      live.subscribe(tenant, poll, {changed: () => told.push(`${tenant}/${poll}`), ended: () => told.push(`${tenant}/${poll} ended`)});
    const leave = subscribe('tea', 'tin');
    subscribe('tea', 'lid');
    subscribe('ink', 'tin');
    live.publish('tea', 'tin');
    live.publish('tea', 'never-heard-of');
    expect(told).toEqual(['tea/tin']);
    leave();
    leave();
    live.publish('tea', 'tin');
    expect(told).toEqual(['tea/tin']);
    expect(live.size).toBe(2);
    live.close();
    expect(told).toEqual(['tea/tin', 'tea/lid ended', 'ink/tin ended']);
    subscribe('tea', 'tin');
    expect(told.at(-1)).toBe('tea/tin ended');
  });

  it('reach a poll’s other subscribers when one leaves while it is told', () => {
    const live = createLive();
    const told: number[] = [];
    const leave = live.subscribe('tea', 'tin', {changed() { told.push(1); leave(); }, ended() {}});
    live.subscribe('tea', 'tin', {changed: () => void told.push(2), ended() {}});
    live.publish('tea', 'tin');
    live.publish('tea', 'tin');
    expect(told).toEqual([1, 2, 2]);
  });
});
