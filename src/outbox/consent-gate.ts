import type {EventDraft} from '../events/envelope.js';

export type Consent = 'unknown' | 'granted' | 'denied';

export interface ConsentGate {
  add(event: EventDraft): void;
  decide(consent: Consent): void;
  /** Drops what waits: it was somebody else's. */
  empty(): void;
}

const room = 200;

/**
 * Lets events through at once that need no consent, and the others when it is
 * granted. Until it is known they wait here, in memory alone; when it is
 * denied, or there is no room, they are dropped, and `drop` is told how many.
 */
export function createConsentGate(needsConsent: (event: EventDraft) => boolean, pass: (event: EventDraft) => void, drop: (count: number) => void): ConsentGate {
  let consent: Consent = 'unknown';
  const waiting: EventDraft[] = [];
  function add(event: EventDraft): void {
    if (consent === 'granted' || !needsConsent(event)) pass(event);
    else if (consent === 'unknown' && waiting.length < room) waiting.push(event);
    else drop(1);
  }
  return {
    add,
    decide(decided) {
      consent = decided;
      waiting.splice(0).forEach(add);
    },
    empty() {
      drop(waiting.splice(0).length);
    },
  };
}
