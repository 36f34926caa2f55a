import type {Consent} from '../../outbox/consent-gate.js';
import type {ConsentStore} from './consent-of.js';
import {consentSource, type ConsentSource} from './consent-source.js';

/** Google Consent Mode's values; `analytics_storage` decides. */
export interface GoogleConsentValues {
  readonly analytics_storage?: 'granted' | 'denied';
}

/** What a command may say besides. */
interface Settings extends GoogleConsentValues {
  readonly region?: readonly string[];
}

/**
 * Consent as Google Consent Mode is told it: the page's own `values`, or a store
 * of them, and the commands `gtag('consent', 'default' | 'update', …)` in
 * `window.dataLayer`, those to come included. The last update holds, the values
 * counting as the first; before any, the default does. Where a default for
 * certain regions differs from the general one, consent is unknown: which
 * region the shopper is in is not known here.
 *
 * https://developers.google.com/tag-platform/security/guides/consent
 */
export function googleConsent(values: GoogleConsentValues | ConsentStore<GoogleConsentValues> = {}): ConsentSource {
  return consentSource('Google Consent Mode', learn => {
    let general: Consent = 'unknown';
    let updated: Consent | undefined;
    const regional: Consent[] = [];

    function obey(action: unknown, {analytics_storage: value, region}: Settings): void {
      if (value !== 'granted' && value !== 'denied') return;
      if (action === 'update') updated = value;
      else if (action === 'default' && region) regional.push(value);
      else if (action === 'default') general = value;
    }
    const consent = (): Consent => updated ?? (regional.every(value => value === general) ? general : 'unknown');

    const give = (given: GoogleConsentValues): void => learn(() => {
      obey('update', given);
      return consent();
    });
    const hear = (entries: readonly unknown[]): void => learn(() => {
      entries.filter(isCommand).forEach(([, action, settings]) => obey(action, settings));
      return consent();
    });

    if ('subscribe' in values) values.subscribe(give);
    else give(values);
    const layer = (window as {dataLayer?: unknown[]}).dataLayer ??= [];
    hear(layer);
    const {push} = layer;
    layer.push = (...entries) => {
      // Google's own code stands in for `push`, too: what it returns is passed on.
      const result = push.apply(layer, entries);
      hear(entries);
      return result;
    };
  });
}

/** gtag() pushes its `arguments`; arrays are entries of another kind. */
function isCommand(entry: unknown): entry is readonly ['consent', unknown, Settings] {
  return Object.prototype.toString.call(entry) === '[object Arguments]' && (entry as IArguments)[0] === 'consent';
}
