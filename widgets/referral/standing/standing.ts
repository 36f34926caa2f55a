import type {ReactiveElement} from 'lit';
import type {SayText} from '../../../src/element/texts.js';
import type {MemberReferrals} from '../../../src/program/referrals/referral-view.js';
import type {Drawing, Speaking} from '../drawing.js';
import type {standingMessages} from './standing-messages.js';

/** What the parts of a member's standing are drawn from. */
export interface Standing extends Drawing, Speaking {
  readonly element: ReactiveElement;
  readonly member: MemberReferrals;
  readonly say: SayText<keyof typeof standingMessages>;
  readonly state: State;
  readonly redraw: () => void;
}

/** What this part remembers of one member. */
export interface State {
  /** How many invitations are shown. */
  shown: number;
  /** What became of a copy. */
  word: string;
}
