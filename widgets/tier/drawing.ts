import type {html, ReactiveElement} from 'lit';
import type {Client, StandingSnapshot} from '../../src/element/client.js';
import type {LocalizedText} from '../../src/element/messages.js';
import type {HeldBond} from '../../src/program/bonds/bond.js';
import type {MeView} from '../../src/program/bonds/me-view.js';

/**
 * What the element gives to whoever draws its card. Lit's `html` is among it
 * because the card is a file of its own, which has no Lit.
 */
export interface Drawing {
  readonly html: typeof html;
  readonly status: StandingSnapshot['status'];
  /** Absent until the service has answered. */
  readonly view: MeView | undefined;
}

/** What an element says of itself to its card. */
export interface Speaking {
  readonly kin: Client | undefined;
  /** Given by the page: a preview, of which nothing is reported. */
  readonly me: MeView | undefined;
  readonly language: string;
  /** The usual names of bonds. */
  readonly say: (bond: HeldBond) => string;
  readonly pick: (text: LocalizedText) => string;
}

/** @returns what Lit renders in the card's place */
export type DrawCard = (drawing: Drawing) => unknown;

/** Gets an element ready to draw its card; settles when it has the words for it. */
export type OpenCard = (element: ReactiveElement) => Promise<DrawCard>;
