import {clearTimeout, fetch, parse, random, setTimeout} from '../events/natives.js';
import type {Reading, ResourceName, Resources} from './endpoint.js';

/** Milliseconds of silence, pings included, after which a stream counts as lost. */
const patience = 40_000;
const longestDelay = 5_000;

/** Milliseconds without an answer after which a read counts as failed. */
const readPatience = 15_000;

type Value = Resources[ResourceName];

const identity = (visitor: string | undefined): Record<string, string> => (visitor ? {'kin-visitor': visitor} : {});

/** Reads a resource of the reference service once. */
export async function readResource(url: string, visitor: string | undefined): Promise<Reading<Value>> {
  try {
    const response = await fetch(url, {headers: identity(visitor), signal: AbortSignal.timeout(readPatience)});
    const body = await response.json() as Value & {detail: string};
    if (response.ok) return {ok: true, value: body};
    return {ok: false, problem: response.status === 404 ? 'unknown' : 'unreachable', detail: `${response.status}: ${body.detail}`};
  } catch (error) {
    return {ok: false, problem: 'unreachable', detail: String(error)};
  }
}

/**
 * Follows a resource by `text/event-stream`
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html), of which
 * it reads what the reference service sends: one `data:` line a message.
 * `EventSource` cannot say who asks: it takes no headers, and an identity
 * does not belong in a URL.
 *
 * Tabs that follow the same resource share one connection, because HTTP/1.1
 * browsers open only six to a host. It is open only while the page is visible.
 */
export function watchResource(url: string, visitor: string | undefined, onReading: (reading: Reading<Value>) => void): () => void {
  const name = `kindred-watch:${url} ${visitor}`;
  const life = new AbortController();
  let channel: BroadcastChannel | undefined;
  let visible: AbortController | undefined;

  function tell(reading: Reading<Value>): void {
    if (!life.signal.aborted) onReading(reading);
  }

  async function follow(signal: AbortSignal): Promise<void> {
    for (let failures = 0; !signal.aborted; failures++) {
      const connection = new AbortController();
      const hangUp = (): void => connection.abort();
      signal.addEventListener('abort', hangUp);
      let silence = setTimeout(hangUp, patience);
      try {
        const response = await fetch(url, {headers: {...identity(visitor), accept: 'text/event-stream'}, signal: connection.signal});
        if (response.status === 404) return;
        const reader = response.ok && response.body?.getReader();
        const decoder = new TextDecoder();
        let text = '';
        while (reader) {
          const {done, value} = await reader.read();
          if (done) break;
          clearTimeout(silence);
          silence = setTimeout(hangUp, patience);
          const messages = (text + decoder.decode(value, {stream: true})).split('\n\n');
          text = messages.pop()!;
          for (const message of messages) {
            if (!message.startsWith('data:')) continue;
            failures = 0;
            const reading: Reading<Value> = {ok: true, value: parse(message.slice(5)) as Value};
            tell(reading);
            channel?.postMessage(reading);
          }
        }
      } catch {
        // The connection is gone or was never made: the next round opens another.
      } finally {
        clearTimeout(silence);
        signal.removeEventListener('abort', hangUp);
      }
      if (signal.aborted) return;
      await new Promise(resolve => setTimeout(resolve, Math.min(longestDelay, 500 * 2 ** failures) * (0.5 + random() / 2)));
      // Where streams do not get through at all, this is what keeps the page up to date.
      if (!signal.aborted) tell(await readResource(url, visitor));
    }
  }

  function show(): void {
    if (visible || document.visibilityState === 'hidden') return;
    visible = new AbortController();
    const {signal} = visible;
    channel = new BroadcastChannel(name);
    channel.onmessage = ({data}: MessageEvent<Reading<Value>>) => tell(data);
    void readResource(url, visitor).then(tell);
    if (!navigator.locks) return void follow(signal);
    navigator.locks.request(name, {signal}, () => follow(signal)).catch(() => undefined); // Given up because the page was hidden.
  }

  function hide(): void {
    visible?.abort();
    visible = undefined;
    channel?.close();
  }

  document.addEventListener('visibilitychange', () => (document.visibilityState === 'hidden' ? hide() : show()), {signal: life.signal});
  addEventListener('pagehide', hide, {signal: life.signal});
  addEventListener('pageshow', show, {signal: life.signal});
  show();
  return () => {
    life.abort();
    hide();
  };
}
