import type {ReadableAtom} from 'nanostores';

/**
 * Starts with the first listener and stops with the last. The library's own
 * `onMount` does this too, at the price of a fiftieth of all that a page with
 * a poll may weigh.
 */
export function whileListened(store: ReadableAtom<unknown>, start: () => () => void): void {
  const {listen} = store;
  let listeners = 0;
  let stop: () => void;
  store.listen = listener => {
    const unlisten = listen(listener);
    if (!listeners++) stop = start();
    return () => {
      unlisten();
      if (!--listeners) stop();
    };
  };
}
