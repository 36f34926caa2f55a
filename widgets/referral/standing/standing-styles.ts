import {rewardStyles} from '../rewards/reward-styles.js';

export function standingStyles(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${rewardStyles}
    .standing {
      padding-block-start: .25em;
    }
    .standing > small {
      margin-block-start: .75em;
    }
    .quiet:empty {
      display: none;
    }
    .next {
      padding: 1em;
      border-radius: var(--kin-radius, .75em);
      background: color-mix(in srgb, var(--_accent) 8%, #0000);
      line-height: 1.4;
    }
    .bar {
      block-size: .5em;
      margin-block: .625em .25em;
      border-radius: .25em;
      overflow: hidden;
      background: color-mix(in srgb, currentColor 15%, #0000);
    }
    .bar svg {
      display: block;
      block-size: 100%;
      background: var(--_accent);
    }
    .invitation {
      display: grid;
      gap: .25em;
      padding-block: .75em;
      border-block-end: 1px solid var(--kin-line, color-mix(in srgb, currentColor 20%, #0000));
      line-height: 1.4;
    }
    .list {
      gap: 0;
      margin-block: 0 .75em;
    }
    .invitation .label {
      font-weight: 500;
    }
    .rejected .label, .invitation.reversed .label {
      color: var(--kin-muted, color-mix(in srgb, currentColor 76%, #0000));
      text-decoration: none;
    }
    .steps {
      display: flex;
      gap: 3px;
      max-inline-size: 10em;
    }
    .steps i {
      flex: 1;
      block-size: 4px;
      border-radius: 2px;
      background: color-mix(in srgb, currentColor 18%, #0000);
    }
    .steps .done {
      background: var(--_accent);
    }
    .thanks {
      padding: .5em .75em;
      border-inline-start: 3px solid var(--_accent);
    }
    fieldset {
      min-inline-size: 0;
      padding: 0;
      border: 0;
      margin: 1.5em 0 0;
    }
    legend, caption {
      padding: 0;
      margin-block-end: .5em;
      font-weight: 600;
      text-align: start;
    }
    .choice {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: .75em;
      align-items: center;
      min-block-size: 44px;
      box-sizing: border-box;
      margin-block-end: .5em;
      line-height: 1.35;
      cursor: pointer;
    }
    .choice input {
      display: grid;
      place-content: center;
      inline-size: 20px;
      block-size: 20px;
      min-inline-size: 0;
      min-block-size: 0;
      padding: 0;
      border: 2px solid;
      border-radius: .3em;
      margin: 0;
    }
    .choice :checked {
      border-color: var(--_accent);
      background: var(--_accent);
      color: inherit;
    }
    .choice :checked::before {
      content: '✓';
      color: var(--_on);
    }
    table {
      inline-size: 100%;
      border-collapse: collapse;
      margin-block-start: 1.5em;
      font-variant-numeric: tabular-nums;
      line-height: 1.35;
    }
    th, td {
      padding: .5em .75em;
      border-block-end: 1px solid var(--kin-line, color-mix(in srgb, currentColor 20%, #0000));
      font-weight: 400;
      text-align: start;
    }
    thead th {
      color: var(--kin-muted, color-mix(in srgb, currentColor 76%, #0000));
      font-size: max(12px, .875em);
    }
    td:last-child, th:last-child {
      text-align: end;
    }
    .own > * {
      background: color-mix(in srgb, var(--_accent) 8%, #0000);
      font-weight: 600;
    }
    .gap > * {
      border-block-start: 3px double currentColor;
    }
    @media (forced-colors: active) {
      .bar, .bar svg, .steps i {
        forced-color-adjust: none;
      }
      .choice :checked {
        outline: 2px solid Highlight;
      }
    }
  `);
  return sheet;
}
