import {css} from 'lit';

/** The code and its link are one ticket, which is what a friend is handed. */
export const referralStyles = css`
  [part=card] {
    line-height: 1.45;
    text-indent: 0;
    white-space: normal;
  }
  bdi {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  p {
    margin: 0 0 .25em;
    line-height: 1.45;
  }
  [part=offer] {
    font-size: 1.25em;
    font-weight: 600;
    line-height: 1.3;
  }
  small {
    display: block;
    color: var(--kin-muted, color-mix(in srgb, currentColor 76%, #0000));
    font-size: max(12px, .875em);
    line-height: 1.45;
  }
  [part=ticket], input {
    padding: 1em;
    border: 1px dashed var(--kin-field, color-mix(in srgb, currentColor 60%, #0000));
    border-radius: var(--kin-radius, .75em);
    margin-block: 1em;
    text-align: center;
  }
  [part=code] {
    display: block;
    font-size: 1.5em;
    font-weight: 600;
    letter-spacing: .06em;
    user-select: all;
  }
  input {
    appearance: none;
    inline-size: 100%;
    min-inline-size: 44px;
    box-sizing: border-box;
    min-block-size: 44px;
    padding: .5em .75em;
    border-style: solid;
    margin-block: .5em 0;
    background: none;
    font: inherit;
    text-align: start;
    font-size: max(12px, .875em);
    text-overflow: ellipsis;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: .625em;
  }
  .row > * {
    flex: 1 1 8em;
    margin: 0;
  }
  a.main {
    display: inline-block;
    padding: .7em 1em;
    border-radius: var(--kin-radius, .75em);
    margin-block: 1em .5em;
    margin-inline-end: 1em;
    color: inherit;
    text-decoration: none;
  }
  [part=status] {
    display: block;
    min-block-size: 1.5em;
    margin-block: .5em;
    line-height: 1.5;
  }
  summary {
    min-block-size: 24px;
    padding-block: .6em;
    cursor: pointer;
  }
`;
