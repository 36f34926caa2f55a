/**
 * Keeps the panel within what is seen of the page: on a phone the keyboard
 * covers the lower half of it, and the page is told by `visualViewport` alone.
 *
 * @param sheet has one rule, whose `--_top` and `--_height` it sets
 * @returns stops it
 */
export function followViewport(sheet: CSSStyleSheet): () => void {
  const {visualViewport: seen} = window;
  const {style} = sheet.cssRules[0] as CSSStyleRule;
  const life = new AbortController();
  const measure = (): void => {
    style.setProperty('--_top', `${seen!.offsetTop}px`);
    style.setProperty('--_height', `${seen!.height}px`);
  };
  if (seen) {
    for (const type of ['resize', 'scroll']) seen.addEventListener(type, measure, {signal: life.signal});
    measure();
  }
  return () => life.abort();
}
