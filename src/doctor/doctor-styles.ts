import {css} from 'lit';

/** The doctor looks the same on every page, because it is not part of the shop: it takes no token and inherits nothing. */
export const doctorStyles = css`
  :host {
    display: contents;
  }
  .doctor {
    --paper: #fff;
    --ink: #1d2430;
    --soft: #5b6472;
    --line: #dfe3e9;
    --mend: #b3261e;
    --mend-paper: #fdf1f0;
    --know: #805500;
    --well: #0f6b4a;
    --well-paper: #eef8f3;
    --press: #21518f;
    all: initial;
    direction: inherit;
    position: fixed;
    inset-block-end: 12px;
    inset-inline-end: 12px;
    z-index: 2147483647;
    box-sizing: border-box;
    display: flex;
    flex-direction: column;
    inline-size: min(440px, 100vw - 24px);
    max-block-size: min(680px, 100vh - 24px);
    max-block-size: min(680px, 100dvh - 24px);
    overflow: hidden;
    border: 1px solid var(--line);
    border-radius: 14px;
    background: var(--paper);
    box-shadow: 0 12px 40px #0004, 0 2px 8px #0002;
    color: var(--ink);
    font: 14px/1.5 system-ui, sans-serif;
    overflow-wrap: anywhere;
  }
  header, footer {
    display: flex;
    flex-wrap: wrap;
    flex: none;
    align-items: center;
    gap: 8px;
    padding: 10px 16px;
  }
  header {
    justify-content: space-between;
    border-block-end: 1px solid var(--line);
  }
  footer {
    border-block-start: 1px solid var(--line);
  }
  .inside {
    flex: auto;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 14px 16px 16px;
  }
  h2, h3, p, ul, ol, dl, dd, blockquote {
    margin: 0;
    padding: 0;
  }
  h2 {
    display: flex;
    align-items: center;
    gap: 8px;
    font-size: 16px;
    line-height: 1.4;
  }
  h2::before {
    content: '';
    inline-size: 20px;
    block-size: 20px;
    border-radius: 6px;
    background: linear-gradient(#fff, #fff) 50%/10px 4px no-repeat, linear-gradient(#fff, #fff) 50%/4px 10px no-repeat, var(--well);
    forced-color-adjust: none;
  }
  h3 {
    margin-block: 20px 6px;
    font-size: 14px;
  }
  button {
    min-block-size: 36px;
    margin: 0;
    padding: 4px 14px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 500;
  }
  button:hover {
    border-color: currentColor;
    cursor: pointer;
  }
  .first {
    border-color: var(--press);
    background: var(--press);
    color: #fff;
  }
  .close {
    min-inline-size: 36px;
    padding: 0;
    border-color: #0000;
    font-size: 22px;
    line-height: 1;
  }
  :focus-visible {
    outline: 2px solid var(--press);
    outline-offset: 2px;
  }
  .inside:focus-visible {
    outline-offset: -3px;
  }
  .sum {
    padding: 8px 12px;
    border-radius: 8px;
    background: color-mix(in srgb, var(--soft) 10%, #0000);
    font-weight: 600;
  }
  .ill {
    background: var(--mend-paper);
    color: var(--mend);
  }
  .well {
    background: var(--well-paper);
    color: var(--well);
  }
  .findings, .events {
    list-style: none;
  }
  .findings > li {
    padding-block: 14px;
    border-block-end: 1px solid var(--line);
  }
  .findings > li:last-child {
    border: 0;
    padding-block-end: 0;
  }
  .what {
    font-weight: 600;
  }
  .level {
    display: inline-block;
    margin-inline-end: 4px;
    padding-inline: 8px;
    border: 1px solid;
    border-radius: 99px;
    color: var(--know);
    font-size: 12px;
    line-height: 18px;
  }
  .mend .level {
    border-color: var(--mend);
    background: var(--mend);
    color: var(--paper);
  }
  .do {
    margin-block-start: 4px;
  }
  blockquote {
    margin-block-start: 8px;
    padding-inline-start: 10px;
    border-inline-start: 3px solid var(--line);
  }
  blockquote :first-child, .where, .none, dt, time, .events code, .detail, footer p {
    color: var(--soft);
  }
  code, b {
    font: 12.5px/1.5 ui-monospace, monospace;
  }
  .where {
    margin-block-start: 6px;
  }
  dl > div {
    display: grid;
    grid-template-columns: 96px 1fr;
    gap: 8px;
    padding-block: 3px;
  }
  .events > li {
    display: grid;
    grid-template-columns: auto 1fr auto;
    gap: 0 12px;
    padding-block: 7px;
    border-block-end: 1px solid var(--line);
  }
  .events > li:last-child {
    border: 0;
  }
  time {
    font-size: 12.5px;
    font-variant-numeric: tabular-nums;
  }
  b {
    font-weight: 600;
  }
  .stage {
    font-size: 12.5px;
    text-align: end;
  }
  .recorded .stage {
    color: var(--well);
  }
  .refused .stage {
    color: var(--mend);
  }
  .events code, .detail {
    grid-column: 1/-1;
    font-size: 12px;
  }
  footer p:empty {
    display: none;
  }
  textarea {
    box-sizing: border-box;
    inline-size: 100%;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: none;
    color: inherit;
    font: 12px/1.4 ui-monospace, monospace;
  }
  @media (prefers-color-scheme: dark) {
    .doctor {
      --paper: #171c24;
      --ink: #e7ebf1;
      --soft: #a3adbb;
      --line: #343c49;
      --mend: #ff9c93;
      --mend-paper: #38201f;
      --know: #f0c465;
      --well: #6fd3a8;
      --well-paper: #17322a;
      --press: #8db8f5;
      color-scheme: dark;
    }
    .mend .level, .first {
      color: #10151d;
    }
    h2::before {
      background-color: #178a60;
    }
  }
  @media print {
    .doctor {
      display: none;
    }
  }
`;
