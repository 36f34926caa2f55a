import {css} from 'lit';

/**
 * A row or card keeps its size whatever it shows: the radio's and the result's
 * places are reserved, and "Your vote" sits on the border.
 *
 * In an option, `span` is the label, `strong` the result, `i` the bar's track
 * and `b` the mark of one's own vote.
 */
export const pollStyles = css`
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
    font-size: .75em;
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
  b, img ~ strong {
    padding-inline: .75em;
    border-radius: 1em;
  }
  b {
    font-size: .75em;
    position: absolute;
    inset-block-start: -.8em;
    inset-inline-start: 1em;
    background: var(--_accent);
  }
  div:has(> label > img) {
    grid-template-columns: 1fr 1fr;
  }
  img {
    inline-size: 100%;
    aspect-ratio: 1;
    object-fit: cover;
    border-radius: inherit;
  }
  label:has(img) {
    grid-template: auto 1fr / 1fr;
    padding: .25em;
  }
  img, img ~ input, img ~ strong {
    grid-area: 1 / 1;
  }
  img ~ input {
    place-self: start;
    background: #fffc;
    color: #0009;
    box-shadow: 0 0 3px #0009;
  }
  img ~ strong {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 .5em;
    overflow-wrap: normal;
    place-self: end;
    background: #000b;
    color: #fff;
    font-size: .875em;
  }
  img ~ * {
    margin: .5em 4%;
    hyphens: auto;
  }
  img ~ i {
    grid-area: 2 / 1;
    margin: 0;
  }
  @media (prefers-reduced-motion: no-preference) {
    svg {
      transition: width .6s;
    }
  }
`;
