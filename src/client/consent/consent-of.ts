import type {Consent} from '../../outbox/consent-gate.js';
import {consentSource, type ConsentSource} from './consent-source.js';

/** What a page may know itself. `undefined`: nothing yet. */
export type ConsentAnswer = Consent | boolean | undefined;

/** Calls its listener now and at each change, as nanostores' stores do: https://github.com/nanostores/nanostores */
export interface ConsentStore<T = ConsentAnswer> {
  subscribe(listener: (value: T) => void): unknown;
}

/** Consent that the page knows itself, by a promise, or a store when it may change. */
export function consentOf(answer: PromiseLike<ConsentAnswer> | ConsentStore): ConsentSource {
  return consentSource('the page', learn => {
    const hear = (value: ConsentAnswer): void => learn(() => consentIn(value));
    if ('subscribe' in answer) answer.subscribe(hear);
    else answer.then(hear, error => learn(() => { throw error; }));
  });
}

function consentIn(value: ConsentAnswer): Consent {
  switch (value) {
    case true: case 'granted': return 'granted';
    case false: case 'denied': return 'denied';
    case undefined: case 'unknown': return 'unknown';
    default: throw new TypeError(`"${String(value)}" is neither "granted" nor "denied"`);
  }
}
