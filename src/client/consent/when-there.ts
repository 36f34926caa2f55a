/** In milliseconds. Doubled each time, the looks end half a minute after the page's load. */
const firstDelay = 250;
const lastDelay = 16_000;

/**
 * Calls `use` once: with what `find` finds now, when the page has loaded or in
 * one of a few looks after that; else, after the last, with `undefined`.
 */
export function whenThere<T>(find: () => T | undefined, use: (found: T | undefined) => void): void {
  function look(delay: number): void {
    const found = find();
    if (found || delay > lastDelay) use(found);
    else if (document.readyState !== 'complete') addEventListener('load', () => look(firstDelay), {once: true});
    else setTimeout(() => look(delay * 2), delay);
  }
  look(firstDelay);
}
