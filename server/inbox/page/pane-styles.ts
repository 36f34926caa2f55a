import {css} from 'lit';

/** The three panes: side by side, or where there is no room, one at a time. */
export const paneStyles = css`
  .panes {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(17rem, 20rem) minmax(0, 1fr) minmax(16rem, 19rem);
    gap: 1px;
    min-block-size: 0;
    border-block-start: 1px solid var(--line);
    background: var(--line);
  }
  .list, .chat, .side {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
    background: var(--pane);
  }
  .list > .scroll {
    flex: 1;
  }
  .side[hidden] {
    display: block;
  }
  .tabs {
    display: flex;
    gap: 0.25rem;
    padding: 0.5rem;
    border-block-end: 1px solid var(--line);
  }
  .tab {
    display: flex;
    gap: 0.375rem;
    align-items: center;
    justify-content: center;
    flex: 1;
    padding-inline: 0.375rem;
    border-color: transparent;
    background: none;
    color: var(--muted);
    white-space: nowrap;
  }
  .tab[aria-pressed=true] {
    background: var(--ground);
    color: var(--ink);
    font-weight: 600;
  }
  .count {
    display: inline-block;
    min-inline-size: 1.375rem;
    padding-inline: 0.375rem;
    border-radius: 1rem;
    font-size: 0.75rem;
    font-weight: 650;
    text-align: center;
  }
  .row {
    white-space: normal;
    display: grid;
    gap: 0.25rem;
    inline-size: 100%;
    padding: 0.75rem 1rem;
    border: 0;
    border-block-end: 1px solid var(--line);
    border-radius: 0;
    background: none;
    text-align: start;
  }
  .row:focus-visible {
    outline-offset: -3px;
  }
  .row[aria-current=true] {
    background: var(--soft);
    box-shadow: inset 3px 0 var(--accent);
  }
  .row[aria-current=true]:dir(rtl) {
    box-shadow: inset -3px 0 var(--accent);
  }
  .row-top {
    display: flex;
    gap: 0.75rem;
    justify-content: space-between;
    align-items: baseline;
  }
  .row-top time {
    flex: none;
  }
  .name {
    font-weight: 600;
  }
  .badges {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
  }
  .badges:empty {
    display: none;
  }
  .last {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    color: var(--muted);
  }
  .row-foot {
    color: var(--muted);
    font-size: 0.8125rem;
  }
  .foot {
    padding: 0.5rem;
    border-block-start: 1px solid var(--line);
  }
  .none {
    display: grid;
    gap: 0.25rem;
    padding: 2.5rem 1.25rem;
    color: var(--muted);
    text-align: center;
  }
  .none strong {
    color: var(--ink);
  }
  .pad {
    padding: 0.75rem 1rem;
  }

  .empty-chat {
    align-items: center;
    justify-content: center;
  }
  .chat-head {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
    padding: 0.625rem 1rem;
    border-block-end: 1px solid var(--line);
  }
  .who {
    flex: 1 1 12rem;
    min-inline-size: 0;
  }
  .back, .look, .look-back {
    display: none;
  }
  .moves {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
  }
  .chat > .notice {
    margin: 0.625rem 1rem 0;
  }
  .log {
    flex: 1;
    padding: 1rem;
  }
  .log:focus-visible {
    outline-offset: -2px;
  }
  .older {
    display: block;
    margin: 0 auto 1rem;
  }
  .messages {
    display: grid;
    gap: 0.875rem;
  }
  .message {
    justify-self: end;
    max-inline-size: min(34rem, 85%);
  }
  .message.shopper {
    justify-self: start;
  }
  .by {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5rem;
    align-items: baseline;
    margin-block-end: 0.125rem;
    font-size: 0.8125rem;
  }
  .by b {
    font-weight: 600;
  }
  .message:not(.shopper) .by {
    justify-content: end;
  }
  .message:not(.shopper) .note {
    text-align: end;
  }
  .text {
    padding: 0.5rem 0.875rem;
    border: 1px solid var(--line);
    border-radius: 0.875rem;
    white-space: pre-wrap;
  }
  .shopper .text {
    border-color: transparent;
    border-start-start-radius: 0.25rem;
    background: var(--ground);
  }
  .persona .text {
    border-style: dashed;
    border-color: var(--edge);
    border-end-end-radius: 0.25rem;
  }
  .person .text {
    border-color: transparent;
    border-end-end-radius: 0.25rem;
    background: var(--soft);
  }
  .on-its-way .text {
    opacity: 0.7;
  }
  .note {
    margin-block-start: 0.25rem;
  }
  .note.refused, .rating.down {
    color: var(--danger);
  }
  .composer {
    display: grid;
    gap: 0.5rem;
    padding: 0.75rem 1rem;
    border-block-start: 1px solid var(--line);
  }
  .composer:empty {
    display: none;
  }
  .composer textarea {
    max-block-size: 40vh;
  }
  @media (pointer: coarse) {
    .keys {
      display: none;
    }
    .composer-foot {
      justify-content: end;
    }
  }
  .composer-foot {
    display: flex;
    gap: 1rem;
    justify-content: space-between;
    align-items: center;
  }

  .side {
    gap: 1.25rem;
    padding: 1rem;
  }
  .side section {
    display: grid;
    gap: 0.5rem;
  }
  .side section + section {
    padding-block-start: 1.25rem;
    border-block-start: 1px solid var(--line);
  }
  .bond {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
  }
  .bond .badge {
    font-size: 0.875rem;
  }
  .progress, .canned, .entries {
    display: grid;
    gap: 0.5rem;
    font-size: 0.875rem;
  }
  .entries {
    gap: 0.25rem;
  }
  .entries li {
    padding-inline-start: 0.75rem;
    border-inline-start: 2px solid var(--line);
  }
  progress {
    display: block;
    inline-size: 100%;
    block-size: 0.375rem;
  }
  .deeds {
    display: grid;
    gap: 0.25rem;
    font-size: 0.875rem;
  }
  .deeds div {
    display: flex;
    justify-content: space-between;
    gap: 1rem;
  }
  .deeds dt {
    color: var(--muted);
  }
  .deeds dd {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }
  .canned li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.5rem;
    align-items: start;
  }
  .canned summary {
    padding-block: 0.25rem;
    cursor: pointer;
  }
  .canned p {
    padding-block: 0.25rem;
    color: var(--muted);
    white-space: pre-wrap;
  }
  .small {
    min-block-size: 1.75rem;
    padding: 0 0.625rem;
    font-size: 0.8125rem;
  }

  @media (forced-colors: active) {
    .row[aria-current=true], .tab[aria-pressed=true] {
      outline: 2px solid Highlight;
      outline-offset: -3px;
    }
  }
  @media (max-width: 70rem) {
    .panes {
      grid-template-columns: minmax(16rem, 19rem) minmax(0, 1fr);
    }
    .side {
      display: none;
    }
    .look {
      display: block;
      order: 1;
    }
    .moves {
      order: 2;
    }
    .beside .chat {
      display: none;
    }
    .beside .side {
      display: flex;
    }
    .look-back {
      display: block;
      align-self: start;
      margin-block-start: -0.5rem;
    }
  }
  @media (max-width: 44rem) {
    :host {
      --narrow: 1;
    }
    .panes {
      grid-template-columns: minmax(0, 1fr);
    }
    .panes:not(.opened) .chat, .opened .list {
      display: none;
    }
    .back {
      display: block;
      padding-inline: 0.625rem;
    }
    .moves {
      flex: 1 0 100%;
    }
    .moves button {
      flex: 1 1 auto;
      padding-inline: 0.5rem;
      font-size: 0.875rem;
    }
    .top h1 {
      min-inline-size: 0;
      font-size: 0.9375rem;
    }
  }
`;
