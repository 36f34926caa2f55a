import type {ReadableAtom} from 'nanostores';
import type {EventData, EventType} from '../events/catalogue.js';
import type {RefusalReason} from '../events/receipt.js';
import type {Consent} from '../outbox/consent-gate.js';
import type {OutboxSnapshot} from '../outbox/outbox.js';
import type {PollView} from '../program/poll-view.js';

export type {Consent, OutboxSnapshot};

/**
 * How far an event has come.
 *
 * `sending`: made, not yet kept. `saved`: committed to this device's storage.
 * `held`: this device keeps nothing, so it lives as long as the page.
 * `recorded`: the service committed it. `refused`: the service will not have it.
 */
export type Stage = 'sending' | 'saved' | 'held' | 'recorded' | 'refused';

/** The vote that this browser cast last in a poll. No choices: withdrawn. */
export interface OwnVote {
  readonly id: string;
  readonly choices: readonly string[];
  readonly stage: Stage;
  /** Why it was refused. */
  readonly reason?: RefusalReason;
}

export interface PollSnapshot {
  /** `unknown`: the service has no such poll. `unreachable`: no answer so far; it is asked again. */
  readonly status: 'loading' | 'ready' | 'unknown' | 'unreachable';
  /** The poll as last read. Kept when the connection is lost later. */
  readonly view?: PollView;
  readonly own?: OwnVote;
}

/** One relation of this page to one service. Pages may hold several. */
export interface Client {
  readonly $outbox: ReadableAtom<OutboxSnapshot>;
  readonly $consent: ReadableAtom<Consent>;
  /** A poll and this browser's vote in it; read and kept live while anyone listens. The same id gives the same store. */
  $poll(id: string): ReadableAtom<PollSnapshot>;
  /** Reports that something happened. Never throws and never waits. @returns the event's id */
  track<T extends EventType>(type: T, data: EventData[T]): string;
  /** Casts this browser's vote in a poll, or replaces it. @returns the event's id */
  vote(poll: string, choices: readonly string[]): string;
  setConsent(consent: Exclude<Consent, 'unknown'>): void;
  /** Asks the service again for everything that is being watched, now. */
  refresh(): void;
  /** Stops listening, sending and watching. What is saved stays saved. */
  close(): void;
}
