import {now} from '../events/natives.js';

/** What requests have in common that carry events to a server. */

/**
 * Bytes of one request: browsers refuse more than 64 KiB in flight in requests
 * that outlive their page (https://fetch.spec.whatwg.org/#http-network-or-cache-fetch).
 */
export const largest = 60_000;
/** Of which a request takes so much while its page stays: sinks, and other requests, send at the same moments. */
export const modest = 12_000;
/** Milliseconds without an answer after which a request counts as failed. */
export const patience = 15_000;
/** Milliseconds to the next try after an answer that only the developer can change. */
export const misconfigured = 30_000;

/**
 * Milliseconds that `Retry-After` asks for: seconds or a date (RFC 9110
 * §10.2.3). Without one, or with one that is over, none: the sender's own
 * back-off decides.
 */
export function retryAfter({headers}: Response): number {
  const value = headers.get('retry-after')!; // or `null`, which is neither
  return Number(value) * 1000 || Date.parse(value) - now() || 0;
}
