import {crypto} from './natives.js';

/**
 * Makes UUIDs of version 7 (RFC 9562 §5.7): 48 bits of time, a counter of 12
 * bits (§6.2, method 1), so that ids sort in the order in which they were
 * made, and 62 random bits, drawn once, so that a burst does not wait for
 * chance.
 *
 * @returns makes the next id, given the time in milliseconds since the epoch
 */
export function uuidv7Source(): (now: number) => string {
  const [chance] = crypto.getRandomValues(new BigUint64Array(1));
  // Of 64 bits, the upper two say which variant this is.
  const random = ((chance! >> 2n) + 2n ** 63n).toString(16).replace(/..../, '$&-');
  let count = 0;
  return now => {
    const time = (2 ** 48 + now).toString(16);
    return `${time.slice(1, 9)}-${time.slice(9)}-${(0x7000 + (count++ & 0xfff)).toString(16)}-${random}`;
  };
}

/**
 * One id of its own.
 *
 * @param now milliseconds since the epoch
 */
export function uuidv7(now: number): string {
  return uuidv7Source()(now);
}
