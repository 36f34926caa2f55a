import {css} from 'lit';

/**
 * A row or card keeps its size whatever it shows: the radio's and the result's
 * places are reserved, and "Your vote" sits on the border.
 *
 * In an option, `span` is the label, `strong` the result, `i` the bar's track
 * and `b` the mark of one's own vote.
 */
export const pollStyles = css`
  [part=card] {
    line-height: 1.45;
    text-indent: 0;
    white-space: normal;
  }
  form [part=status] {
    display: inline-block;
    margin-block: .5em;
  }
  fieldset, legend {
    min-inline-size: 0;
    padding: 0;
    border: 0;
    margin: 0;
  }
  legend {
    font-size: 1.25em;
    font-weight: 600;
    line-height: 1.3;
  }
  fieldset div, label {
    display: grid;
    gap: var(--kin-gap, .625em);
    margin-block: 1em 0;
  }
  label {
    position: relative;
    isolation: isolate;
    grid-template-columns: auto 1fr 5em;
    align-items: center;
    min-block-size: 2.5em;
    margin: 0;
    line-height: 1.2;
  }
  label:has(:checked) {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  input {
    appearance: none;
    display: grid;
    place-content: center;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    border: 2px solid;
    border-radius: 50%;
  }
  input:disabled:not(:checked) {
    visibility: hidden;
  }
  :checked {
    border-color: var(--_accent);
    background: var(--_accent);
    color: inherit;
  }
  :checked::before {
    content: '✓';
    color: var(--_on);
  }
  strong {
    margin-block: -.5em;
    text-align: end;
  }
  strong bdi {
    display: block;
    font-size: max(12px, .75em);
    font-weight: 400;
  }
  i {
    position: absolute;
    z-index: -1;
    inset: 0;
    overflow: hidden;
    border-radius: inherit;
  }
  svg {
    display: block;
    block-size: 100%;
    background: var(--_accent);
    opacity: .12;
  }
  b {
    padding-inline: .75em;
    border-radius: 1em;
    font-size: max(12px, .75em);
    position: absolute;
    inset-block-start: -.8em;
    inset-inline-start: 1em;
    background: var(--_accent);
  }
  @media (prefers-reduced-motion: no-preference) {
    svg {
      transition: width .6s;
    }
  }
`;
