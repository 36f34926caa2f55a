import type {EventDraft, KindredEvent} from '../events/envelope.js';
import type {RefusalReason} from '../events/receipt.js';
import type {Consent} from './consent-gate.js';
import type {EventStore} from './event-store.js';
import type {Deliver} from './sender.js';

/**
 * How far an event has come, and what it says. `saved` is said only once the
 * event is committed to the device, `recorded` only after the destination's
 * receipt.
 */
export type Fact =
  | Unsettled
  | {readonly stage: 'recorded'; readonly id: string}
  | {readonly stage: 'refused'; readonly id: string; readonly reason: RefusalReason; readonly detail?: string};

/** An event without a final verdict, and how far it has come. */
export interface Unsettled {
  readonly stage: 'sending' | 'saved' | 'held';
  readonly event: KindredEvent;
  /** Made by this page; others are in the care of theirs, or of whoever sends next. */
  readonly own: boolean;
}

export interface OutboxSnapshot {
  /** `memory`: this device keeps nothing (private mode, storage blocked or full). */
  readonly storage: 'opening' | 'device' | 'memory';
  /** Events made or found here that are not yet recorded. */
  readonly waiting: number;
  /** Measurement events given up, for want of consent, age or room. */
  readonly dropped: number;
  /** The last delivery failed; the next is under way or timed. */
  readonly failing: boolean;
}

export interface OutboxOptions {
  /** Names the destination; events that wait are found again by it. */
  readonly destination: string;
  /** The `source` of this page's events; no other page has it. */
  readonly source: string;
  readonly store: EventStore;
  readonly deliver: Deliver;
  /** Which events wait for consent, and are given up when they grow old or too many. */
  readonly needsConsent?: (event: EventDraft) => boolean;
  /** Facts in the order in which they became true, those of this origin's other pages included. */
  onFact(fact: Fact): void;
  onChange(snapshot: OutboxSnapshot): void;
  /** The visitor's id became known, or is another's now, or nobody's yet. */
  onVisitor(visitor: string | undefined): void;
}

/** Gets facts out of the page safely. No event that it called `saved` is lost; the destination counts none twice. */
export interface Outbox {
  /** All that this page knows to wait, by id. */
  readonly unsettled: ReadonlyMap<string, Unsettled>;
  /** Takes an event. Never throws and never waits. */
  add(event: EventDraft): void;
  /** `denied` also takes from the device what needs consent. */
  setConsent(consent: Consent): void;
  /**
   * From now on events are another visitor's; those that were made stay whose
   * they are. The new ones wait in memory and in the journal until it is known
   * whose they are.
   *
   * @param until settles once the device's notes say so: with `true` when they
   * changed, which the origin's other pages are told. Rejected, it leaves the
   * person unknown, who is then a visitor of this page alone
   */
  forget(until: Promise<boolean>): void;
  /** Tries what waits now, unless the destination asked for a pause. */
  flush(): void;
  /** Stops listening and sending. What is saved stays saved. */
  close(): void;
}
