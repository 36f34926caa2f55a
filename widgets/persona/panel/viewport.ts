/**
 * Keeps the panel within what is seen of the page: on a phone the keyboard
 * covers the lower half of it, and the page is told by `visualViewport` alone.
 *
 * @param sheet gets `--_top` and `--_height`
 * @returns stops it
 */
export function followViewport(sheet: CSSStyleSheet): () => void {
  const {visualViewport: seen} = window;
  const life = new AbortController();
  // A sheet anew: WebKit draws nothing anew when a property of a rule is set.
  const measure = (): void => sheet.replaceSync(`:host{--_top:${seen!.offsetTop}px;--_height:${seen!.height}px}`);
  if (seen) {
    for (const type of ['resize', 'scroll']) seen.addEventListener(type, measure, {signal: life.signal});
    measure();
  }
  return () => life.abort();
}
