/** Hidden from the eye on purpose, or a line that says itself that it goes on. */
const meant = ({clipPath, textOverflow}: CSSStyleDeclaration): boolean => clipPath !== 'none' || textOverflow === 'ellipsis';

const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll';

/** Boxes of an element whose text is wider than they are, or cut off, or not on the page. */
export function misfits(element: HTMLElement): readonly string[] {
  const found: string[] = [];
  const {clientWidth} = document.documentElement;
  // Boxes come after those that they are in.
  const passed = new Set<Element>();
  for (const box of element.shadowRoot!.querySelectorAll<HTMLElement>('*')) {
    const style = getComputedStyle(box);
    if (passed.has(box.parentElement!) || box instanceof SVGElement || meant(style)) {
      passed.add(box);
      continue;
    }
    if (!box.textContent.trim() || !box.checkVisibility({visibilityProperty: true})) continue;
    const {display, overflowX, overflowY} = style;
    const at = (what: string): number => found.push(`${what}: ${box.outerHTML.replace(/<!--.*?-->|\s+/g, ' ').slice(0, 200)}`);
    if (display !== 'inline' && !scrolls(overflowX) && box.scrollWidth > box.clientWidth + 1) at(`${box.scrollWidth} px wide in ${box.clientWidth}`);
    if (overflowY !== 'visible' && !scrolls(overflowY) && box.scrollHeight > box.clientHeight + 1) at(`${box.scrollHeight} px high in ${box.clientHeight}`);
    const {left, right} = box.getBoundingClientRect();
    if (left < -1 || right > clientWidth + 1) at(`from ${left} to ${right} on a page of ${clientWidth}`);
  }
  return found;
}
