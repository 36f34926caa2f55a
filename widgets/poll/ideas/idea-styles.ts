import {formStyles} from './form-styles.js';

/** The looks of an open poll. What it shares with the poll's own styles, it resets: there, a `label` is an option's row. */
export function ideaStyles(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${formStyles}
    .ideas {
      container-type: inline-size;
      --_line: var(--kin-line, color-mix(in srgb, currentColor 20%, #0000));
      --_muted: var(--kin-muted, color-mix(in srgb, currentColor 76%, #0000));
    }
    .ideas ul, .ideas ol {
      padding: 0;
      margin: 0;
      list-style: none;
    }
    .question {
      font-size: 1.25em;
      font-weight: 600;
      line-height: 1.3;
    }
    .ideas bdi {
      text-align: match-parent;
    }
    small, .turnout, .hint, .words, .answer, .role, .end, .thanks bdi {
      color: var(--_muted);
      font-size: max(12px, .875em);
      line-height: 1.45;
    }
    .said {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    .ideas a {
      color: inherit;
      font-weight: 600;
      text-underline-offset: .2em;
    }

    .turnout {
      display: flex;
      gap: 1em;
      margin-block: .25em 1em;
      font-variant-numeric: tabular-nums;
    }
    .turnout span {
      animation: 1s ease-out;
    }
    .news {
      display: grid;
      gap: .5em;
      margin-block-end: 1em !important;
    }
    .news li {
      padding: .75em 1em;
      border-inline-start: 3px solid var(--_accent);
      background: color-mix(in srgb, var(--_accent) 8%, #0000);
      border-start-end-radius: var(--kin-radius, .75em);
      border-end-end-radius: var(--kin-radius, .75em);
      line-height: 1.4;
    }
    .suggest {
      inline-size: 100%;
      margin: 0;
    }

    .sift {
      display: flex;
      flex-wrap: wrap;
      gap: .625em;
      margin-block: .25em;
    }
    .sorts {
      display: flex;
      flex-wrap: wrap;
      gap: .25em;
    }
    .sorts button {
      margin: 0;
      padding-inline: .75em;
      border-color: #0000;
      font-size: max(12px, .9375em);
    }
    .sorts [aria-pressed=true] {
      border-color: var(--_accent);
      font-weight: 600;
    }
    .sift input {
      flex: 1 1 11em;
      inline-size: auto;
      min-inline-size: 0;
    }

    .idea {
      display: grid;
      grid-template-columns: 5.5em minmax(0, 1fr);
      gap: .25em 1em;
      align-items: start;
      padding-block: 1em;
      border-block-start: 1px solid var(--_line);
    }
    .list > .idea:first-child {
      border: 0;
    }
    .count {
      display: grid;
      gap: .25em;
      justify-items: stretch;
      text-align: center;
    }
    .count strong {
      margin: 0;
      font-size: 1.125em;
      font-variant-numeric: tabular-nums;
      text-align: center;
    }
    .support {
      padding: .25em .875em;
      margin: 0;
      font-size: max(12px, .875em);
      white-space: nowrap;
    }
    .support .on {
      color: inherit;
    }
    .support[aria-pressed=true] {
      border-color: var(--_accent);
      background: var(--_accent);
      color: inherit;
      font-weight: 600;
    }
    .support[aria-pressed=true] .on {
      color: var(--_on);
    }
    .support[aria-pressed=true] .on::before {
      content: '✓ ';
      content: '✓ ' / '';
    }
    .ideas button:disabled {
      opacity: .5;
      cursor: default;
    }
    .body {
      display: grid;
      gap: .375em;
    }
    .title {
      font-weight: 600;
      line-height: 1.3;
    }
    .words, .answer {
      white-space: pre-line;
    }
    .body img {
      max-inline-size: 100%;
      max-block-size: 12em;
      border-radius: var(--kin-radius, .75em);
      object-fit: cover;
    }
    .own {
      justify-self: start;
      padding: .125em .75em;
      border: 1px solid var(--_accent);
      border-radius: 1em;
      font-size: max(12px, .75em);
    }
    .thanks {
      display: flex;
      flex-wrap: wrap;
      gap: .25em 1em;
      align-items: baseline;
    }
    .thanks a {
      min-block-size: 24px;
    }

    .ladder {
      display: flex;
      gap: 3px;
      margin-block-start: .25em !important;
    }
    .ladder li {
      flex: 1;
      min-inline-size: 0;
      font-size: max(12px, .75em);
      color: var(--_muted);
      text-align: end;
      font-variant-numeric: tabular-nums;
    }
    .ladder i {
      position: static;
      display: block;
      block-size: .5em;
      margin-block-end: .25em;
      border-radius: .25em;
      background: color-mix(in srgb, currentColor 18%, #0000);
    }
    .ladder svg {
      opacity: 1;
    }
    .ladder .done {
      color: inherit;
      font-weight: 600;
    }
    .steps {
      display: flex;
      flex-wrap: wrap;
      gap: .25em .5em;
      font-size: max(12px, .8125em);
    }
    .steps li {
      padding: .125em .75em;
      border: 1px dashed var(--_line);
      border-radius: 1em;
      color: var(--_muted);
    }
    .steps .done {
      border: 1px solid var(--_accent);
      color: inherit;
    }
    .steps [aria-current=step] {
      font-weight: 600;
      box-shadow: inset 0 0 0 1px var(--_accent);
    }

    .end {
      padding-block: 1.25em;
    }
    .about {
      margin-block-start: .25em;
    }
    .about summary {
      min-block-size: 44px;
      line-height: 44px;
      cursor: pointer;
    }
    .about ul {
      display: grid;
      gap: .5em;
    }
    .about li {
      color: var(--_muted);
      font-size: max(12px, .875em);
      line-height: 1.45;
    }
    .ideas [part=status] {
      min-block-size: 1.5em;
      margin-block: .5em 0;
      line-height: 1.5;
    }
    @container (max-width: 21em) {
      .sorts button {
        padding-inline: .625em;
        font-size: max(12px, .8125em);
      }
      .idea {
        grid-template-columns: minmax(0, 1fr);
      }
      .count {
        order: 1;
        display: flex;
        gap: .75em;
        align-items: center;
        margin-block-start: .25em;
      }
    }
    @media (prefers-reduced-motion: no-preference) {
      .turnout .odd {
        animation-name: kin-tick-odd;
      }
      .turnout .even {
        animation-name: kin-tick-even;
      }
      @keyframes kin-tick-odd {
        from { color: var(--_accent); font-weight: 700; }
      }
      @keyframes kin-tick-even {
        from { color: var(--_accent); font-weight: 700; }
      }
    }
    @media (forced-colors: active) {
      .ladder svg, .ladder i {
        forced-color-adjust: none;
      }
      .support[aria-pressed=true], .sorts [aria-pressed=true] {
        outline: 2px solid Highlight;
      }
    }
  `);
  return sheet;
}
