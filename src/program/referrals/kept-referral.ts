import type {Channel} from '../../events/index.js';
import type {Referral} from './referral.js';

/** A referral with what was said beside its facts. Times are RFC 3339. */
export interface KeptReferral {
  readonly referral: Referral;
  /** When it came to be known. */
  readonly begun: string;
  /** When it was first claimed. */
  readonly claimed?: string;
  /** Who claimed it first, whosever the visitor is by now. */
  readonly visitor?: string;
  /** The 8 hexadecimal digits of its link; absent when it was claimed by the code alone, or by a link that was taken. */
  readonly invitation?: string;
  readonly channel?: Channel;
  /** What the member wrote to the friend. */
  readonly note?: string;
  readonly thanks?: {readonly at: string; readonly note?: string};
  /** When to offer it `passed`. */
  readonly due?: string;
}
