export function saidStyles(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    [part=person] {
      border: 1px solid currentColor;
      background: none;
    }
    .person {
      padding-inline-start: 44px;
    }
    .who {
      display: block;
      margin-block-end: .125em;
      font-size: max(12px, .8125em);
      font-weight: 600;
    }
    .shopper {
      display: grid;
      justify-items: end;
      padding-inline-start: 15%;
    }
    [part=own] {
      border-radius: 1.125em;
      border-end-end-radius: .25em;
      background: var(--_accent);
    }
    .shopper .words {
      color: var(--_on);
      white-space: pre-wrap;
    }
    .words > * {
      margin: 0;
    }
    .words > * + * {
      margin-block-start: .5em;
    }
    .words p, .words li {
      margin: 0;
      white-space: pre-wrap;
    }
    .words ul, .words ol {
      padding-inline-start: 1.25em;
      list-style: disc;
    }
    .words ol {
      list-style: decimal;
    }
    .words pre {
      padding: .5em;
      border-radius: .5em;
      overflow-x: auto;
      background: color-mix(in srgb, currentColor 8%, #0000);
    }
    .words code {
      font-size: max(12px, .9em);
    }
    .words a, [part=product] a {
      color: inherit;
    }
    .meta .small {
      min-block-size: 28px;
      padding-inline: .25em;
      border-color: #0000;
      font-size: 1em;
      text-decoration: underline;
      text-underline-offset: .2em;
    }
    .meta [aria-pressed=true] {
      border-color: currentColor;
      text-decoration: none;
    }
    [part=product] {
      display: grid;
      gap: .125em;
      padding: .75em 1em;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      margin-block-start: .5em;
    }
    @media (hover: hover) {
      li:not(:last-child, :hover, :focus-within) .meta .small:not([aria-pressed=true]) {
        opacity: 0;
      }
    }
    @media (forced-colors: active) {
      [part=own] {
        border: 2px solid;
      }
      [aria-pressed=true] {
        border-width: 3px;
      }
    }
  `);
  return sheet;
}
