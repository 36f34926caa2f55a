import {rewardStyles} from '../rewards/reward-styles.js';

export function welcomeStyles(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${rewardStyles}
    .from {
      font-weight: 600;
    }
    blockquote {
      padding: .5em 1em;
      border-inline-start: 3px solid var(--_accent);
      margin: 1em 0;
      line-height: 1.45;
    }
    .yours {
      margin-block: 1em .75em;
      font-weight: 600;
    }
    ol {
      display: grid;
      gap: .5em;
      padding: 0;
      margin: 0 0 .75em;
      counter-reset: step;
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: 1.75em 1fr;
      gap: .75em;
      line-height: 1.4;
      counter-increment: step;
    }
    li::before {
      content: counter(step);
      display: grid;
      place-content: center;
      inline-size: 1.75em;
      block-size: 1.75em;
      box-sizing: border-box;
      border: 1px solid var(--kin-line, color-mix(in srgb, currentColor 45%, #0000));
      border-radius: 50%;
      font-size: max(12px, .875em);
      font-weight: 600;
    }
    .wide {
      inline-size: 100%;
      margin: 1em 0 0;
    }
    .where {
      margin-block: 1em .5em;
      font-weight: 600;
    }
    .field input::placeholder {
      color: var(--kin-muted, color-mix(in srgb, currentColor 76%, #0000));
      opacity: 1;
    }
    p.problem {
      margin-block: 1em;
    }
    [part=status]:empty {
      min-block-size: 0;
    }
  `);
  return sheet;
}
