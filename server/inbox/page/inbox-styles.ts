import {css} from 'lit';

/** The page around the element. */
export const pageStyles = css`
  html {
    color-scheme: light dark;
  }
  body {
    margin: 0;
    background: light-dark(#f4f2ee, #151412);
  }
`;

/** Colours, and what the whole page shares. */
export const inboxStyles = css`
  :host {
    --ground: light-dark(#f4f2ee, #151412);
    --pane: light-dark(#fffefc, #1d1c19);
    --ink: light-dark(#211f1b, #ece8e0);
    --muted: light-dark(#635e55, #aca598);
    --line: light-dark(#e2ddd3, #34312b);
    --edge: light-dark(#8d867a, #7b7468);
    --accent: light-dark(#245c4c, #8fcdb8);
    --on-accent: light-dark(#ffffff, #0d231b);
    --soft: light-dark(#e7f0ec, #20302a);
    --warn: light-dark(#8a4207, #f3b27b);
    --warn-soft: light-dark(#fceedd, #37281a);
    --danger: light-dark(#9b1238, #ff9db2);
    --danger-soft: light-dark(#fde7ec, #3e1b25);
    --narrow: 0;

    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    box-sizing: border-box;
    block-size: 100vh;
    block-size: 100dvh;
    background: var(--ground);
    color: var(--ink);
    font: 0.9375rem/1.5 system-ui, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif;
    overflow-wrap: anywhere;
    accent-color: var(--accent);
  }
  *, ::before, ::after {
    box-sizing: inherit;
  }
  h1, h2, h3, h4, p, ul, ol, dl, dd {
    margin: 0;
    padding: 0;
  }
  ul, ol {
    list-style: none;
  }
  h1, h2, h3, h4 {
    font-weight: 650;
    line-height: 1.3;
    text-wrap: balance;
  }
  h1 {
    font-size: 1.0625rem;
  }
  h2 {
    font-size: 1.0625rem;
  }
  h3 {
    font-size: 0.9375rem;
  }
  h4 {
    margin-block-start: 0.75rem;
    font-size: 0.8125rem;
  }
  button, input, textarea, select {
    font: inherit;
    color: inherit;
  }
  button {
    min-block-size: 2.25rem;
    padding: 0.25rem 0.875rem;
    border: 1px solid var(--edge);
    border-radius: 0.5rem;
    background: var(--pane);
    cursor: pointer;
  }
  @media (pointer: coarse) {
    button {
      min-block-size: 2.75rem;
    }
  }
  button {
    white-space: nowrap;
  }
  button:hover:not(:disabled) {
    background: var(--soft);
  }
  button.main {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }
  button.main:hover:not(:disabled) {
    background: color-mix(in srgb, var(--accent) 88%, var(--ink));
  }
  button.quiet {
    border-color: transparent;
    background: none;
    color: var(--accent);
    font-weight: 550;
  }
  button.quiet:hover:not(:disabled) {
    background: var(--soft);
  }
  button.link {
    min-block-size: 0;
    padding: 0 0.125rem;
    border: 0;
    background: none;
    color: inherit;
    text-decoration: underline;
  }
  button:disabled {
    opacity: 0.55;
    cursor: default;
  }
  input, textarea, select {
    inline-size: 100%;
    padding: 0.4375rem 0.75rem;
    border: 1px solid var(--edge);
    border-radius: 0.5rem;
    background: var(--pane);
  }
  textarea {
    display: block;
    resize: vertical;
  }
  ::placeholder {
    color: var(--muted);
    opacity: 1;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  h2:focus {
    outline: none;
  }
  time, .hint, .note {
    color: var(--muted);
    font-size: 0.8125rem;
  }
  .wide {
    inline-size: 100%;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .arrow {
    display: inline-block;
    font-size: 1.375rem;
    line-height: 1;
  }
  :host(:dir(rtl)) .arrow {
    scale: -1 1;
  }
  .scroll {
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--edge) transparent;
  }
  .badge {
    padding: 0.0625rem 0.5rem;
    border-radius: 1rem;
    background: var(--ground);
    color: var(--muted);
    font-size: 0.75rem;
    font-weight: 600;
    white-space: nowrap;
  }
  .badge.strong, .count {
    background: var(--soft);
    color: var(--accent);
  }
  .badge.warn, .notice, .warned {
    background: var(--warn-soft);
    color: var(--warn);
  }
  .badge.danger {
    background: var(--danger-soft);
    color: var(--danger);
  }
  .late {
    color: var(--danger);
  }
  .notice, .warned {
    padding: 0.5rem 0.875rem;
    border-radius: 0.5rem;
    font-size: 0.875rem;
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    align-items: center;
    padding: 0.5rem 1rem;
  }
  .top h1 {
    flex: 1;
    min-inline-size: 9rem;
  }
  .connection {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    max-inline-size: 34rem;
    color: var(--muted);
    font-size: 0.8125rem;
  }
  .connection i {
    flex: none;
    inline-size: 0.5rem;
    block-size: 0.5rem;
    border-radius: 50%;
    background: var(--edge);
  }
  .connection.live i {
    background: light-dark(#1f8a5b, #5fd39c);
  }
  .connection.lost, .connection.nobody {
    color: var(--warn);
  }
  .connection.lost i, .connection.nobody i {
    background: var(--warn);
  }
  .shut {
    display: grid;
    gap: 0.5rem;
    place-content: center;
    justify-items: center;
    padding: 2rem 1.25rem;
    text-align: center;
  }
  .shut p {
    max-inline-size: 34rem;
    color: var(--muted);
  }
  .bones {
    display: grid;
    gap: 0.75rem;
    padding: 1rem;
  }
  .bones i {
    block-size: 4rem;
    border-radius: 0.5rem;
    background: var(--ground);
  }
  dialog {
    inline-size: min(30rem, 100vw - 2rem);
    padding: 1.25rem;
    border: 1px solid var(--line);
    border-radius: 0.875rem;
    background: var(--pane);
    color: var(--ink);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  dialog form {
    display: grid;
    gap: 0.875rem;
  }
  dialog label {
    display: grid;
    gap: 0.25rem;
    font-size: 0.8125rem;
    font-weight: 600;
  }
  dialog :is(input, textarea, select) {
    font-size: 0.9375rem;
    font-weight: 400;
  }
  .dialog-foot {
    display: flex;
    gap: 0.5rem;
    justify-content: end;
  }
  @media (forced-colors: active) {
    .badge, .count {
      border: 1px solid;
    }
  }
`;
