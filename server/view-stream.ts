import {changeStream, type ChangeStreamOptions} from './change-stream.js';

export {messageInterval, pingInterval} from './change-stream.js';

/** What one reader may see of something at one moment. */
export interface View {
  /** The service's clock, RFC 3339. That it goes on is no change. */
  readonly now: string;
}

export interface ViewStreamOptions<V extends View> extends Omit<ChangeStreamOptions, 'next'> {
  /** What the visitor may see now. */
  readonly read: () => Promise<V>;
}

/**
 * A visitor's view of something as server-sent events: now, and again whenever
 * it changes.
 *
 * A change that the visitor may not see sends nothing, so that the messages'
 * number says as little as their content. A reader that falls behind gets the
 * latest view once it has caught up, not every one that it missed.
 *
 * @throws what `read` throws the first time
 */
export async function viewStream<V extends View>({read, ...options}: ViewStreamOptions<V>): Promise<ReadableStream<Uint8Array>> {
  let shown = '';
  return changeStream({
    ...options,
    async next() {
      const view = await read();
      const next = JSON.stringify({...view, now: ''});
      if (next === shown) return undefined;
      shown = next;
      return {text: `data: ${JSON.stringify(view)}\n\n`};
    },
  });
}
