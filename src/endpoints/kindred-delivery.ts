import {toDeltas} from '../events/delta.js';
import {isoTime, type KindredEvent} from '../events/envelope.js';
import type {Receipt, Verdict} from '../events/receipt.js';
import {fetch, now} from '../events/natives.js';
import {serialise} from '../events/serialise.js';
import type {DeliverOptions, Endpoint} from './endpoint.js';
import {largest, misconfigured, modest, patience, retryAfter} from './requests.js';

export interface KindredOptions {
  /** The publishable key: it routes, and grants nothing of value. */
  readonly key: string;
}

/**
 * The reference service for pages that only report: `POST /v1/events`.
 *
 * @param url the service's base URL
 */
export function kindredDelivery(url: string, {key}: KindredOptions): Endpoint {
  const base = url.replace(/\/$/, '');

  async function deliver(batch: readonly KindredEvent[], {token, closing}: DeliverOptions): Promise<Receipt> {
    const events = toDeltas(batch);
    let body: string;
    let size = 0;
    do {
      if (size) events.length >>= 1; // a leading part: the rest is offered again
      body = serialise({key, token, sentAt: isoTime(now()), events});
      size = new TextEncoder().encode(body).length;
    } while (size > largest && events.length > 1);
    const response = await fetch(`${base}/v1/events`, {
      method: 'POST',
      // A simple request: no preflight, also while the page closes.
      headers: {'content-type': 'text/plain'},
      body,
      // Outlives the page where it may, so that a navigation does not make a second copy necessary.
      keepalive: size <= (closing ? largest : modest),
      signal: AbortSignal.timeout(patience),
    });
    if (response.ok) return ((await response.json()) as {results: Verdict[]}).results;
    const {status} = response;
    let after = retryAfter(response);
    if (status < 500 && ![408, 425, 429].includes(status)) {
      // A wrong key or an origin that is not listed: the developer mends that, and what shoppers did meanwhile is kept. Or a token that ran out, and the next try has a new one.
      console.error(`Kindred: ${base} answers`, status, await response.text());
      after ||= token ? 0 : misconfigured;
    }
    return batch.map(() => ({status: 'retry', after}));
  }

  return {name: `${base} ${key}`, deliver};
}
