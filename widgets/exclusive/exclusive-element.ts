import {html, type PropertyDeclarations} from 'lit';
import {type StandingSnapshot, standingStore} from '../../src/element/client.js';
import {KinElement} from '../../src/element/kin-element.js';
import type {Section} from '../../src/element/messages.js';
import {storeController} from '../../src/element/store-controller.js';
import {bonds} from '../../src/program/bonds/bond.js';
import type {MeView} from '../../src/program/bonds/me-view.js';
import type {DrawTeaser} from './teaser/index.js';

/** Texts come with the teaser. */
const exclusiveTexts: Section = {name: 'exclusive', english: {}, load: async () => ({messages: {}})};

/**
 * Shows what is inside to members of a bond and of closer ones, and to all
 * others how to get there. It hides; what has to be kept from others is kept
 * by the shop's server.
 *
 * @slot - for members of the bond and of closer ones
 * @slot teaser - for all others, instead of the sentence that says what is missing
 * @attr {string} signin - the URL where members sign in
 *
 * @csspart teaser - the sentence that says what is missing
 *
 * @cssproperty --kin-accent - the link; the text's colour by default
 * @cssproperty [--kin-surface=none] - the sentence's background
 * @cssproperty [--kin-text=inherit] - the text's colour
 * @cssproperty --kin-line - the frame around the sentence; the text's colour at 45 % by default
 * @cssproperty [--kin-radius=.75em] - how round its corners are
 */
export class KinExclusive extends KinElement {
  static override texts = exclusiveTexts;
  static override properties: PropertyDeclarations = {bond: {}, me: {attribute: false}};

  readonly #store = storeController<StandingSnapshot>(this, () => this.kin && standingStore(this.kin));
  #draw: DrawTeaser | false | undefined;

  /** From which bond on; where the program does without it, from the next closer one. Anything else hides the content from everyone, and says so on the console. */
  declare bond: 'acquaintance' | 'friend' | 'partner' | 'kindred' | undefined;
  /** Asked instead of the service: for previews and tests. */
  declare me: MeView | undefined;

  protected override render(): unknown {
    const {bond, me = this.#store.value?.view} = this;
    const least = (bonds as readonly string[]).indexOf(bond!);
    // A stranger has no bond; what is for all needs no such element.
    if (least > 0 && me?.member && bonds.indexOf(me.member.standing.bond) >= least) return html`<slot></slot>`;
    // Whoever may see it all is not shown the teaser first.
    if (!this.say || (!me && (this.#store.value?.status ?? 'loading') === 'loading')) return '';
    this.#draw ??= (void import('./teaser/index.js').then(async ({openTeaser}) => {
      this.#draw = await openTeaser(this);
      this.requestUpdate();
    }).catch(console.error), false);
    return html`<slot name="teaser">${this.#draw && me ? this.#draw(html, me) : ''}</slot>`;
  }
}
