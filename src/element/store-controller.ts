import type {ReactiveControllerHost} from 'lit';
import type {ReadableAtom} from 'nanostores';

/**
 * Keeps an element up to date with a store, and listens only while the element
 * is on a page. The element must update when it is connected again.
 *
 * @param find says which store it is, before each update; another one replaces the last
 */
export function storeController<T>(host: ReactiveControllerHost & {readonly isConnected: boolean}, find: () => ReadableAtom<T> | undefined): {readonly value: T | undefined} {
  let store: ReadableAtom<T> | undefined;
  let stop: (() => void) | undefined;
  const swap = (): void => {
    const next = host.isConnected ? find() : undefined;
    if (next === store) return;
    stop?.();
    store = next;
    stop = store?.listen(() => host.requestUpdate());
  };
  const controller = {
    get value() {
      return store?.get();
    },
    hostUpdate: swap,
    hostDisconnected: swap,
  };
  host.addController(controller);
  return controller;
}
