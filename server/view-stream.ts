import {createHash} from 'node:crypto';
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
  /** Each message then has an id, which names what it says; nothing is sent to a reader who names the last they had while that still holds. */
  readonly resume?: {readonly last: string | undefined} | undefined;
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
export async function viewStream<V extends View>({read, resume, ...options}: ViewStreamOptions<V>): Promise<ReadableStream<Uint8Array>> {
  let shown = '';
  return changeStream({
    ...options,
    async next() {
      const view = await read();
      const next = JSON.stringify({...view, now: ''});
      if (next === shown) return undefined;
      const first = shown === '';
      shown = next;
      const data = `data: ${JSON.stringify(view)}\n\n`;
      if (!resume) return {text: data};
      const id = createHash('sha256').update(next).digest('base64url').slice(0, 22);
      return first && id === resume.last ? undefined : {text: `id: ${id}\n${data}`};
    },
  });
}
