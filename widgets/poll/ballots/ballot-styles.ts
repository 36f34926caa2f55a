import {pictureStyles} from './picture-styles.js';

/**
 * The looks of what plain polls have not. A row is what a `label` is in the
 * poll's own styles, whose `i`, `b`, `strong` and `svg` it shares.
 */
export function ballotStyles(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${pictureStyles}
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
      font-size: .875em;
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
    .options > label:not(:has(img)) {
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
    [type=search], [type=number] {
      display: block;
      inline-size: 100%;
      block-size: 44px;
      box-sizing: border-box;
      padding: 0 .75em;
      border: 1px solid var(--kin-line, color-mix(in srgb, currentColor 20%, #0000));
      border-radius: var(--kin-radius, .75em);
      background: none;
      color: inherit;
      font: inherit;
    }

    .handle {
      align-self: stretch;
      inline-size: 24px;
      min-block-size: 44px;
      margin: -.5em 0 -.5em -.5em;
      background: radial-gradient(circle, currentColor 1.5px, #0000 2px) center / 8px 8px content-box;
      padding: .9em .25em;
      opacity: .5;
      cursor: grab;
      touch-action: none;
      box-sizing: border-box;
    }
    .dragging {
      cursor: grabbing;
      user-select: none;
    }
    .dragged {
      border-color: var(--_accent);
      box-shadow: 0 4px 16px #0003, inset 0 0 0 1px var(--_accent);
    }
    .place {
      display: grid;
      place-content: center;
      inline-size: 1.75em;
      block-size: 1.75em;
      border: 1px solid var(--kin-line, color-mix(in srgb, currentColor 20%, #0000));
      border-radius: 50%;
      font-weight: 600;
      font-variant-numeric: tabular-nums;
    }
    .placed .place {
      border-color: var(--_accent);
    }
    button.row {
      border-style: dashed;
    }
    .tools {
      display: flex;
      gap: 2px;
      margin: 0 -.5em 0 auto;
    }
    .tools button, .stepper button {
      min-inline-size: 44px;
      padding: 0;
      margin: 0;
      border-color: #0000;
      font-size: 1.125em;
    }
    button:disabled {
      opacity: .35;
      cursor: default;
    }

    .scale {
      display: flex;
      flex: 0 1 15em;
      margin-inline: auto -.25em;
    }
    .scale label {
      display: grid;
      place-items: center;
      flex: 1;
      grid-template-columns: 1fr;
      min-inline-size: 32px;
      min-block-size: 44px;
      padding: 0;
      border: 0;
      box-shadow: none;
      cursor: pointer;
    }
    .scale label > * {
      grid-area: 1 / 1;
      pointer-events: none;
    }
    .scale input {
      inline-size: 32px;
      block-size: 32px;
      border-width: 1px;
    }
    .scale :checked::before {
      content: none;
    }
    .scale label:first-child :checked {
      background: none;
    }
    .scale label:first-child :checked + span {
      color: inherit;
    }
    .scale label:not(:first-child) :checked + span {
      color: var(--_on);
      font-weight: 600;
    }

    output {
      display: flex;
      flex-wrap: wrap;
      gap: .25em .75em;
      align-items: center;
      font-weight: 600;
    }
    .beans {
      display: inline-flex;
      flex-wrap: wrap;
      gap: 4px;
    }
    s {
      inline-size: .6em;
      block-size: .85em;
      border: 1px solid var(--_accent);
      border-radius: 50% 50% 50% 50% / 60% 60% 40% 40%;
      background: var(--_accent);
      transform: rotate(20deg);
    }
    .spent {
      background: none;
      opacity: .4;
    }
    .stepper {
      display: flex;
      align-items: center;
      margin: 0 -.5em 0 auto;
    }
    .stepper input {
      inline-size: 3.5em;
      text-align: center;
      appearance: textfield;
      font-variant-numeric: tabular-nums;
    }
    ::-webkit-inner-spin-button {
      appearance: none;
    }

    progress {
      inline-size: 100%;
      block-size: 4px;
      border: 0;
      border-radius: 2px;
      overflow: hidden;
      appearance: none;
      background: color-mix(in srgb, currentColor 15%, #0000);
    }
    ::-webkit-progress-bar {
      background: none;
    }
    ::-webkit-progress-value {
      background: var(--_accent);
    }
    ::-moz-progress-bar {
      background: var(--_accent);
    }
    fieldset .pair {
      grid-template-columns: 1fr 1fr;
      margin: 0;
    }
    .side {
      display: grid;
      gap: .5em;
      align-content: center;
      min-block-size: 6em;
      padding: .75em;
      margin: 0;
      font-weight: 600;
      line-height: 1.25;
      overflow-wrap: anywhere;
    }
    .side[aria-pressed=true] {
      border-color: var(--_accent);
      box-shadow: inset 0 0 0 1px var(--_accent);
    }
    .walk {
      display: flex;
      flex-wrap: wrap;
      min-block-size: 44px;
    }

    details {
      margin-block: .25em 0;
    }
    summary {
      min-block-size: 44px;
      line-height: 44px;
      cursor: pointer;
    }
    .about li {
      color: var(--kin-muted, color-mix(in srgb, currentColor 76%, #0000));
      font-size: .875em;
      line-height: 1.45;
      overflow-wrap: anywhere;
    }
    .about [role=status] {
      display: block;
    }
    .about button {
      margin-block: .25em;
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
      s, progress, .bar-row svg {
        forced-color-adjust: none;
      }
    }
  `);
  return sheet;
}
