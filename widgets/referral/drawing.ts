import type {html, ReactiveElement} from 'lit';
import type {Client, ReferralSnapshot} from '../../src/element/client.js';
import type {LocalizedText} from '../../src/element/messages.js';
import type {Channel, ShareOutcome} from '../../src/events/catalogue.js';
import type {ReferralView} from '../../src/program/referrals/referral-view.js';
import type {CaughtInvitation} from './invitation.js';

/** One attempt to share. It has a link of its own. */
export interface Attempt {
  readonly link: string;
  /** What goes with the link: what the friend is offered, and the member's note. */
  readonly text: string;
  readonly over: boolean;
  /** The first call holds. @param word what the member is told, in a sentence */
  end(outcome: ShareOutcome, word?: string): void;
}

/** What the element and its further parts remember of one member. */
export interface Memory {
  /** To the friend; plain text. */
  note: string;
  /** The ways to share are shown. */
  open: boolean;
  /** What the member was told last. */
  word: string;
}

/**
 * What the element gives to whoever draws a part of it. Lit's `html` is among
 * it because the parts are files of their own, which have no Lit.
 */
export interface Drawing {
  readonly html: typeof html;
  readonly view: ReferralView;
  readonly said: ReferralSnapshot['said'];
  readonly memory: Memory;
  /** By what the friend was brought here. */
  readonly caught: CaughtInvitation | undefined;
  /** Begins an attempt to share, which ends the one before; nothing where the page's own code forbids it. */
  readonly begin: (channel: Channel) => Attempt | undefined;
}

/** What an element says of itself to its own parts. */
export interface Speaking {
  readonly kin: Client | undefined;
  readonly language: string;
  readonly pick: (text: LocalizedText) => string;
}

/** @returns what Lit renders in the part's place */
export type Draw = (drawing: Drawing) => unknown;

/** Gets an element ready to draw a part; settles when it has the words for it. */
export type Open = (element: ReactiveElement) => Promise<Draw>;
