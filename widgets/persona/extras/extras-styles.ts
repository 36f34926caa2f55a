export function extrasStyles(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    .extras {
      padding: .75em 1em;
      border-block-end: 1px solid var(--_line);
      background: color-mix(in srgb, currentColor 5%, #0000);
    }
    .choice {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: .25em .75em;
      min-block-size: 40px;
      padding: 0;
      border: 0;
    }
    .choice input {
      inline-size: 20px;
      block-size: 20px;
      margin: 0;
      accent-color: var(--_accent);
    }
    .choice select {
      min-block-size: 36px;
      padding-inline: .5em;
      border: 1px solid var(--_line);
      border-radius: .5em;
      background: var(--_surface);
      color: inherit;
      font: inherit;
    }
    .extras p {
      display: flex;
      flex-wrap: wrap;
      gap: .25em .5em;
      margin: .25em 0 0;
    }
  `);
  return sheet;
}
