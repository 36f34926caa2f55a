import {KinPersona} from './persona-element.js';

declare global {
  interface HTMLElementTagNameMap {
    'kin-persona': KinPersona;
  }
}

if (customElements.get('kin-persona')) console.warn('Kindred: a second <kin-persona>');
else customElements.define('kin-persona', KinPersona);
