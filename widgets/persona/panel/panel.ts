import type {Chat, ChatLine} from '../../../src/element/client.js';
import type {SayText} from '../../../src/element/texts.js';
import type {PersonaView} from '../../../src/program/personas/chat-view.js';
import type {Lit, Speaker} from '../drawing.js';
import type {PanelMessages} from './panel-messages.js';

/** What the parts of a chat are drawn from. */
export interface Talk extends Lit {
  readonly element: Speaker;
  readonly view: PersonaView;
  readonly chat: Chat;
  /** In the persona's own voice. */
  readonly say: SayText<keyof PanelMessages>;
  /** Another one whenever the texts are others. */
  readonly spoken: string;
  /** The persona's name. */
  readonly name: string;
  /** What is saved has to wait for the connection. */
  readonly offline: boolean;
  /** Says something, unless the page's own code forbids it. @returns whether it did */
  readonly speak: (text: string) => boolean;
  /** A time as the language writes it: with its day, unless that is today. */
  readonly when: (at: string) => string;
}

/** A message on the page. What was said stands in nodes of its own, which are only added to. */
export interface Row {
  readonly element: HTMLLIElement;
  readonly body: HTMLElement;
  /** Draws it as it is now. @param isLast nothing was said after it */
  draw(talk: Talk, line: ChatLine, isLast: boolean): void;
}

/** @param redraw is called when the row is to be drawn anew */
export type OpenRow = (redraw: () => void) => Row;
