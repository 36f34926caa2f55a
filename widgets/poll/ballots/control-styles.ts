/** The looks of what a vote is made with: a ranking's tools, a scale, beans, and pairs. */
export const controlStyles = `
    .handle {
      align-self: stretch;
      inline-size: 24px;
      min-block-size: 44px;
      margin: -.5em 0 -.5em -.5em;
      background: radial-gradient(circle, currentColor 1.5px, #0000 2px) center / 8px 8px content-box;
      padding: .9em .25em;
      opacity: .5;
      cursor: grab;
      touch-action: none;
      box-sizing: border-box;
    }
    .dragging {
      cursor: grabbing;
      user-select: none;
    }
    .dragged {
      border-color: var(--_accent);
      box-shadow: 0 4px 16px #0003, inset 0 0 0 1px var(--_accent);
    }
    .place {
      display: grid;
      place-content: center;
      inline-size: 1.75em;
      block-size: 1.75em;
      border: 1px solid var(--kin-line, color-mix(in srgb, currentColor 20%, #0000));
      border-radius: 50%;
      font-weight: 600;
      font-variant-numeric: tabular-nums;
    }
    .placed .place {
      border-color: var(--_accent);
    }
    button.row {
      border-style: dashed;
    }
    .tools {
      display: flex;
      gap: 2px;
      margin: 0 -.5em 0 auto;
    }
    .tools button, .stepper button {
      min-inline-size: 44px;
      padding: 0;
      margin: 0;
      border-color: #0000;
      font-size: 1.125em;
    }
    button:disabled {
      opacity: .35;
      cursor: default;
    }

    .scale {
      display: flex;
      flex: 0 1 15em;
      margin-inline: auto -.25em;
    }
    .scale label {
      display: grid;
      place-items: center;
      flex: 1;
      grid-template-columns: 1fr;
      min-inline-size: 32px;
      min-block-size: 44px;
      padding: 0;
      border: 0;
      box-shadow: none;
      cursor: pointer;
    }
    .scale label > * {
      grid-area: 1 / 1;
      pointer-events: none;
    }
    .scale input {
      inline-size: 32px;
      block-size: 32px;
      border-width: 1px;
    }
    .scale :checked::before {
      content: none;
    }
    .scale label:first-child :checked {
      background: none;
    }
    .scale label:first-child :checked + span {
      color: inherit;
    }
    .scale label:not(:first-child) :checked + span {
      color: var(--_on);
      font-weight: 600;
    }

    output {
      display: flex;
      flex-wrap: wrap;
      gap: .25em .75em;
      align-items: center;
      font-weight: 600;
    }
    .beans {
      display: inline-flex;
      flex-wrap: wrap;
      gap: 4px;
    }
    s {
      inline-size: .6em;
      block-size: .85em;
      border: 1px solid var(--_accent);
      border-radius: 50% 50% 50% 50% / 60% 60% 40% 40%;
      background: var(--_accent);
      transform: rotate(20deg);
    }
    .spent {
      background: none;
      opacity: .4;
    }
    .stepper {
      display: flex;
      align-items: center;
      margin: 0 -.5em 0 auto;
    }
    .stepper input {
      inline-size: 3.5em;
      text-align: center;
      appearance: textfield;
      font-variant-numeric: tabular-nums;
    }
    ::-webkit-inner-spin-button {
      appearance: none;
    }

    progress {
      inline-size: 100%;
      block-size: 4px;
      border: 0;
      border-radius: 2px;
      overflow: hidden;
      appearance: none;
      background: color-mix(in srgb, currentColor 15%, #0000);
    }
    ::-webkit-progress-bar {
      background: none;
    }
    ::-webkit-progress-value {
      background: var(--_accent);
    }
    ::-moz-progress-bar {
      background: var(--_accent);
    }
    fieldset .pair {
      grid-template-columns: 1fr 1fr;
      margin: 0;
    }
    .side {
      display: grid;
      gap: .5em;
      align-content: center;
      min-block-size: 6em;
      padding: .75em;
      margin: 0;
      font-weight: 600;
      line-height: 1.25;
      overflow-wrap: anywhere;
    }
    .side[aria-pressed=true] {
      border-color: var(--_accent);
      box-shadow: inset 0 0 0 1px var(--_accent);
    }
    .walk {
      display: flex;
      flex-wrap: wrap;
      min-block-size: 44px;
    }
`;
