import {type Hours, weekdays} from './persona.js';

const minute = 60_000;
const day = 24 * 60;

/** "09:30" → 570. */
export function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return hours! * 60 + minutes!;
}

/** Whether people of the brand are there. @param now milliseconds since the epoch */
export function isAttended(hours: Hours | undefined, now: number): boolean {
  return hours === undefined || nextAttended(hours, now) === now;
}

/**
 * When people of the brand are there next: now, or when they open.
 *
 * @param now milliseconds since the epoch
 * @returns the same; nothing when they never are
 */
export function nextAttended(hours: Hours | undefined, now: number): number | undefined {
  if (!hours) return now;
  const {weekday, minutes} = wallClock(hours.timeZone, now);
  const waits = hours.open.flatMap(({days, from, until}) => days.flatMap(name => {
    const ahead = (weekdays.indexOf(name) - weekday + 7) % 7 * day - minutes;
    const [opens, closes] = [ahead + minutesOf(from), ahead + minutesOf(until)];
    // Today's hours may be over, and are the same in a week.
    return closes > 0 ? [Math.max(opens, 0)] : [opens + 7 * day];
  }));
  const wait = Math.min(...waits);
  if (wait === 0) return now;
  return wait === Infinity ? undefined : whenClockSays(hours.timeZone, now, wait);
}

/** When a shopper who asks for a person now can expect an answer: milliseconds since the epoch; nothing when nobody is ever there. */
export function answerBy({hours, answersWithin}: {readonly hours?: Hours; readonly answersWithin: number}, now: number): number | undefined {
  const from = nextAttended(hours, now);
  return from === undefined ? undefined : from + answersWithin * minute;
}

/** The day of the week, from Monday, and the minutes since midnight. */
function wallClock(timeZone: string, now: number): {readonly weekday: number; readonly minutes: number} {
  const parts = new Intl.DateTimeFormat('en-GB', {timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23'}).formatToParts(now);
  const of = (type: string): string => parts.find(part => part.type === type)!.value;
  return {weekday: weekdays.indexOf(of('weekday').toLowerCase() as 'mon'), minutes: Number(of('hour')) * 60 + Number(of('minute'))};
}

/** So many minutes later by the clock on the wall, which is set forward and back in between. */
function whenClockSays(timeZone: string, now: number, wait: number): number {
  const start = Math.floor(now / minute) * minute;
  const guess = start + wait * minute;
  const before = wallClock(timeZone, now);
  const at = wallClock(timeZone, guess);
  const wanted = (before.weekday * day + before.minutes + wait) % (7 * day);
  const off = (at.weekday * day + at.minutes - wanted + 10.5 * day) % (7 * day) - 3.5 * day;
  return guess - off * minute;
}
