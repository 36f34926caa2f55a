import {css} from 'lit';

export const tierStyles = css`
  :host([view=compact]) {
    display: inline-block;
  }
  svg {
    vertical-align: -.12em;
  }
`;
