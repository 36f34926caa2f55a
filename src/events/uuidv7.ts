import {crypto} from './natives.js';

/**
 * A UUID version 7 (RFC 9562 §5.7): 48 bits of time, then 74 random bits, so
 * that ids sort by the millisecond in which they were made.
 *
 * @param now milliseconds since the epoch
 */
export function uuidv7(now: number): string {
  const random = crypto.getRandomValues(new Uint8Array(10));
  random[0] = (random[0]! & 0x0f) | 0x70;
  random[2] = (random[2]! & 0x3f) | 0x80;
  let hex = (2 ** 48 + now).toString(16).slice(1);
  for (const byte of random) hex += (256 + byte).toString(16).slice(1);
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
