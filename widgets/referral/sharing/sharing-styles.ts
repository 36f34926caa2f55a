import {rewardStyles} from '../rewards/reward-styles.js';

export function sharingStyles(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${rewardStyles}
    .panel {
      display: grid;
      gap: 1em;
      padding-block: .25em 1em;
    }
    .ways {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(9em, 100%), 1fr));
      gap: .5em;
    }
    .ways button {
      margin: 0;
      padding-inline: .5em;
    }
    .poster {
      display: grid;
      gap: .75em;
      justify-items: center;
      margin: 0;
      text-align: center;
    }
    .poster img {
      max-inline-size: min(100%, 18em);
      block-size: auto;
      border-radius: var(--kin-radius, .75em);
      box-shadow: 0 1px 8px #0003;
    }
    .poster a, .blocked a {
      display: inline-block;
      padding: .7em 1em;
      border: 1px solid;
      border-radius: var(--kin-radius, .75em);
      color: inherit;
      text-decoration: none;
    }
    .poster .main {
      border-color: var(--_accent);
      margin: 0;
    }
  `);
  return sheet;
}
