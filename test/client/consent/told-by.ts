import type {ConsentSource} from '../../../src/client/consent/consent-source.js';
import type {Consent} from '../../../src/outbox/consent-gate.js';

/** All that a source told so far, in order. */
export function toldBy(source: ConsentSource): Consent[] {
  const told: Consent[] = [];
  source(consent => told.push(consent));
  return told;
}
