import {expect, test} from 'vitest';
import {answerBy, type Hours, isAttended, nextAttended} from '../../../src/program/index.js';

const week: Hours = {timeZone: 'Asia/Shanghai', open: [{days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '10:00', until: '20:00'}, {days: ['sat'], from: '22:00', until: '24:00'}]};
/** In Shanghai, 2026-11-16 is a Monday. */
const shanghai = (time: string): number => Date.parse(`2026-11-${time}:00+08:00`);

test('somebody is there from when they open until they close', () => {
  expect(isAttended(week, shanghai('16T09:59'))).toBe(false);
  expect(isAttended(week, shanghai('16T10:00'))).toBe(true);
  expect(isAttended(week, shanghai('16T19:59') + 59_999)).toBe(true);
  expect(isAttended(week, shanghai('16T20:00'))).toBe(false);
  expect(isAttended(week, shanghai('21T23:59'))).toBe(true);
  expect(isAttended(week, shanghai('22T00:00'))).toBe(false);
  expect(isAttended(undefined, 0)).toBe(true);
});

test('and next when they open next, over a weekend and a week', () => {
  expect(nextAttended(week, shanghai('16T09:00') + 30_000)).toBe(shanghai('16T10:00'));
  expect(nextAttended(week, shanghai('16T20:00'))).toBe(shanghai('17T10:00'));
  expect(nextAttended(week, shanghai('22T12:00'))).toBe(shanghai('23T10:00'));
  expect(nextAttended({...week, open: [{days: ['mon'], from: '10:00', until: '11:00'}]}, shanghai('16T11:00'))).toBe(shanghai('23T10:00'));
  expect(answerBy({hours: week, answersWithin: 15}, shanghai('16T20:00'))).toBe(shanghai('17T10:15'));
  expect(answerBy({hours: week, answersWithin: 15}, shanghai('16T12:00'))).toBe(shanghai('16T12:15'));
});

test('clocks that are set back or forward in between are minded', () => {
  const berlin: Hours = {timeZone: 'Europe/Berlin', open: [{days: ['sun', 'mon'], from: '10:00', until: '18:00'}]};
  expect(nextAttended(berlin, Date.parse('2026-10-24T22:00:00+02:00'))).toBe(Date.parse('2026-10-25T10:00:00+01:00'));
  expect(nextAttended(berlin, Date.parse('2026-03-28T22:00:00+01:00'))).toBe(Date.parse('2026-03-29T10:00:00+02:00'));
});
