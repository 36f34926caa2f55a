import type {Subscriber} from './live.js';

/** At most one reading in this many milliseconds. */
export const messageInterval = 200;
/** A comment this often keeps proxies from closing a quiet stream. */
export const pingInterval = 15_000;
/** Longer delays make setTimeout fire at once. */
const longestTimeout = 2 ** 31 - 1;

export interface ChangeStreamOptions {
  /** What is to be sent now; nothing when nothing is new. `more`: there is, as soon as the reader has room. */
  readonly next: () => Promise<{readonly text: string; readonly more?: boolean} | undefined>;
  /** When time alone changes it next; both are milliseconds since the epoch. */
  readonly nextChange: (now: number) => number | undefined;
  readonly subscribe: (subscriber: Subscriber) => () => void;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** When the stream ends by itself, milliseconds since the epoch: what the reader may see was granted until then. */
  readonly until?: number | undefined;
  /** It could not be read; the stream ends, and the visitor's browser asks again. */
  readonly onError: (error: unknown) => void;
  /** It has ended, however that came about. */
  readonly onEnd?: () => void;
}

/**
 * Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html)
 * of something that changes: now, and again whenever it does. Nothing is read
 * for a reader who has not taken what was sent before, so that a slow one costs
 * no memory.
 *
 * @throws what `next` throws the first time
 */
export async function changeStream({next, nextChange, subscribe, now, until, onError, onEnd}: ChangeStreamOptions): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let ended = false;
  /** Something may have changed since it was last read. */
  let changed = false;
  let reading = false;
  let pause: NodeJS.Timeout | undefined;
  let turn: NodeJS.Timeout | undefined;
  let ping: NodeJS.Timeout | undefined;
  let end: NodeJS.Timeout | undefined;
  let unsubscribe = (): void => {};

  function onChange(): void {
    changed = true;
    void update();
  }

  async function update(): Promise<void> {
    if (!changed || ended || reading || pause || !controller || controller.desiredSize! <= 0) return;
    changed = false;
    reading = true;
    try {
      const news = await next();
      if (!ended) show(news);
    } catch (error) {
      onError(error);
      close();
    } finally {
      reading = false;
    }
  }

  function show(news: Awaited<ReturnType<typeof next>>): void {
    if (news?.more) {
      changed = true;
    } else {
      pause = setTimeout(() => {
        pause = undefined;
        void update();
      }, messageInterval);
    }
    if (news) controller!.enqueue(encoder.encode(news.text));
  }

  function awaitTurn(): void {
    const time = now();
    const then = nextChange(time);
    if (then === undefined) return;
    turn = setTimeout(() => {
      awaitTurn();
      onChange();
    }, Math.min(then - time, longestTimeout));
  }

  function release(): void {
    if (ended) return;
    ended = true;
    unsubscribe();
    clearTimeout(pause);
    clearTimeout(turn);
    clearInterval(ping);
    clearTimeout(end);
    onEnd?.();
  }

  function close(): void {
    if (ended) return;
    release();
    controller?.close();
  }

  // Both before the first reading, so that nothing that happens during it is missed.
  unsubscribe = subscribe({changed: onChange, ended: close});
  if (!ended) awaitTurn();
  if (!ended && until !== undefined) end = setTimeout(close, until - now());
  let first: Awaited<ReturnType<typeof next>>;
  try {
    first = await next();
  } catch (error) {
    release();
    throw error;
  }

  return new ReadableStream<Uint8Array>({
    start(started) {
      controller = started;
      if (ended) return controller.close();
      show(first);
      ping = setInterval(() => {
        if (controller!.desiredSize! > 0) controller!.enqueue(encoder.encode(':\n\n'));
      }, pingInterval);
    },
    // The reader has caught up.
    pull: update,
    cancel: release,
  });
}
