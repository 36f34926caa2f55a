import {controlStyles} from './control-styles.js';
import {pictureStyles} from './picture-styles.js';

/**
 * The looks of what plain polls have not. A row is what a `label` is in the
 * poll's own styles, whose `i`, `b`, `strong` and `svg` it shares.
 */
export function ballotStyles(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${pictureStyles}${controlStyles}
    ul, ol {
      display: grid;
      gap: var(--kin-gap, .625em);
      padding: 0;
      margin: 0;
      list-style: none;
    }
    ul {
      margin-block-start: .25em;
    }
    ul ul {
      margin: 0;
    }
    ul:empty, ol:empty {
      display: none;
    }
    small {
      color: var(--kin-muted, color-mix(in srgb, currentColor 76%, #0000));
      font-size: max(12px, .875em);
      line-height: 1.4;
    }
    .said {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    fieldset div.options {
      margin: 0;
    }
    .row {
      position: relative;
      isolation: isolate;
      display: flex;
      flex-wrap: wrap;
      gap: .25em .75em;
      align-items: center;
      inline-size: 100%;
      box-sizing: border-box;
      min-block-size: 3.5em;
      padding: .5em 1em;
      border: 1px solid var(--kin-line, color-mix(in srgb, currentColor 20%, #0000));
      border-radius: var(--kin-radius, .75em);
      margin: 0;
      line-height: 1.2;
      text-align: start;
    }
    .row > span:not([class]) {
      flex: 1 1 7em;
    }
    .row strong {
      flex: none;
      margin-inline-start: auto;
    }
    .lead {
      color: var(--_accent);
      font-weight: 600;
    }
    .gone > span {
      text-decoration: line-through;
    }
    .gone {
      opacity: .7;
    }
    .options label:not(:has(img)) {
      grid-template-columns: auto 1fr minmax(4em, auto);
    }
    [type=checkbox] {
      border-radius: .3em;
    }
    .choosing input:disabled {
      visibility: visible;
    }
    .choosing label:has(:disabled) {
      opacity: .6;
    }
    .options:not(.choosing) > label {
      cursor: default;
    }
    [type=search], [type=number], select {
      display: block;
      inline-size: 100%;
      block-size: 44px;
      box-sizing: border-box;
      padding: 0 .75em;
      border: 1px solid var(--kin-field, color-mix(in srgb, currentColor 60%, #0000));
      border-radius: var(--kin-radius, .75em);
      background: none;
      color: inherit;
      font: inherit;
    }

    details {
      margin-block: .25em 0;
    }
    summary {
      min-block-size: 44px;
      box-sizing: border-box;
      padding-block: .7em;
      line-height: 1.4;
      cursor: pointer;
    }
    .about li {
      color: var(--kin-muted, color-mix(in srgb, currentColor 76%, #0000));
      font-size: max(12px, .875em);
      line-height: 1.45;
      overflow-wrap: anywhere;
    }
    .about [role=status] {
      display: block;
    }
    .about button {
      margin-block: .25em;
    }
    label.ask {
      grid-template-columns: 1fr;
      gap: .25em;
      padding: 0;
      border: 0;
      box-shadow: none;
    }
    /* The list that opens is the browser's own. */
    option:checked {
      background: Canvas;
      color: CanvasText;
    }
    option:checked::before {
      content: none;
    }
    .made {
      flex-basis: 100%;
    }
    .made a {
      display: inline-block;
      color: inherit;
      line-height: 44px;
    }
    table {
      inline-size: 100%;
      border-spacing: 0;
      margin-block-end: 1em;
      line-height: 1.3;
    }
    caption, th, td {
      padding: .25em 0;
      text-align: start;
      vertical-align: top;
    }
    caption {
      font-weight: 600;
    }
    th {
      inline-size: 50%;
      font-weight: 400;
    }
    td {
      padding-inline-start: .75em;
    }
    .rounds {
      gap: 1.25em;
    }
    .rounds ul {
      gap: .5em;
    }
    .bar-row {
      display: grid;
      grid-template-columns: 1fr auto;
      gap: 0 .75em;
    }
    .bar-row svg {
      grid-row: 2;
      grid-column: 1 / -1;
    }
    .bar-row svg, th svg {
      block-size: .5em;
      min-inline-size: 2px;
      border-radius: .25em;
      opacity: 1;
    }
    .bar-row.out svg {
      opacity: .35;
    }
    @media (forced-colors: active) {
      .scale :checked {
        outline: 2px solid Highlight;
        outline-offset: 2px;
      }
      s, progress, .bar-row svg, th svg {
        forced-color-adjust: none;
      }
    }
  `);
  return sheet;
}
