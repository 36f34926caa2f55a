import type {Consent} from '../../outbox/consent-gate.js';
import type {ConsentSource} from './consent-source.js';
import {googleConsent} from './google-consent.js';
import {shopifyConsent} from './shopify-consent.js';
import {tcfConsent} from './tcf-consent.js';

/**
 * What the script tag's `data-consent` names: consent itself, or where to read it.
 *
 * @throws {Error} when it names neither.
 */
export function consentNamed(name: string): ConsentSource | Consent {
  switch (name) {
    case 'granted': case 'denied': case 'unknown': return name;
    case 'shopify': return shopifyConsent();
    case 'tcf': return tcfConsent();
    case 'google': return googleConsent();
    default: throw new Error(`data-consent is "${name}", but can be granted, denied, unknown, shopify, tcf or google`);
  }
}
