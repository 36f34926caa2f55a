const longest = 8_000;

/**
 * How long to wait after `failures` failures in a row, in milliseconds:
 * doubling from half a second up to eight, of which a random part is taken so
 * that many pages do not return at once
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 *
 * Eight seconds because a shopper who is told "saved" should see "recorded"
 * within ten once the service is back.
 *
 * @param random from 0 to 1
 */
export function backOff(failures: number, random: number): number {
  return Math.min(longest, 250 * 2 ** failures) * (0.5 + random / 2);
}
