import {clearTimeout, fetch, parse, setTimeout} from '../events/natives.js';
import type {OpenOptions, Reading, ReadOptions} from './endpoint.js';

/** Milliseconds of silence, pings included, after which a stream counts as lost. */
const patience = 40_000;
/** Milliseconds to the next try, at most: a random part of it, so that not all pages return at once. */
const longestDelay = 5_000;

/** Milliseconds without an answer after which a read counts as failed. */
const readPatience = 15_000;
/** Milliseconds after which what a stream has not brought is read apart: some networks hold streams back. */
const streamPatience = 3_000;

/**
 * Streams of one service that a page may have at once: HTTP/1.1 browsers open
 * no more than six connections to a host, and votes need one. What has no
 * stream is read again and again.
 */
const mostStreams = 3;

/** The open ones. */
export type Streams = Set<unknown>;

/** Sends a request as the reader. */
export async function openResource(url: string, {visitor, token}: ReadOptions, init: OpenOptions): Promise<Response> {
  const jwt = await token?.();
  const response = await fetch(url, {...init, headers: {...init.headers, ...(visitor && {'kin-visitor': visitor}), ...(jwt && {authorization: `Bearer ${jwt}`})}});
  if (response.status === 401) void token?.(false, jwt);
  return response;
}

/** Reads a resource of the reference service once. */
export async function readResource<T>(url: string, reader: ReadOptions): Promise<Reading<T>> {
  try {
    const response = await openResource(url, reader, {signal: AbortSignal.timeout(readPatience)});
    const body = await response.json() as T & {detail: string};
    if (response.ok) return {ok: true, value: body};
    return {ok: false, problem: response.status === 404 ? 'unknown' : 'unreachable', detail: `${response.status}: ${body.detail}`};
  } catch (error) {
    return {ok: false, problem: 'unreachable', detail: String(error)};
  }
}

/**
 * Follows a resource by `text/event-stream`, whose first message says what it
 * is now
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html), of which
 * it understands what the reference service sends: one `data:` line a message.
 * `EventSource` cannot say who asks: it takes no headers, and an identity
 * does not belong in a URL.
 *
 * The connection is open only while the page is visible, and other pages may
 * need theirs.
 */
export function watchResource<T>(url: string, reader: ReadOptions, onReading: (reading: Reading<T>) => void, streams: Streams): () => void {
  let connection: AbortController | undefined;

  async function follow(life: AbortController): Promise<void> {
    const {signal} = life;
    let heard: Reading<T> | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hear = (reading: Reading<T>): void => {
      heard = reading;
      if (!signal.aborted) onReading(reading);
    };
    // A stream that has begun meanwhile knows better.
    const readApart = (): Promise<unknown> => readResource<T>(url, reader).then(reading => heard ?? hear(reading));
    while (!signal.aborted) {
      heard = undefined;
      if (streams.size < mostStreams) {
        streams.add(life);
        const silence = new AbortController();
        const listen = (): void => {
          clearTimeout(timer);
          timer = setTimeout(() => silence.abort(), patience);
        };
        signal.onabort = () => silence.abort();
        timer = setTimeout(() => {
          listen();
          void readApart();
        }, streamPatience);
        try {
          const {body} = await openResource(url, reader, {headers: {accept: 'text/event-stream'}, signal: silence.signal});
          const chunks = body!.pipeThrough(new TextDecoderStream()).getReader();
          for (let text = '', part; !(part = await chunks.read()).done; ) {
            listen();
            const messages = (text + part.value).split('\n\n');
            text = messages.pop()!;
            for (const message of messages) {
              if (message.startsWith('data:')) hear({ok: true, value: parse(message.slice(5)) as T});
            }
          }
        } catch {
          // The connection was lost or never made: the next round makes another.
        }
        clearTimeout(timer);
        streams.delete(life);
      }
      // Where streams do not get through at all, this alone keeps the page up to date.
      if (!heard && !signal.aborted) await readApart();
      if ((heard as {problem?: string} | undefined)?.problem === 'unknown') return;
      await new Promise(resolve => setTimeout(resolve, longestDelay * Math.random()));
    }
  }

  function look(): void {
    if (document.visibilityState === 'hidden') stop();
    else if (!connection) void follow((connection = new AbortController()));
  }

  function stop(): void {
    connection?.abort();
    streams.delete(connection);
    connection = undefined;
  }

  const life = new AbortController();
  const options = {signal: life.signal};
  document.addEventListener('visibilitychange', look, options);
  addEventListener('pagehide', stop, options);
  addEventListener('pageshow', look, options);
  look();
  return () => {
    life.abort();
    stop();
  };
}
