import {KinTier} from './tier-element.js';

declare global {
  interface HTMLElementTagNameMap {
    'kin-tier': KinTier;
  }
}

if (customElements.get('kin-tier')) console.warn('Kindred: a second <kin-tier>');
else customElements.define('kin-tier', KinTier);
