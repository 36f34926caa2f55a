import {createParser} from 'eventsource-parser';
import {NobodyError, type TokenKeeper} from './token-keeper.js';

/** `problem`: the last part of the problem's type; `unreachable`: no answer came; `nobody`: there is no token to ask with. */
export type Answer<T> =
  | {readonly ok: true; readonly value: T}
  | {readonly ok: false; readonly problem: string; readonly detail: string; readonly more: {readonly [name: string]: unknown}};

export type Connection = 'connecting' | 'live' | 'lost' | 'nobody' | 'gone';

/** There is no longer what was followed. */
class GoneError extends Error {
  override readonly name = 'GoneError';
}

/** The service, as this page asks it. */
export interface Service {
  read<T>(path: string): Promise<Answer<T>>;
  post<T>(path: string, body?: object): Promise<Answer<T>>;
  /**
   * Reads something, and again whenever it changes. What was missed while the
   * connection was lost comes with the next.
   *
   * @returns ends it
   */
  follow<T>(path: string, onView: (view: T) => void, onConnection: (connection: Connection) => void): () => void;
}

/** Milliseconds of silence, pings included, after which a stream counts as lost. */
const patience = 40_000;
/** Milliseconds to the next try, at most: a random part of it, so that not all inboxes return at once. */
const longestDelay = 5_000;

/** @param key the tenant's publishable key */
export function openService(key: string, keeper: TokenKeeper): Service {
  const address = (path: string): string => {
    const url = new URL(`v1/${path}`, document.baseURI);
    url.searchParams.set('key', key);
    return url.href;
  };

  async function request(path: string, init: RequestInit & {readonly headers?: Record<string, string>} = {}): Promise<Response> {
    const send = async (refused: boolean): Promise<Response> =>
      fetch(address(path), {...init, headers: {...init.headers, Authorization: `Bearer ${await keeper.token(refused)}`}});
    const response = await send(false);
    return response.status === 401 ? send(true) : response;
  }

  async function answer<T>(path: string, init?: Parameters<typeof request>[1]): Promise<Answer<T>> {
    try {
      const response = await request(path, {...init, signal: AbortSignal.timeout(15_000)});
      const body = await response.json() as T & {readonly type: string; readonly detail: string};
      if (response.ok) return {ok: true, value: body};
      return {ok: false, problem: body.type.split(':').at(-1)!, detail: body.detail, more: {...body}};
    } catch (error) {
      return {ok: false, problem: error instanceof NobodyError ? 'nobody' : 'unreachable', detail: String(error), more: {}};
    }
  }

  async function stream<T>(path: string, last: string, signal: AbortSignal, onOpen: () => void, onView: (view: T, id: string) => void): Promise<void> {
    const silence = new AbortController();
    signal.addEventListener('abort', () => silence.abort());
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listen = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), patience);
    };
    listen();
    try {
      const response = await request(path, {headers: {Accept: 'text/event-stream', ...(last && {'Last-Event-ID': last})}, signal: silence.signal});
      if (response.status === 404) throw new GoneError();
      if (!response.ok) throw new Error(`${response.status}`);
      onOpen();
      const parser = createParser({onEvent: ({data, id = ''}) => { if (!signal.aborted) onView(JSON.parse(data) as T, id); }});
      const chunks = response.body!.pipeThrough(new TextDecoderStream()).getReader();
      for (let part; !(part = await chunks.read()).done;) {
        listen();
        parser.feed(part.value);
      }
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    read: path => answer(path),
    post: (path, body) => answer(path, {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body ?? {})}),

    follow<T>(path: string, onView: (view: T) => void, onConnection: (connection: Connection) => void) {
      const life = new AbortController();
      const say = (connection: Connection): void => { if (!life.signal.aborted) onConnection(connection); };
      let wake: (() => void) | undefined;
      addEventListener('online', () => wake?.(), {signal: life.signal});
      void (async () => {
        let last = '';
        while (!life.signal.aborted) {
          try {
            await stream<T>(path, last, life.signal, () => say('live'), (view, id) => {
              last = id;
              onView(view);
            });
            say('connecting');
          } catch (error) {
            if (error instanceof GoneError) return say('gone');
            say(error instanceof NobodyError ? 'nobody' : 'lost');
          }
          if (life.signal.aborted) return;
          await new Promise<void>(resolve => {
            wake = resolve;
            setTimeout(resolve, longestDelay * Math.random());
          });
        }
      })();
      return () => life.abort();
    },
  };
}
