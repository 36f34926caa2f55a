import type {ReadableAtom, PreinitializedWritableAtom} from 'nanostores';
import type {Endpoint, ReadOptions} from '../endpoints/endpoint.js';
import type {EventData, EventType} from '../events/catalogue.js';
import type {Consent} from '../outbox/consent-gate.js';
import type {Fact, Outbox, OutboxSnapshot, Unsettled} from '../outbox/outbox.js';
import type {TokenSource} from './identity.js';
import type {ShopTexts} from './shop-texts.js';

export type {Consent, Fact, OutboxSnapshot, TokenSource, Unsettled};

/** What reports to one endpoint, and to sinks. */
export interface Reporter {
  readonly endpoint: Endpoint;
  /** All that take the client's events: the endpoint's, and those that `addSink` adds. */
  readonly outboxes: Set<Pick<Outbox, 'add' | 'forget' | 'close'>>;
  readonly $outbox: ReadableAtom<OutboxSnapshot>;
  readonly $consent: ReadableAtom<Consent>;
  /** Events that are kept and have no final verdict, those of other pages included, by id. */
  readonly unsettled: ReadonlyMap<string, Unsettled>;
  /** Hears how far events have come, in the order in which it became true. @returns stops it */
  onFact(listener: (fact: Fact) => void): () => void;
  /**
   * Reports that something happened. Never throws and never waits.
   *
   * @returns the event's id; `''`, and a word on the console, when the data cannot be written as JSON
   */
  track<T extends EventType>(type: T, data: EventData[T]): string;
  /** Withdrawn, it also takes from the device what waits and needs it. */
  setConsent(consent: Consent): void;
  /** Sends what waits, now, unless the endpoint asked for a pause. */
  flush(): void;
  /** Stops sending. What is saved stays saved. */
  close(): void;
}

/** One relation of this page to one service. Pages may hold several. */
export interface Client extends Reporter {
  /** As whom to read. Set anew, too, when everything shall be read anew. */
  readonly $reader: ReadableAtom<ReadOptions>;
  /** The client's store of this name; `make` completes it when it is first asked for. */
  store<T>(name: string, initial: T, make: ($store: PreinitializedWritableAtom<T>) => void): ReadableAtom<T>;
  /**
   * Says that a member is signed in, or may be. At once, nothing that was done
   * or shown before is this member's; it is again as soon as the token says
   * that it was the same person.
   *
   * @param source is called now and whenever a fresh token is needed
   */
  identify(source: TokenSource): void;
  /** To be called at sign-out: what happens from now on is somebody else's, in all pages. @returns settles once the device has it; a page may leave before */
  reset(): Promise<void>;
  /** What the shop says otherwise, if `setTexts` has given anything. */
  texts?: ShopTexts;
  /** Sends what waits and reads everything that is shown, now. */
  refresh(): void;
}
