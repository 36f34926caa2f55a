import {KinExclusive} from './exclusive-element.js';

declare global {
  interface HTMLElementTagNameMap {
    'kin-exclusive': KinExclusive;
  }
}

if (customElements.get('kin-exclusive')) console.warn('Kindred: a second <kin-exclusive>');
else customElements.define('kin-exclusive', KinExclusive);
