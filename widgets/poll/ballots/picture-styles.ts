/** The looks of options that are pictures, and of a picture in full. */
export const pictureStyles = `
    .options:has(img) {
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
    .tile label > span {
      hyphens: auto;
    }
    .tile {
      display: grid;
      position: relative;
    }
    label > img, label > img ~ input, label > img ~ strong {
      grid-area: 1 / 1;
    }
    label > img ~ b, label > img ~ strong {
      padding-inline: .75em;
      border-radius: 1em;
    }
    label > img ~ input {
      place-self: start;
      background: #fffc;
      color: #0009;
      box-shadow: 0 0 3px #0009;
    }
    label > img ~ :checked {
      background: var(--_accent);
      color: inherit;
    }
    label > img ~ strong .lead {
      color: inherit;
    }
    label > img ~ strong {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 .5em;
      overflow-wrap: normal;
      place-self: end;
      padding-block: .2em;
      background: #000b;
      color: #fff;
      font-size: max(12px, .875em);
    }
    label > img ~ * {
      margin: .5em 4%;
      hyphens: auto;
    }
    label:has(img) {
      row-gap: .25em;
    }
    label > img ~ i {
      grid-area: 2 / 1;
      margin: 0;
    }
    .enlarge {
      position: absolute;
      inset-block-start: .25em;
      inset-inline-end: .25em;
      display: grid;
      place-content: center;
      inline-size: 44px;
      min-block-size: 44px;
      padding: 0;
      margin: 0;
      border: 0;
      border-radius: 50%;
      color: #000c;
      z-index: 1;
    }
    .enlarge svg {
      inline-size: 28px;
      block-size: 28px;
      box-sizing: border-box;
      padding: 7px;
      border-radius: 50%;
      background: #fffc;
      box-shadow: 0 0 3px #0009;
      opacity: 1;
      fill: none;
      stroke: currentColor;
      stroke-width: 2;
    }
    dialog {
      inline-size: min(92vi, 44em);
      max-block-size: 92vb;
      box-sizing: border-box;
      padding: 1em;
      border: 0;
      border-radius: var(--kin-radius, .75em);
      background: Canvas;
      color: CanvasText;
      text-align: center;
    }
    dialog::backdrop {
      background: #000a;
    }
    dialog > img {
      aspect-ratio: auto;
      max-block-size: 70vb;
      object-fit: contain;
      border-radius: calc(var(--kin-radius, .75em) / 2);
    }
    dialog strong {
      display: block;
      margin-block: .75em;
      text-align: center;
    }
`;
