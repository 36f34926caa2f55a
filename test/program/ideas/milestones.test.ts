import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {nextMilestone} from '../../../src/program/index.js';

const published = '2026-01-01T00:00:00.000Z';
const start = Date.parse(published);
const day = 86_400_000;
const ladder = [{supports: 10, days: 30}, {supports: 100, days: 60}];
const at = (supports: number, now: number, most = supports): ReturnType<typeof nextMilestone> => nextMilestone(ladder, {supports, most}, published, now);

describe('an idea on the ladder', () => {
  test('is on its way to the first milestone, and is told how many supports are missing and until when', () => {
    expect(at(3, start)).toEqual({reached: 0, next: {supports: 10, remaining: 7, deadline: '2026-01-31T00:00:00.000Z', lapsed: false}});
  });

  test('keeps the days that it saved', () => {
    expect(at(10, start + day)).toEqual({reached: 1, next: {supports: 100, remaining: 90, deadline: '2026-04-01T00:00:00.000Z', lapsed: false}});
  });

  test('lapses at the deadline, and not before', () => {
    expect(at(9, start + 30 * day - 1).next!.lapsed).toBe(false);
    expect(at(9, start + 30 * day).next!.lapsed).toBe(true);
    expect(at(10, start + 30 * day).next!.lapsed).toBe(false);
  });

  test('does not lose a milestone when supports are withdrawn', () => {
    expect(at(8, start + 31 * day, 10)).toMatchObject({reached: 1, next: {supports: 100, remaining: 92, lapsed: false}});
  });

  test('has no next milestone at the top, or where there is no ladder', () => {
    expect(at(100, start + 1000 * day)).toEqual({reached: 2});
    expect(nextMilestone([], {supports: 1, most: 1}, published, start)).toEqual({reached: 0});
  });
});

test('more supports never bring an idea down, and never an earlier deadline', () => {
  fc.assert(fc.property(fc.nat(150), fc.nat(150), fc.nat(200), (a, b, days) => {
    const [fewer, more] = [Math.min(a, b), Math.max(a, b)].map(supports => at(supports, start + days * day)) as [ReturnType<typeof at>, ReturnType<typeof at>];
    expect(more.reached).toBeGreaterThanOrEqual(fewer.reached);
    if (more.next) expect(more.next.deadline >= fewer.next!.deadline).toBe(true);
    if (more.next) expect(more.next.remaining).toBeGreaterThan(0);
  }));
});
