/** What the page around a source does, as far as a test says so. */
export interface Page {
  /** What was said on the console as an error: a line each. */
  readonly errors: string[];
  /** The timers' delays that were asked for, in milliseconds. */
  readonly delays: number[];
  /** Fires the timer that was set last. */
  wait(): void;
  /** The page is still loading, until this is called. */
  load(): void;
  restore(): void;
}

/** Takes the clock, the console, the load event and the document's listeners of this page into the test's hands. */
export function aPage({loading = false} = {}): Page {
  const {setTimeout: realSetTimeout} = globalThis;
  const {error: realError} = console;
  const realListen = document.addEventListener.bind(document);
  const errors: string[] = [];
  const delays: number[] = [];
  const listening = new AbortController();
  let timer: (() => void) | undefined;
  // Sources listen for as long as the page lives, and the tests share one.
  document.addEventListener = (type: string, listener: EventListener) => realListen(type, listener, {signal: listening.signal});
  globalThis.setTimeout = ((action: () => void, delay: number) => {
    timer = action;
    return delays.push(delay);
  }) as never;
  console.error = (...words) => { errors.push(words.map(String).join(' ')); };
  if (loading) Object.defineProperty(document, 'readyState', {value: 'interactive', configurable: true});
  const loaded = () => delete (document as {readyState?: string}).readyState;
  return {
    errors,
    delays,
    wait() {
      const action = timer;
      timer = undefined;
      action?.();
    },
    load() {
      loaded();
      dispatchEvent(new Event('load'));
    },
    restore() {
      loaded();
      listening.abort();
      delete (document as {addEventListener?: unknown}).addEventListener;
      globalThis.setTimeout = realSetTimeout;
      console.error = realError;
    },
  };
}
