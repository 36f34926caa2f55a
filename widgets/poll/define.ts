import {KinPoll} from './poll-element.js';

declare global {
  interface HTMLElementTagNameMap {
    'kin-poll': KinPoll;
  }
}

if (customElements.get('kin-poll')) console.warn('Kindred: a second <kin-poll>');
else customElements.define('kin-poll', KinPoll);
