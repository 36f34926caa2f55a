import '@shoelace-style/shoelace/dist/components/button/button.js';
import '@shoelace-style/shoelace/dist/components/progress-bar/progress-bar.js';
import '@shoelace-style/shoelace/dist/components/radio/radio.js';
import '@shoelace-style/shoelace/dist/components/radio-group/radio-group.js';
import {covers, place, question} from './place.js';

place().innerHTML = `
  <sl-radio-group label="${question}" name="cover">
    ${covers.map(cover => `<sl-radio value="${cover}">${cover}</sl-radio><sl-progress-bar value="25" label="${cover}"></sl-progress-bar>`).join('')}
  </sl-radio-group>
  <sl-button variant="primary">Vote</sl-button>`;
