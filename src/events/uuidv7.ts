import {crypto} from './natives.js';

/**
 * A UUID version 7 (RFC 9562 §5.7): 48 bits of time, then 74 random bits, so
 * that ids sort by the millisecond in which they were made.
 *
 * @param now milliseconds since the epoch
 */
export function uuidv7(now: number): string {
  const random = crypto.getRandomValues(new Uint8Array(10));
  let hex = (2 ** 48 + now).toString(16).slice(1);
  for (const byte of random) hex += (256 + byte).toString(16).slice(1);
  // The version's digit takes the place of four random bits, two of which choose the variant's.
  return hex.replace(/(.{8})(.{4}).(.{3}).(.{3})/, `$1-$2-7$3-${'89ab'[random[0]! >> 6]}$4-`);
}
