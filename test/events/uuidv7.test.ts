import {expect, test} from 'vitest';
import {uuidv7, uuidv7Source} from '../../src/events/uuidv7.js';

test('has the form, version and variant of RFC 9562', () => {
  for (let i = 0; i < 200; i++) expect(uuidv7(Date.now())).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('carries its time, as the example of RFC 9562 appendix A.6 does', () => {
  expect(uuidv7(0x017f22e279b0)).toMatch(/^017f22e2-79b0-7/);
});

test('sorts by the millisecond in which it was made', () => {
  const times = [0, 1, 255, 256, 65_536, 1_700_000_000_000, 1_700_000_000_001];
  const ids = times.map(uuidv7);
  expect([...ids].sort()).toEqual(ids);
});

test('sorts within a millisecond, too, when one source makes it', () => {
  const next = uuidv7Source();
  const ids = Array.from({length: 4096}, () => next(1_700_000_000_000));
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(4096);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('does not repeat within a millisecond', () => {
  expect(new Set(Array.from({length: 10_000}, () => uuidv7(1_700_000_000_000))).size).toBe(10_000);
});
