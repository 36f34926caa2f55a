import {html, type PropertyDeclarations} from 'lit';
import {type BadgeSnapshot, badgeStore, type StandingSnapshot, standingStore} from '../../src/element/client.js';
import {KinElement} from '../../src/element/kin-element.js';
import {storeController} from '../../src/element/store-controller.js';
import type {HeldBond} from '../../src/program/bonds/bond.js';
import type {MeView} from '../../src/program/bonds/me-view.js';
import {drawBadge, shapes} from './badge.js';
import type {DrawCard} from './drawing.js';
import {tierMessages} from './tier-messages.js';
import {tierStyles} from './tier-styles.js';

/**
 * Where a member stands with the brand, why, what comes next, and when it
 * could fade; or, as a badge beside a name, the bond alone.
 *
 * @slot - what is shown until the standing is there, where scripts do not run, and to whoever has no bond
 * @slot benefits - what the bond brings, on the card
 *
 * @attr view - `card`, or `progress`: a line and a bar, or `compact`: a badge
 * @attr member - whose badge is shown, if they let it be seen: the shop's id of a member; one's own by default
 * @attr signin - where members sign in
 * @attr order-href - where members order
 * @attr order-again-href - where they order the same again; `{product}` stands for the shop's id of it
 * @attr vote-href - where they vote, when no poll is on the page
 * @attr idea-href - where they share ideas, when no poll is on the page
 * @attr invite-href - where they invite, when no `<kin-referral>` is on the page
 * @attr feedback-href - where they tell what they think, when no `<kin-persona>` is on the page
 *
 * @fires {KinNextEvent} kin-next - before a member is led to what comes next; cancelable
 *
 * @csspart badge - the bond's shape, and its name where that is beside it
 * @csspart card - the frame around everything
 * @csspart bond - the bond's name on the card
 * @csspart invitation - what a stranger is told
 * @csspart role - what the member has done
 * @csspart promotion
 * @csspart falling - until when there is time, and what mends it
 * @csspart ring - intimacy, drawn
 * @csspart next - the bond above, and what to do now
 * @csspart progress - the line of `view="progress"`
 * @csspart why
 * @csspart lose
 * @csspart button
 * @csspart status - what became of it
 *
 * @cssproperty --kin-bond-stranger - the badge's colour; the brand's own by default, else the text's
 * @cssproperty --kin-bond-acquaintance
 * @cssproperty --kin-bond-friend
 * @cssproperty --kin-bond-partner
 * @cssproperty --kin-bond-kindred
 * @cssproperty --kin-accent - bars, the ring and the main button; the text's colour by default
 * @cssproperty --kin-accent-text - words on the accent; black or white by default
 * @cssproperty --kin-surface - the card's background; none by default
 * @cssproperty --kin-text - inherited by default
 * @cssproperty --kin-muted - lesser words
 * @cssproperty --kin-line - borders
 * @cssproperty --kin-radius
 */
export class KinTier extends KinElement<HeldBond> {
  static override styles = tierStyles;
  static override messages = tierMessages;
  static override properties: PropertyDeclarations = {view: {}, member: {}, me: {attribute: false}};

  readonly #store = storeController<StandingSnapshot | BadgeSnapshot>(this, () => this.kin && (this.member ? badgeStore(this.kin, this.member) : standingStore(this.kin)));
  #drawCard: DrawCard | false | undefined;

  /** `compact`, `progress`, or `card`. */
  declare view: string | undefined;
  /** Whose badge is shown: the shop's id of a member. Absent: one's own. */
  declare member: string | undefined;
  /** Shown instead of what the service says, and reported to nobody. */
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
