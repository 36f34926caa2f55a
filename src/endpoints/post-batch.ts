import type {KindredEvent} from '../events/envelope.js';
import {fetch} from '../events/natives.js';
import type {Receipt, Verdict} from '../events/receipt.js';
import type {Endpoint} from './endpoint.js';
import {largest, misconfigured, modest, patience, retryAfter} from './requests.js';

/** How a system takes batches of events. */
export interface BatchForm {
  /** What the developer knows it by. */
  readonly system: string;
  readonly url: string;
  /** Any but `text/plain` costs a preflight (https://fetch.spec.whatwg.org/#cors-safelisted-request-header). */
  readonly contentType: string;
  /** What the developer should check when the system turns everything away. */
  readonly check: string;
  /** One event, as JSON text. */
  write(event: KindredEvent, sentAt: Date): string;
  /** The whole body, given the events' texts with commas between them. */
  wrap(list: string, sentAt: Date): string;
  /** Whether the body of a 2xx answer says that the events are taken. Absent where the status alone says so. */
  confirms?(answer: string): boolean;
}

/**
 * Delivers to a system that answers for a batch as a whole, without cookies.
 *
 * A batch that the system cannot read is sent again in smaller parts, until
 * the event that spoils it stands alone and is refused.
 *
 * @throws {TypeError} when the form's URL is not absolute
 */
export function postBatch({system, url, contentType, check, write, wrap, confirms = () => true}: BatchForm): Endpoint['deliver'] {
  // A path or query may hold a secret, which the console is not told.
  const place = `${system} (${new URL(url).origin})`;
  const said = new Set<number>();
  /** Events of one request, at most; fewer after one that could not be read. */
  let most = Infinity;

  function tell(status: number, text: string): void {
    if (!said.has(status)) console.error(`Kindred: ${place} answers ${status || 'with a redirect'}; ${text}`);
    said.add(status);
  }

  return async function deliver(batch, options): Promise<Receipt> {
    const sentAt = new Date();
    let list = '';
    let size = wrap('', sentAt).length;
    let count = 0;
    for (const event of batch.slice(0, most)) {
      const text = write(event, sentAt);
      size += new TextEncoder().encode(text).length + 1;
      if (count && size > largest) break;
      list += (list && ',') + text;
      count++;
    }
    const response = await fetch(url, {
      method: 'POST',
      headers: {'content-type': contentType},
      body: wrap(list, sentAt),
      credentials: 'omit',
      // Followed, a redirect can turn into a GET that brings a page, and status 200.
      redirect: 'manual',
      keepalive: size <= (options.closing ? largest : modest),
      signal: AbortSignal.timeout(patience),
    });
    const {ok, status} = response;
    const answers = (verdict: Verdict): Receipt => batch.slice(0, count).map(() => verdict);

    if (ok && confirms(await response.text())) {
      most *= 2;
      return answers({status: 'accepted'});
    }
    if ([400, 413, 422].includes(status)) {
      most = Math.ceil(count / 2);
      if (count > 1) return deliver(batch, options);
      const {type, id} = batch[0]!;
      tell(status, `${type} ${id} is given up, and so is what it refuses after it.`);
      return answers({status: 'refused', reason: 'malformed', detail: `${place} answers ${status}`});
    }
    if (status >= 500 || [408, 425, 429].includes(status)) return answers({status: 'retry', after: retryAfter(response)});
    tell(status, `events are kept and tried again. Check ${check}.`);
    return answers({status: 'retry', after: misconfigured});
  };
}
