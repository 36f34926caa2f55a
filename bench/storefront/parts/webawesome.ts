import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/progress-bar/progress-bar.js';
import '@awesome.me/webawesome/dist/components/radio/radio.js';
import '@awesome.me/webawesome/dist/components/radio-group/radio-group.js';
import {covers, place, question} from './place.js';

place().innerHTML = `
  <wa-radio-group label="${question}" name="cover">
    ${covers.map(cover => `<wa-radio value="${cover}">${cover}</wa-radio><wa-progress-bar value="25" label="${cover}"></wa-progress-bar>`).join('')}
  </wa-radio-group>
  <wa-button variant="brand">Vote</wa-button>`;
