import {html, type PropertyDeclarations} from 'lit';
import {type BadgeSnapshot, badgeStore, type StandingSnapshot, standingStore} from '../../src/element/client.js';
import {KinElement} from '../../src/element/kin-element.js';
import {storeController} from '../../src/element/store-controller.js';
import type {HeldBond} from '../../src/program/bonds/bond.js';
import type {MeView} from '../../src/program/bonds/me-view.js';
import {drawBadge, shapes} from './badge.js';
import type {DrawCard} from './drawing.js';
import {tierTexts} from './tier-messages.js';
import {tierStyles} from './tier-styles.js';

/**
 * Where a member stands with the brand, why, what comes next, and when it
 * could fade; or, as a badge beside a name, the bond alone.
 *
 * @slot - what is shown until the standing is there, where scripts do not run, and to whoever has no bond
 * @slot benefits - what the bond brings, on the card
 *
 * @attr {string} signin - the URL where members sign in
 * @attr {string} order-href - the URL where members order
 * @attr {string} order-again-href - where they order the same again, `{product}` standing for the shop's id of it; `order-href` by default
 * @attr {string} vote-href - where they vote, when no poll is on the page
 * @attr {string} idea-href - where they share ideas, when no poll is on the page
 * @attr {string} invite-href - where they invite, when no `<kin-referral>` is on the page
 * @attr {string} feedback-href - where they tell what they think, when no `<kin-persona>` is on the page
 *
 * @fires {KinNextEvent} kin-next - before a member is led to what comes next; `step.kind` is `order`, `order-again` (of `step.product`), `vote`, `idea`, `invite` or `feedback`; `preventDefault()` keeps them here
 *
 * @csspart badge - the bond's shape, and its name where that is beside it
 * @csspart card - the frame around everything; at most `36em` wide
 * @csspart bond - the bond's name on the card
 * @csspart invitation - what a stranger is told
 * @csspart role - what the member has done
 * @csspart promotion - the sentence about a new bond
 * @csspart falling - until when there is time, and what mends it
 * @csspart ring - intimacy, drawn
 * @csspart next - the bond above, and what to do now
 * @csspart progress - the line of `view="progress"`
 * @csspart why - “Why am I here?”, which can be opened
 * @csspart lose - “Could I lose it?”, which can be opened
 * @csspart button - a button, or a link that looks like one
 * @csspart status - what became of it
 *
 * @cssproperty --kin-bond-stranger - a stranger's badge; the program's colour by default, else the text's
 * @cssproperty --kin-bond-acquaintance - an acquaintance's badge
 * @cssproperty --kin-bond-friend - a friend's badge
 * @cssproperty --kin-bond-partner - a partner's badge
 * @cssproperty --kin-bond-kindred - the badge of those who are kindred
 * @cssproperty --kin-accent - bars, the ring and the main button; the text's colour by default
 * @cssproperty --kin-accent-text - words on the accent; black or white by default, whichever reads better
 * @cssproperty [--kin-surface=none] - the card's background
 * @cssproperty [--kin-text=inherit] - the text's colour
 * @cssproperty --kin-muted - lesser words; the text's colour at 76 % by default
 * @cssproperty --kin-line - borders; the text's colour at 20 % by default
 * @cssproperty [--kin-radius=.75em] - how round the corners are
 */
export class KinTier extends KinElement<HeldBond> {
  static override styles = tierStyles;
  static override texts = tierTexts;
  static override properties: PropertyDeclarations = {view: {}, member: {}, me: {attribute: false}};

  readonly #store = storeController<StandingSnapshot | BadgeSnapshot>(this, () => this.kin && (this.member ? badgeStore(this.kin, this.member) : standingStore(this.kin)));
  #drawCard: DrawCard | false | undefined;

  /** `progress` is a line and a bar, `compact` a badge; `card` by default. */
  declare view: 'card' | 'progress' | 'compact' | undefined;
  /** Whose badge is shown, if they let it be seen: the shop's id of a member. Absent: one's own. */
  declare member: string | undefined;
  /** Shown instead of what the service says, and reported to nobody: for previews and tests. */
  declare me: MeView | undefined;

  protected override render(): unknown {
    const {language, me, member, say} = this;
    const {status, view} = me ? {status: 'ready' as const, view: me} : this.#store.value ?? {status: 'loading' as const, view: undefined};
    if (member || this.view === 'compact') {
      const bond = (view && 'standings' in view ? view.standings[member!] : view?.member?.standing.bond) as HeldBond;
      const own = view?.names[bond];
      // A stranger's would say nothing; and of a thousand badges few have anything to show instead.
      return say?.(bond) ? html`<span part="badge" lang=${language}>${drawBadge(html, bond, shapes[bond], view!.colours[bond])} <bdi>${own ? this.pick(own) : say(bond)}</bdi></span>` : this.firstChild ? html`<slot></slot>` : '';
    }
    this.#drawCard ??= (void import('./card/index.js').then(async ({openCard}) => {
      this.#drawCard = await openCard(this);
      this.requestUpdate();
    }).catch(console.error), false);
    return say && this.#drawCard ? this.#drawCard({html, status, view: view as MeView | undefined}) : html`<slot></slot>`;
  }
}
