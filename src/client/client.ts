import type {ReadableAtom, PreinitializedWritableAtom} from 'nanostores';
import type {Endpoint, ReadOptions} from '../endpoints/endpoint.js';
import type {EventData, EventType} from '../events/catalogue.js';
import type {Consent} from '../outbox/consent-gate.js';
import type {Fact, OutboxSnapshot, Unsettled} from '../outbox/outbox.js';

export type {Consent, Fact, OutboxSnapshot, Unsettled};

/** One relation of this page to one service. Pages may hold several. */
export interface Client {
  readonly endpoint: Endpoint;
  readonly $outbox: ReadableAtom<OutboxSnapshot>;
  readonly $consent: ReadableAtom<Consent>;
  /** As whom to read. Set anew, too, when everything shall be read anew. */
  readonly $reader: ReadableAtom<ReadOptions>;
  /** Events that are kept and have no final verdict, those of other pages included, by id. */
  readonly unsettled: ReadonlyMap<string, Unsettled>;
  /** Hears how far events have come, in the order in which it became true. @returns stops it */
  onFact(listener: (fact: Fact) => void): () => void;
  /** The client's store of this name; `make` completes it when it is first asked for. */
  store<T>(name: string, initial: T, make: ($store: PreinitializedWritableAtom<T>) => void): ReadableAtom<T>;
  /** Reports that something happened. Never throws and never waits. @returns the event's id */
  track<T extends EventType>(type: T, data: EventData[T]): string;
  setConsent(consent: Exclude<Consent, 'unknown'>): void;
  /** Sends what waits and reads everything that is shown, now. */
  refresh(): void;
  /** Stops sending. What is saved stays saved. */
  close(): void;
}
