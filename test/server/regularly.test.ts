import {afterEach, beforeEach, expect, it, vi} from 'vitest';
import {regularly} from '../../server/regularly.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('works at once, and again so long after it was done, also when it failed', async () => {
  const errors: unknown[] = [];
  let times = 0;
  const stop = regularly(10, async () => {
    await new Promise(resolve => setTimeout(resolve, 3000));
    if (++times === 1) throw new Error('busy');
  }, error => errors.push(error));
  await vi.advanceTimersByTimeAsync(12_999);
  expect([times, errors]).toEqual([1, [new Error('busy')]]);
  await vi.advanceTimersByTimeAsync(3001);
  expect(times).toBe(2);
  await stop();
  expect(vi.getTimerCount()).toBe(0);
});

it('waits, when it is stopped, for what is being done, and does it no more', async () => {
  let times = 0;
  const stop = regularly(1, async () => {
    await new Promise(resolve => setTimeout(resolve, 3000));
    times++;
  }, () => {});
  const stopped = stop();
  await vi.advanceTimersByTimeAsync(3000);
  await stopped;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(times).toBe(1);
});
