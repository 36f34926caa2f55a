import type {HandoffState} from './handoff.js';

/**
 * What becomes of a trigger: a person is fetched; a message is taken, because
 * nobody is there; the shopper waits already; or it is for the person who is
 * there to hear.
 */
export type HandoffOutcome = 'fetch' | 'take-message' | 'wait' | 'hear';

/** @param attended whether people of the brand are there */
export function handoffOutcome(state: HandoffState, attended: boolean): HandoffOutcome {
  if (state === 'human') return 'hear';
  if (!attended) return 'take-message';
  return state === 'requested' || state === 'queued' ? 'wait' : 'fetch';
}
