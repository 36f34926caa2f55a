/** The looks of what an idea is written with. */
export const formStyles = `
    .write {
      display: grid;
      gap: .875em;
      padding: 1em;
      border: 1px solid var(--_line);
      border-radius: var(--kin-radius, .75em);
    }
    .field label {
      grid-template-columns: none;
      gap: .25em;
      padding: 0;
      border: 0;
      min-block-size: 0;
      font-weight: 600;
      cursor: auto;
    }
    .field small {
      display: block;
      margin-block-start: .25em;
    }
    .field input, .field textarea, .sift input {
      appearance: none;
      display: block;
      inline-size: 100%;
      block-size: auto;
      min-block-size: 44px;
      box-sizing: border-box;
      padding: .5em .75em;
      border: 1px solid var(--kin-field, color-mix(in srgb, currentColor 60%, #0000));
      border-radius: var(--kin-radius, .75em);
      background: none;
      color: inherit;
      font: inherit;
      font-weight: 400;
      resize: vertical;
    }
    .field [aria-invalid=true] {
      border-width: 2px;
      border-color: currentColor;
    }
    .sift input::placeholder {
      color: var(--_muted);
      opacity: 1;
    }
    .similar li {
      display: flex;
      gap: .75em;
      align-items: center;
      justify-content: space-between;
      padding-block: .375em;
    }
    .problem bdi {
      display: block;
      padding: .5em .75em;
      border-inline-start: 3px solid;
      font-weight: 600;
      line-height: 1.4;
    }
    .buttons {
      display: flex;
      flex-wrap: wrap;
      gap: .5em;
    }
    .buttons button {
      margin: 0;
    }
`;
