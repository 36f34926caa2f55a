import {type EventDraft, isService} from '../events/envelope.js';

export type Consent = 'unknown' | 'granted' | 'denied';

export interface ConsentGate {
  add(event: EventDraft): void;
  decide(consent: Consent): void;
}

const room = 200;

/**
 * Lets service events through at once and measurement events once consent is
 * granted. Until it is known they wait here, in memory alone; when it is
 * denied, or there is no room, they are dropped, and `drop` is told.
 */
export function createConsentGate(pass: (event: EventDraft) => void, drop: () => void): ConsentGate {
  let consent: Consent = 'unknown';
  let waiting: EventDraft[] = [];
  function add(event: EventDraft): void {
    if (consent === 'granted' || isService(event)) pass(event);
    else if (consent === 'unknown' && waiting.length < room) waiting.push(event);
    else drop();
  }
  return {
    add,
    decide(decided) {
      consent = decided;
      const held = waiting;
      waiting = [];
      held.forEach(add);
    },
  };
}
