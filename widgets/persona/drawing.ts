import type {html, ReactiveElement, render} from 'lit';
import type {Client} from '../../src/element/client.js';
import type {LocalizedText} from '../../src/element/messages.js';
import type {PersonaView} from '../../src/program/personas/chat-view.js';

/** What the element gives to its panel. Lit is among it because the panel is a file of its own, which has none. */
export interface Lit {
  readonly html: typeof html;
  readonly render: typeof render;
}

/** What an element says of itself to its panel. */
export interface Speaking {
  readonly kin: Client | undefined;
  readonly persona: string;
  readonly language: string;
  readonly pick: (text: LocalizedText) => string;
  /** The chat is in sight, or would be if the page were. */
  readonly opened: boolean;
  /** In the page's flow, and not in its corner. */
  readonly inline: boolean;
  /** How many messages came since the chat was in sight. */
  unread: number | undefined;
  hide(): void;
}

/** An element with a panel. */
export type Speaker = ReactiveElement & Speaking;

export interface Panel {
  /** @returns what Lit renders in the panel's place */
  draw(view: PersonaView): unknown;
  /** Is called when that is on the page. */
  drawn(): void;
}

/** Gets an element ready to draw its panel; settles when it has the words for it. */
export type OpenPanel = (element: Speaker, lit: Lit) => Promise<Panel>;
