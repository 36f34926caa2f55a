/**
 * Stands in for `@lit/reactive-element/css-tag.js` in the files that pages
 * load. Lit's own module also serves browsers without constructable style
 * sheets, by `<style>` elements, which Kindred's elements never use: they
 * would break under a strict `style-src`.
 */
export function css([text]: TemplateStringsArray): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text!);
  return sheet;
}

export function adoptStyles(root: ShadowRoot, sheets: CSSStyleSheet[]): void {
  root.adoptedStyleSheets = sheets;
}

export const getCompatibleStyle = (sheet: CSSStyleSheet): CSSStyleSheet => sheet;

// Lit re-exports these; nothing of Kindred's uses them, so no built file has them.
export const CSSResult = undefined;
export const supportsAdoptingStyleSheets = true;
export const unsafeCSS = undefined;
