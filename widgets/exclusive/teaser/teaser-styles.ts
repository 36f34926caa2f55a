export function teaserStyles(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    [part=teaser] {
      padding: .75em 1em;
      border: 1px dashed var(--kin-line, color-mix(in srgb, currentColor 45%, #0000));
      border-radius: var(--kin-radius, .75em);
      background: var(--kin-surface, none);
      color: var(--kin-text, inherit);
      font-size: max(12px, 1em);
      line-height: 1.45;
      overflow-wrap: anywhere;
    }
    a {
      display: inline-block;
      min-block-size: 24px;
      color: var(--_accent);
    }
  `);
  return sheet;
}
