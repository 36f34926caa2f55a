import type {KindredEvent} from '../events/envelope.js';
import type {RefusalReason} from '../events/receipt.js';

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
