export function panelStyles(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host {
      --_surface: var(--kin-surface, Canvas);
      --_line: var(--kin-line, color-mix(in srgb, currentColor 20%, #0000));
      --_muted: var(--kin-muted, color-mix(in srgb, currentColor 76%, #0000));
      --_radius: var(--kin-radius, 1em);
    }
    .hidden {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    [part=panel] {
      display: none;
      box-sizing: border-box;
      inline-size: 100%;
      block-size: var(--kin-chat-height, 36em);
      padding: 0;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      margin: 0;
      overflow: visible;
      background: var(--_surface);
      color: var(--kin-text, CanvasText);
      font: inherit;
      line-height: 1.45;
      overflow-wrap: anywhere;
    }
    [part=panel].open {
      display: flex;
      flex-direction: column;
      container-type: size;
    }
    [part=panel]:focus-visible {
      outline: none;
    }
    .floating {
      position: fixed;
      inset: auto;
      inset-block-end: 16px;
      inset-inline-end: 16px;
      inline-size: min(25em, 100% - 32px);
      max-block-size: calc(100% - 64px);
      box-shadow: 0 8px 40px #0004;
    }
    h2, p, ol, ul {
      padding: 0;
      margin: 0;
      list-style: none;
    }
    .head {
      display: flex;
      align-items: center;
      gap: .75em;
      padding: .75em 1em .5em;
      padding-inline-end: .5em;
    }
    h2 {
      flex: 1;
      font: inherit;
      font-size: 1.125em;
      font-weight: 600;
      line-height: 1.2;
    }
    h2 small, .about, .meta, .typing, time {
      color: var(--_muted);
      font-size: max(12px, .8125em);
    }
    h2 small {
      display: block;
      font-weight: 400;
    }
    .icon {
      flex: none;
      inline-size: 44px;
      padding: 0;
      border-color: #0000;
      margin: 0;
    }
    svg {
      inline-size: 1em;
      vertical-align: middle;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.75;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .icon[aria-expanded] svg {
      stroke-width: 2.5;
    }
    #disclosure {
      padding-inline: 1.23em;
    }
    .handoff {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: .25em .75em;
      min-block-size: 36px;
      padding: .5em 1.14em .75em;
      border-block-end: 1px solid var(--_line);
      font-size: max(12px, .875em);
    }
    .small {
      min-block-size: 32px;
      padding: .125em .75em;
      margin: 0;
      border-radius: 2em;
      font-size: max(12px, .875em);
    }
    .room {
      position: relative;
      flex: 1;
      min-block-size: 6em;
    }
    .scroll {
      position: absolute;
      inset: 0;
      padding: .75em 1em;
      contain: strict;
      overflow: hidden auto;
      overflow-anchor: none;
      overscroll-behavior: contain;
    }
    .scroll:focus-visible {
      outline-offset: -2px;
    }
    .scroll li, .greeting {
      position: relative;
      margin-block-end: .875em;
    }
    .persona {
      padding-inline-start: 44px;
    }
    .mini {
      position: absolute;
      inset-inline-start: 0;
      inset-block-start: .25em;
    }
    .bubble {
      inline-size: fit-content;
      max-inline-size: 100%;
      box-sizing: border-box;
      padding: .5em .875em;
      border-radius: 1.125em;
      border-start-start-radius: .25em;
      background: color-mix(in srgb, var(--_accent) 10%, #0000);
    }
    .meta {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 .5em;
      min-block-size: 1.75em;
      padding-inline: .25em;
    }
    time {
      unicode-bidi: isolate;
    }
    .scroll > .meta {
      justify-content: center;
    }
    .replies {
      display: flex;
      flex-wrap: wrap;
      gap: .5em;
      margin-block-start: .5em;
    }
    .scroll .replies li {
      margin: 0;
    }
    .replies button {
      min-block-size: 40px;
      padding: .375em .875em;
      border-color: var(--_accent);
      border-radius: 1.25em;
      margin: 0;
      text-align: start;
    }
    .below {
      position: absolute;
      inset-block-end: .5em;
      inset-inline: 0;
      inline-size: fit-content;
      min-block-size: 36px;
      padding-block: .25em;
      border-radius: 2em;
      margin: auto;
      background: var(--_surface);
      box-shadow: 0 2px 12px #0003;
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 .75em;
      min-block-size: 32px;
      padding-inline: 1em;
      margin-block-end: .5em;
    }
    form {
      display: flex;
      align-items: end;
      gap: .5em;
      padding: 0 .75em .75em;
    }
    textarea {
      flex: 1;
      min-inline-size: 0;
      box-sizing: border-box;
      min-block-size: 44px;
      max-block-size: 8em;
      padding: .6em .875em;
      border: 1px solid var(--kin-field, color-mix(in srgb, currentColor 60%, #0000));
      border-radius: 1.375em;
      background: none;
      color: inherit;
      font: inherit;
      font-size: max(1em, 16px);
      line-height: 1.4;
      resize: none;
      field-sizing: content;
    }
    textarea:focus-visible {
      outline-offset: -1px;
    }
    /* An empty field that takes its direction from what is written has none. */
    textarea:placeholder-shown {
      direction: inherit;
    }
    textarea::placeholder {
      color: var(--_muted);
      opacity: 1;
    }
    form .main {
      flex: none;
      inline-size: 44px;
      padding: 0;
      border-radius: 50%;
      margin: 0;
    }
    [aria-disabled=true] {
      opacity: .45;
    }
    .typing i {
      display: inline-block;
      box-sizing: border-box;
      inline-size: 7px;
      block-size: 7px;
      border: 1px solid;
      border-radius: 50%;
      margin-inline-end: .25em;
      background: currentColor;
    }
    @media (prefers-reduced-motion: no-preference) {
      .typing i {
        animation: breathe 1.4s infinite;
      }
      .typing :nth-child(2) {
        animation-delay: .2s;
      }
      .typing :nth-child(3) {
        animation-delay: .4s;
      }
    }
    @keyframes breathe {
      0%, 60%, 100% {
        opacity: .3;
      }
      30% {
        opacity: 1;
      }
    }
    @media (max-width: 480px) {
      .floating {
        inset: var(--_top, 0) 0 auto;
        inline-size: 100%;
        block-size: var(--_height, 100%);
        max-block-size: none;
        border: 0;
        border-radius: 0;
      }
    }
    @container (max-height: 26em) {
      .head {
        padding-block: 4px;
      }
      .head img {
        inline-size: 36px;
        block-size: 36px;
      }
      .handoff {
        padding-block: 4px;
      }
      .room {
        min-block-size: 3em;
      }
      .bar {
        margin: 0;
      }
      form {
        padding-block-end: 8px;
      }
    }
    @media (forced-colors: active) {
      .bubble {
        border: 1px solid;
      }
      form .on {
        color: ButtonText;
      }
    }
  `);
  return sheet;
}
