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

/** Takes the clock, the console and the load event of this page into the test's hands. */
export function aPage({loading = false} = {}): Page {
  const {setTimeout: realSetTimeout} = globalThis;
  const {error: realError} = console;
  const errors: string[] = [];
  const delays: number[] = [];
  let timer: (() => void) | undefined;
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
      globalThis.setTimeout = realSetTimeout;
      console.error = realError;
    },
  };
}
