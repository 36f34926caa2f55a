import {css} from 'lit';

/**
 * The looks that every element shares. The tokens' defaults are all drawn from
 * the colour of the text around the element, so that it looks at home in light
 * and dark.
 *
 * What is filled with the accent keeps the text's colour, because the accent
 * may be `currentColor`; the words upon it are in a child of class `on`.
 *
 * Pages may say anything of the host, and what is inside inherits it: so the
 * smallest text is said here, and each size below the text's own says it again.
 *
 * Arabic is read from right to left, also on a page that forgets `dir`.
 */
export const tokens = css`
  :host {
    --_accent: var(--kin-accent, currentColor);
    --_on: var(--kin-accent-text, Canvas);
    display: block;
  }
  @supports (color: oklch(from currentColor l c h)) {
    :host {
      --_on: var(--kin-accent-text, oklch(from var(--_accent) clamp(0, (.6 - l) * 99, 1) 0 0));
    }
  }
  :host([hidden]) {
    display: none;
  }
  :host(:lang(ar):not([dir])) {
    direction: rtl;
  }
  :host > :not(slot) {
    font-size: max(12px, 1em);
  }
  [part=card], button, label {
    padding: .5em 1em;
    border: 1px solid var(--kin-line, color-mix(in srgb, currentColor 20%, #0000));
    border-radius: var(--kin-radius, .75em);
  }
  [part=card] {
    max-inline-size: 36em;
    padding: clamp(12px, 5%, 24px);
    background: var(--kin-surface, none);
    color: var(--kin-text, inherit);
    overflow-wrap: anywhere;
  }
  button {
    min-block-size: 44px;
    margin-inline-end: 1em;
    background: none;
    color: inherit;
    font: inherit;
  }
  .main {
    background: var(--_accent);
    font-weight: 600;
  }
  button:hover, :enabled label:hover {
    border-color: currentColor;
    cursor: pointer;
  }
  .on {
    color: var(--_on);
  }
  time, input, [part=status] {
    color: var(--kin-muted, color-mix(in srgb, currentColor 76%, #0000));
    font-size: max(12px, .875em);
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
`;
