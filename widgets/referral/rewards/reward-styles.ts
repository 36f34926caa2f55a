/** The looks of rewards, and of what goes with them in each part that shows them. */
export const rewardStyles = `
    bdi {
      text-align: match-parent;
    }
    .rewards, .list {
      display: grid;
      gap: .625em;
      padding: 0;
      margin-block: 1em;
      list-style: none;
    }
    .reward {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: .25em;
      padding: .75em 1em;
      border: 1px dashed var(--kin-line, color-mix(in srgb, currentColor 45%, #0000));
      border-radius: var(--kin-radius, .75em);
      line-height: 1.4;
    }
    .label {
      font-weight: 600;
    }
    .granted {
      border-color: var(--_accent);
      background: color-mix(in srgb, var(--_accent) 6%, #0000);
    }
    .expired .label, .reversed .label {
      text-decoration: line-through;
    }
    .coupon {
      display: flex;
      flex-wrap: wrap;
      gap: .5em;
    }
    .coupon input {
      flex: 1 1 9em;
      min-inline-size: 0;
      margin: 0;
      color: inherit;
      font-size: 1em;
      font-weight: 600;
      letter-spacing: .06em;
    }
    .coupon button {
      margin: 0;
    }
    form {
      display: grid;
      gap: .625em;
      justify-items: start;
      margin-block: 1em .5em;
    }
    form button {
      margin: 0;
    }
    label.field {
      display: block;
      inline-size: 100%;
      padding: 0;
      border: 0;
      font-weight: 600;
      line-height: 1.4;
    }
    label.field:hover {
      cursor: auto;
    }
    .field :is(input, textarea) {
      display: block;
      inline-size: 100%;
      box-sizing: border-box;
      min-block-size: 44px;
      padding: .5em .75em;
      border: 1px solid var(--kin-field, color-mix(in srgb, currentColor 60%, #0000));
      border-radius: var(--kin-radius, .75em);
      margin-block: .375em 0;
      background: none;
      color: inherit;
      font: inherit;
      font-weight: 400;
      resize: vertical;
    }
    [aria-invalid=true] {
      border-width: 2px !important;
      border-color: currentColor !important;
    }
    .problem {
      display: block;
      padding: .5em .75em;
      border-inline-start: 3px solid;
      font-weight: 600;
      line-height: 1.4;
    }
    .problem:empty {
      display: none;
    }
    .title {
      margin: 1.5em 0 .5em;
      font-size: 1em;
      font-weight: 600;
    }
`;
