import type {ReactiveElement} from 'lit';
import type {SaidOfStanding} from '../../../src/element/client.js';
import type {SayText} from '../../../src/element/texts.js';
import type {Bond, HeldBond} from '../../../src/program/bonds/bond.js';
import type {MemberStanding, MeView} from '../../../src/program/bonds/me-view.js';
import type {Drawing, Speaking} from '../drawing.js';
import type {CardMessages} from './card-messages.js';

/** What the parts of a card are drawn from. */
export interface Card extends Drawing, Omit<Speaking, 'say' | 'me'> {
  readonly element: ReactiveElement;
  readonly view: MeView;
  readonly said: SaidOfStanding;
  /** What is saved has to wait for the connection. */
  readonly offline: boolean;
  /** In the brand's own voice. */
  readonly say: SayText<keyof CardMessages>;
  /** A bond's own shape. */
  readonly badge: (bond: Bond) => unknown;
  /** A bond's name, the brand's own if it has one. */
  readonly name: (bond: Bond) => string;
  /** A day as the language writes it. */
  readonly day: (at: string) => string;
  /** Several things as one part of a sentence. */
  readonly all: (things: readonly string[]) => string;
}

export interface MemberCard extends Card {
  readonly member: MemberStanding;
}

/** What the card remembers of one member. */
export interface State {
  /** The promotion that this card has told of. */
  told?: HeldBond;
}
