import type {Consent} from '../../outbox/consent-gate.js';
import {consentSource, type ConsentSource} from './consent-source.js';
import {whenThere} from './when-there.js';

interface CustomerPrivacy {
  /** Absent in older versions. */
  readonly consentStatus?: 'loading' | 'loaded';
  analyticsProcessingAllowed(): boolean;
  currentVisitorConsent(): {readonly analytics?: string};
}

interface Shopify {
  readonly customerPrivacy?: Partial<CustomerPrivacy>;
  loadFeatures?(features: readonly {readonly name: string; readonly version: string}[], done: (error: unknown) => void): void;
}

/** The first is documented; the others say, on storefronts without `loadFeatures`, that the API has arrived. */
const changes = ['visitorConsentCollected', 'consentTrackingApiLoaded', 'shopifyCustomerPrivacyApiLoaded'];

/**
 * Consent as Shopify's Customer Privacy API holds it: granted where analytics
 * are allowed (asked for or not, by the shop's settings for the region), denied
 * where the visitor declined them, unknown before the visitor has decided.
 *
 * https://shopify.dev/docs/api/customer-privacy
 */
export function shopifyConsent(): ConsentSource {
  return consentSource('Shopify', learn => {
    changes.forEach(type => document.addEventListener(type, () => learn(read)));
    whenThere(() => privacy() ?? shopify()?.loadFeatures, found => learn(() => {
      if (!found) throw new Error('there is no Shopify.customerPrivacy on this page');
      if (!privacy()) {
        shopify()!.loadFeatures!([{name: 'consent-tracking-api', version: '0.1'}], error => learn(() => {
          if (error) throw new Error('its Customer Privacy API did not load', {cause: error});
          return read();
        }));
      }
      return read();
    }));
  });
}

function read(): Consent | undefined {
  const api = privacy();
  if (!api) return undefined;
  if (api.analyticsProcessingAllowed()) return 'granted';
  // Not decided is '' today and was 'no_interaction'.
  return api.currentVisitorConsent().analytics === 'no' ? 'denied' : 'unknown';
}

function shopify(): Shopify | undefined {
  return (window as {Shopify?: Shopify}).Shopify;
}

/** Pages put their settings where the API will be; what counts is the API itself, once it has its answer. */
function privacy(): CustomerPrivacy | undefined {
  const api = shopify()?.customerPrivacy;
  return api?.analyticsProcessingAllowed && api.consentStatus !== 'loading' ? api as CustomerPrivacy : undefined;
}
