import type {Consent} from '../../outbox/consent-gate.js';
import {consentSource, type ConsentSource} from './consent-source.js';
import {whenThere} from './when-there.js';

export interface TcfOptions {
  /**
   * The purposes that must all be consented to. Measurement events are kept on
   * the device (1, store and access information) and say how content does
   * (8, measure content performance); https://iabeurope.eu/iab-europe-transparency-consent-framework-policies/
   */
  readonly purposes?: readonly [number, ...number[]];
  /** The id in the Global Vendor List of whom the shopper must consent to as well; absent, the shop itself. */
  readonly vendor?: number;
}

type Consents = Readonly<Record<number, boolean>>;

/** What is read of the standard's `TCData`. Where GDPR does not apply, the rest is absent. */
interface TcData {
  readonly gdprApplies?: boolean;
  readonly eventStatus?: string;
  readonly purpose: {readonly consents: Consents};
  readonly vendor: {readonly consents: Consents};
  readonly publisher: {readonly consents: Consents; readonly restrictions?: Readonly<Record<number, Readonly<Record<number, number>>>>};
}

type TcfApi = (command: 'addEventListener', version: 2, callback: (data: TcData | null, success: boolean) => void) => void;

const requireConsent = 1;

/**
 * Consent as a consent manager of the IAB's Transparency & Consent Framework
 * (2.2) holds it: granted where GDPR does not apply or the purposes are
 * consented to, unknown while the shopper is being asked.
 *
 * https://github.com/InteractiveAdvertisingBureau/GDPR-Transparency-and-Consent-Framework/blob/master/TCFv2/IAB%20Tech%20Lab%20-%20CMP%20API%20v2.md
 */
export function tcfConsent({purposes = [1, 8], vendor}: TcfOptions = {}): ConsentSource {
  return consentSource('TCF', learn => {
    whenThere(() => (window as {__tcfapi?: TcfApi}).__tcfapi, api => learn(() => {
      if (!api) throw new Error('there is no __tcfapi on this page');
      api('addEventListener', 2, (data, success) => learn(() => {
        if (!success || !data) throw new Error('the consent manager refused to answer');
        return consentIn(data, purposes, vendor);
      }));
      return undefined;
    }));
  });
}

function consentIn({gdprApplies, eventStatus, ...data}: TcData, purposes: readonly number[], vendor: number | undefined): Consent {
  if (gdprApplies === false) return 'granted';
  if (!gdprApplies || (eventStatus !== 'tcloaded' && eventStatus !== 'useractioncomplete')) return 'unknown';
  return (vendor === undefined ? forShop(data, purposes) : forVendor(data, purposes, vendor)) ? 'granted' : 'denied';
}

/** Where the consent manager does not ask on the publisher's own behalf, what the shopper said of the purposes holds for the shop. */
function forShop({purpose, publisher}: TcData, purposes: readonly number[]): boolean {
  const consents = Object.keys(publisher.consents).length ? publisher.consents : purpose.consents;
  return purposes.every(id => consents[id]);
}

function forVendor({purpose, publisher: {restrictions}, vendor: {consents}}: TcData, purposes: readonly number[], vendor: number): boolean {
  return !!consents[vendor] && purposes.every(id => purpose.consents[id] && (restrictions?.[id]?.[vendor] ?? requireConsent) === requireConsent);
}
