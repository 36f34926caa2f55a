import type {ReactiveElement} from 'lit';
import type {Channel} from '../../../src/events/catalogue.js';
import type {SayText} from '../../../src/element/texts.js';
import type {Memory, Speaking} from '../drawing.js';
import type {Poster} from './poster-frame.js';
import type {sharingMessages} from './sharing-messages.js';

/** What the ways to share have in common. */
export interface Sharing extends Speaking {
  readonly element: ReactiveElement;
  readonly root: ShadowRoot;
  readonly say: SayText<keyof typeof sharingMessages>;
  readonly redraw: () => void;
  readonly memory: Memory;
  readonly state: State;
}

/** What this part remembers of one member. */
export interface State {
  /** As it is being written, which may be more than plain text. */
  draft: string;
  marked: boolean;
  /** The window that the browser did not open. */
  blocked?: {readonly channel: Channel; readonly address: string} | undefined;
  poster?: Poster | undefined;
}
