import type {InvitationSnapshot} from '../../../src/element/client.js';
import type {SayText} from '../../../src/element/texts.js';
import type {Drawing, Speaking} from '../drawing.js';
import type {Invitation} from '../invitation.js';
import type {welcomeMessages} from './welcome-messages.js';

/** What the parts of a welcome are drawn from. */
export interface Welcome extends Drawing, Speaking {
  readonly say: SayText<keyof typeof welcomeMessages>;
  /** What brought the friend here, if anything did. */
  readonly invitation: Invitation | undefined;
  /** As the service knows that; absent without one. */
  readonly invited: InvitationSnapshot | undefined;
  readonly state: State;
  readonly redraw: () => void;
  /** Has what matches first focused once it is drawn. */
  readonly focus: (selector: string) => void;
  readonly claim: (invitation: Invitation) => void;
}

/** What this part remembers of one reader. */
export interface State {
  /** Typed by hand. */
  code: string;
  /** What is wrong with that. */
  problem?: 'mistyped' | 'no-code' | undefined;
  thanks: string;
  /** What became of a copy. */
  word: string;
}
