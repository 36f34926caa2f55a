import type {Subscriber} from './live.js';

/** At most one message in this many milliseconds. */
export const messageInterval = 200;
/** A comment this often keeps proxies from closing a quiet stream. */
export const pingInterval = 15_000;
/** Longer delays make setTimeout fire at once. */
const longestTimeout = 2 ** 31 - 1;

/** What one reader may see of something at one moment. */
export interface View {
  /** The service's clock, RFC 3339. That it goes on is no change. */
  readonly now: string;
}

export interface ViewStreamOptions<V extends View> {
  /** What the visitor may see now. */
  readonly read: () => Promise<V>;
  /** When time alone changes it next; both are milliseconds since the epoch. */
  readonly nextChange: (now: number) => number | undefined;
  readonly subscribe: (subscriber: Subscriber) => () => void;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** When the stream ends by itself, milliseconds since the epoch: what the reader may see was granted until then. */
  readonly until?: number | undefined;
  /** The view could not be read; the stream ends, and the visitor's browser asks again. */
  readonly onError: (error: unknown) => void;
}

/**
 * A visitor's view of something as server-sent events
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html): now, and
 * again whenever it changes.
 *
 * A change that the visitor may not see sends nothing, so that the messages'
 * number says as little as their content. A reader that falls behind gets the
 * latest view once it has caught up, not every one that it missed.
 *
 * @throws what `read` throws the first time
 */
export async function viewStream<V extends View>({read, nextChange, subscribe, now, until, onError}: ViewStreamOptions<V>): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let shown = '';
  let ended = false;
  /** Something may have changed since the view was last read. */
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
      const view = await read();
      if (!ended) show(view);
    } catch (error) {
      onError(error);
      close();
    } finally {
      reading = false;
    }
  }

  function show(view: V): void {
    pause = setTimeout(() => {
      pause = undefined;
      void update();
    }, messageInterval);
    const next = JSON.stringify({...view, now: ''});
    if (next === shown) return;
    shown = next;
    controller!.enqueue(encoder.encode(`data: ${JSON.stringify(view)}\n\n`));
  }

  function awaitTurn(): void {
    const time = now();
    const next = nextChange(time);
    if (next === undefined) return;
    turn = setTimeout(() => {
      awaitTurn();
      onChange();
    }, Math.min(next - time, longestTimeout));
  }

  function release(): void {
    ended = true;
    unsubscribe();
    clearTimeout(pause);
    clearTimeout(turn);
    clearInterval(ping);
    clearTimeout(end);
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
  let first: V;
  try {
    first = await read();
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
