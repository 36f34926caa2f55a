import type {Money} from '../program.js';
import type {HeldBond} from './bond.js';

interface Stamp {
  /** A fact that comes again has the same, and says the same. */
  readonly id: string;
  /** When it happened, whenever it came: RFC 3339, UTC, milliseconds. */
  readonly at: string;
}

/** So many of a product, by the shop's id of it. */
export interface OrderItem {
  readonly product: string;
  readonly quantity: number;
}

/** The shop says that the member has paid an order. */
export interface OrderPaid extends Stamp, Money {
  readonly type: 'paid';
  readonly order: string;
  readonly products: readonly OrderItem[];
}

/** Something of an order was given back. Neither `amount` nor `products`: all that is left. */
export interface OrderRefunded extends Stamp {
  readonly type: 'refunded';
  readonly order: string;
  /** The shop's id of it. */
  readonly refund: string;
  /** In the minor unit of the currency in which it was paid. */
  readonly amount?: number;
  readonly products?: readonly OrderItem[];
}

export interface OrderCancelled extends Stamp {
  readonly type: 'cancelled';
  readonly order: string;
}

/** A vote counts, or no longer does: it was taken back. Another vote in the same poll adds nothing. */
export interface VoteCounted extends Stamp {
  readonly type: 'voted' | 'vote-withdrawn';
  readonly poll: string;
}

/** An idea was published. */
export interface IdeaMade extends Stamp {
  readonly type: 'idea-made';
  readonly idea: string;
}

export interface IdeaSupported extends Stamp {
  readonly type: 'idea-supported' | 'support-withdrawn';
  readonly idea: string;
}

export interface FeedbackAnswered extends Stamp {
  readonly type: 'feedback-answered';
  readonly question: string;
}

export interface ChatRated extends Stamp {
  readonly type: 'chat-rated';
  readonly chat: string;
}

/** The member was there, once more, for so long. */
export interface Visited extends Stamp {
  readonly type: 'visited';
  /** The member's own: 2026-03-01. */
  readonly day: string;
  readonly minutes: number;
}

/** A friend whom the member invited has paid a first order; that was rewarded; or it did not stand. */
export interface ReferralMoved extends Stamp {
  readonly type: 'referral-qualified' | 'referral-rewarded' | 'referral-reversed';
  readonly referral: string;
}

export interface ComplaintMoved extends Stamp {
  readonly type: 'complaint-opened' | 'complaint-resolved';
  readonly complaint: string;
}

/** The member was told of a promotion: what `Standing` says is to be announced. */
export interface BondAnnounced extends Stamp {
  readonly type: 'announced';
  readonly bond: HeldBond;
}

/** The member is to be forgotten. */
export interface MemberErased extends Stamp {
  readonly type: 'erased';
}

/** What a member's standing is made of. */
export type BondFact =
  | OrderPaid | OrderRefunded | OrderCancelled
  | VoteCounted | IdeaMade | IdeaSupported | FeedbackAnswered | ChatRated | Visited
  | ReferralMoved | ComplaintMoved | BondAnnounced | MemberErased;
