export function cardStyles(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    [part=card] {
      line-height: 1.45;
      text-indent: 0;
      white-space: normal;
    }
    p, h3, ul {
      padding: 0;
      margin: 0 0 .5em;
      line-height: 1.45;
    }
    h3 {
      font: inherit;
      font-weight: 600;
    }
    ul {
      list-style: none;
    }
    small, time {
      display: block;
      color: var(--kin-muted, color-mix(in srgb, currentColor 76%, #0000));
      font-size: max(12px, .875em);
      line-height: 1.45;
    }
    .head {
      display: flex;
      align-items: center;
      gap: .75em;
    }
    .big {
      font-size: 3em;
      line-height: 1;
    }
    [part=bond] {
      display: block;
      font-size: 1.5em;
      font-weight: 600;
      line-height: 1.2;
    }
    [part=invitation] {
      display: flex;
      align-items: center;
      gap: 1em;
      font-size: 1.125em;
    }
    [part=role] {
      margin-block: .75em;
      font-size: 1.125em;
    }
    [part=promotion]:has(span), [part=falling] {
      position: relative;
      padding: .75em 1em;
      border: 1px solid var(--_accent);
      border-inline-start-width: 4px;
      border-radius: var(--kin-radius, .75em);
      margin-block: 1em;
      line-height: 1.45;
    }
    .coming {
      visibility: hidden;
    }
    .coming bdi {
      visibility: visible;
    }
    [part=falling] p:last-child {
      margin: 0;
    }
    .leaves {
      position: absolute;
      inset-block-start: 0;
      inset-inline-end: 1em;
    }
    .leaves svg {
      position: absolute;
      inset-inline-end: 0;
      inline-size: 1.5em;
      opacity: 0;
      fill: var(--_accent);
    }
    .close {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 1em 1.5em;
      margin-block: 1em;
    }
    .close > div {
      flex: 1 1 12em;
    }
    [part=ring] {
      flex: none;
      inline-size: 8.5em;
      block-size: 8.5em;
    }
    circle {
      fill: none;
      stroke: currentColor;
      stroke-width: 4;
    }
    .track {
      opacity: .2;
    }
    .arc circle {
      stroke: var(--_accent);
    }
    .here circle {
      stroke-width: 8;
    }
    .drivers .track {
      opacity: .4;
    }
    text {
      fill: currentColor;
      font-size: 9px;
      font-weight: 600;
      text-anchor: middle;
      dominant-baseline: central;
    }
    .drivers {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(9em, 1fr));
      gap: .125em 1.25em;
    }
    .drivers li {
      display: flex;
      align-items: center;
      gap: .4em;
    }
    .drivers span {
      flex: 1;
    }
    strong {
      font-weight: 600;
      font-variant-numeric: tabular-nums;
    }
    [part=next] {
      padding: 1em;
      border-radius: var(--kin-radius, .75em);
      margin-block: 1em;
      background: color-mix(in srgb, var(--_accent) 8%, #0000);
    }
    p[part=next], .step {
      font-weight: 600;
    }
    .conditions li {
      margin-block-end: .75em;
    }
    .bar {
      block-size: .5em;
      margin-block: .25em;
      border-radius: .25em;
      overflow: hidden;
      background: color-mix(in srgb, currentColor 15%, #0000);
    }
    .bar svg {
      display: block;
      block-size: 100%;
      background: var(--_accent);
    }
    a.main {
      display: inline-block;
      padding: .7em 1em;
      border-radius: var(--kin-radius, .75em);
      color: inherit;
      text-decoration: none;
    }
    .main {
      margin-block: .25em;
    }
    summary {
      min-block-size: 24px;
      padding-block: .6em;
      cursor: pointer;
    }
    .reason {
      padding-inline-start: .75em;
      border-inline-start: 3px solid var(--kin-line, color-mix(in srgb, currentColor 20%, #0000));
      margin-block-end: 1em;
      line-height: 1.4;
    }
    .reason ul {
      margin: .25em 0 0;
    }
    .reason li {
      display: flex;
      gap: .6em;
      align-items: baseline;
    }
    .reason time {
      flex: none;
    }
    .choice {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: .75em;
      align-items: center;
      min-block-size: 44px;
      box-sizing: border-box;
      margin-block: .5em;
      line-height: 1.35;
    }
    .choice input {
      appearance: none;
      display: grid;
      place-content: center;
      inline-size: 20px;
      block-size: 20px;
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
    .choice:has(:disabled) {
      cursor: default;
    }
    [part=status] {
      display: block;
      min-block-size: 1.5em;
      line-height: 1.5;
    }
    @media (prefers-reduced-motion: no-preference) {
      .leaves svg {
        animation: rise 2.4s ease-out;
      }
      .leaves :nth-child(2n) {
        inset-inline-end: 1.5em;
        animation-delay: .25s;
      }
      .leaves :nth-child(3n) {
        inset-inline-end: 3em;
        animation-delay: .5s;
      }
      .leaves :nth-child(5n) {
        inset-inline-end: 4.5em;
        animation-delay: .7s;
      }
    }
    @keyframes rise {
      0% {
        opacity: 0;
        transform: scale(.4);
      }
      25% {
        opacity: 1;
      }
      100% {
        opacity: 0;
        transform: translateY(-4em) rotate(40deg);
      }
    }
    @media (forced-colors: active) {
      .bar, .bar svg, circle {
        forced-color-adjust: none;
      }
      .arc circle {
        stroke: CanvasText;
      }
      .bar svg {
        background: CanvasText;
      }
      .choice :checked {
        outline: 2px solid Highlight;
      }
    }
  `);
  return sheet;
}
