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
      // A stranger's would say nothing.
      return say?.(bond) ? html`<span part="badge" lang=${language}>${drawBadge(html, bond, shapes[bond], view!.colours[bond])} <bdi>${own ? this.pick(own) : say(bond)}</bdi></span>` : html`<slot></slot>`;
    }
    this.#drawCard ??= (void import('./card/index.js').then(async ({openCard}) => {
      this.#drawCard = await openCard(this);
      this.requestUpdate();
    }).catch(console.error), false);
    return say && this.#drawCard ? this.#drawCard({html, status, view: view as MeView | undefined}) : html`<slot></slot>`;
  }
}
