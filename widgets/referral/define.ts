import {captureInvitation} from './invitation.js';
import {KinReferral} from './referral-element.js';

declare global {
  interface HTMLElementTagNameMap {
    'kin-referral': KinReferral;
  }
}

if (customElements.get('kin-referral')) {
  console.warn('Kindred: a second <kin-referral>');
} else {
  customElements.define('kin-referral', KinReferral);
  // A server that renders the page has no address to catch a code from.
  if (globalThis.document) {
    const {referralParameter: parameter, referralRoute: route} = document.querySelector<HTMLElement>('script[data-endpoint]')?.dataset ?? {};
    KinReferral.caught ??= captureInvitation({parameter, route});
  }
}
