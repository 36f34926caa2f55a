import {KinProvider} from './provider-element.js';

declare global {
  interface HTMLElementTagNameMap {
    'kin-provider': KinProvider;
  }
}

if (customElements.get('kin-provider')) console.warn('Kindred: <kin-provider> is defined twice; the first stays.');
else customElements.define('kin-provider', KinProvider);
