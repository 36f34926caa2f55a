import {html, type PropertyDeclarations} from 'lit';
import {referralStore} from '../../src/element/client.js';
import {KinElement, type Say} from '../../src/element/kin-element.js';
import {storeController} from '../../src/element/store-controller.js';
import type {Channel} from '../../src/events/catalogue.js';
import {showCode} from '../../src/program/referrals/codes.js';
import type {MemberReferrals, ReferralView} from '../../src/program/referrals/referral-view.js';
import {copyFrom} from './copy-from.js';
import type {Attempt, Draw, Memory, Open} from './drawing.js';
import type {CaughtInvitation} from './invitation.js';
import {KinInviteEvent, KinShareEvent} from './referral-events.js';
import {type ReferralMessages, referralTexts} from './referral-messages.js';
import {referralStyles} from './referral-styles.js';

/** What few pages or moments need, a file each. */
const parts: {readonly [part: string]: () => Promise<Open>} = {
  sharing: async () => (await import('./sharing/index.js')).openSharing,
  standing: async () => (await import('./standing/index.js')).openStanding,
  welcome: async () => (await import('./welcome/index.js')).openWelcome,
};

/** Browsers inside apps, whose `navigator.share` may be there and do nothing. */
const inApp = /MicroMessenger|Weibo|QQ\/|Instagram|FBA[NV]|Line\/|KAKAOTALK/;

/** Milliseconds after which a part that could not be loaded is loaded again. */
const patience = 5000;

/** Eight hexadecimal digits. */
const draw = (): string => crypto.getRandomValues(new Uint32Array(1))[0]!.toString(16).padStart(8, '0');

/**
 * Invites friends: what both get, the member's own code and link, and what
 * became of each invitation. To a friend, with `view="welcome"`: who invited
 * them, to what, and where that stands.
 *
 * @slot - what is shown until the offer is there, where scripts do not run, and to whoever is not signed in
 * @attr {string} brand - the name on the picture that can be sent; by default the page's `og:site_name`, else its host
 * @attr {string} picture - the URL of a product's picture, to be on the picture that can be sent
 *
 * @fires {KinInviteEvent} kin-invite - before an invitation goes out by `channel`; `preventDefault()` keeps it in
 * @fires {KinShareEvent} kin-share - an attempt to share by `channel` has ended; `outcome` says how: `shared`, `copied`, `dismissed` or `failed`
 * @fires {KinClaimEvent} kin-claim - before a friend accepts by `code`; `preventDefault()` keeps it from happening
 *
 * @csspart card - the frame around everything; at most `36em` wide
 * @csspart offer - the sentence on top, which says what both get
 * @csspart ticket - the frame around code and link
 * @csspart code - the member's own code
 * @csspart link - the field that shows the link
 * @csspart button - a button of any kind, for example the one that copies the link
 * @csspart option - an invitation or a reward
 * @csspart status - what became of it
 *
 * @cssproperty --kin-accent - what is reached and the main button; the text's colour by default
 * @cssproperty --kin-accent-text - words on the accent; black or white by default, whichever reads better
 * @cssproperty [--kin-surface=none] - the card's background
 * @cssproperty [--kin-text=inherit] - the text's colour
 * @cssproperty --kin-muted - lesser words; the text's colour at 76 % by default
 * @cssproperty --kin-line - borders; the text's colour at 20 % by default
 * @cssproperty --kin-field - borders of the ticket and of what is written into; the text's colour at 60 % by default
 * @cssproperty [--kin-radius=.75em] - how round the corners are
 */
export class KinReferral extends KinElement<keyof ReferralMessages> {
  static override styles = referralStyles;
  static override texts = referralTexts;
  static override properties: PropertyDeclarations = {view: {}, landing: {}, signin: {}};

  /** By what the shopper was brought to this page; whoever defines the element sees to it. */
  static caught: CaughtInvitation | undefined;

  readonly #store = storeController(this, () => this.kin && referralStore(this.kin));
  readonly #outbox = storeController(this, () => this.kin?.$outbox);
  readonly #drawn: {[part: string]: Draw | false | undefined} = {};

  #memory: Memory = {note: '', open: false, word: ''};
  #code: string | undefined;
  /** Which of the member's invitations the next one is, drawn when it is wanted. */
  #invitation: string | undefined;
  #attempt: Attempt | undefined;
  #viewed: string | undefined;

  /** For members, or for the friends whom they invite; `card` by default. */
  declare view: 'card' | 'welcome' | undefined;
  /** Where links lead: a URL, relative to the page's; the start of the page's site by default. */
  declare landing: string | undefined;
  /** The URL where members sign in. */
  declare signin: string | undefined;

  protected override updated(): void {
    const {view} = this.#store.value ?? {};
    if (!view || !this.say) return;
    this.#viewed ??= this.kin!.track('widget.viewed', {widget: 'referral'});
    // Nothing that one member has written is another's.
    const before = this.#code;
    this.#code = view.member?.code;
    if (!before || before === this.#code) return;
    this.#attempt?.end('dismissed');
    this.#memory = {note: '', open: false, word: ''};
    this.requestUpdate();
  }

  readonly #begin = (channel: Channel): Attempt | undefined => {
    this.#attempt?.end('dismissed');
    if (!this.dispatchEvent(new KinInviteEvent(channel))) return undefined;
    const kin = this.kin!;
    const memory = this.#memory;
    const invitation = this.#invitation ??= draw();
    const note = memory.note || undefined;
    const {offer} = this.#store.value!.view!;
    const attempt = {
      link: this.#link(),
      text: [this.pick(offer.friend), note].join('\n').trim(),
      over: false,
      end: (outcome, word = '') => {
        if (attempt.over) return;
        attempt.over = true;
        memory.word = word;
        if (outcome === 'shared' || outcome === 'copied') {
          kin.track('referral.shared', {invitation, channel, note});
          this.#invitation = undefined;
        }
        kin.track('share.ended', {channel, outcome});
        this.dispatchEvent(new KinShareEvent(channel, outcome));
        this.requestUpdate();
      },
    } satisfies Attempt as Attempt & {over: boolean};
    return this.#attempt = attempt;
  };

  #link(): string {
    const link = new URL(this.landing ?? '/', document.baseURI);
    link.searchParams.set(KinReferral.caught?.parameter ?? 'kin', `${this.#code}.${this.#invitation ??= draw()}`);
    return link.href;
  }

  async #copy({detail}: UIEvent): Promise<void> {
    // The second click of a double click.
    if (detail > 1) return;
    const attempt = this.#begin('copy');
    const outcome = attempt && await copyFrom(this.#field) ? 'copied' : 'failed';
    attempt?.end(outcome, this.say!(outcome));
  }

  get #field(): HTMLInputElement {
    return this.renderRoot.querySelector('input')!;
  }

  /** By hand, which is as good. */
  #onCopy(): void {
    if (!this.#attempt || this.#attempt.over) this.#begin('copy')?.end('copied', this.say!('copied'));
  }

  async #share(): Promise<void> {
    const {link: url, text, end} = this.#begin('native') ?? {};
    if (!end) return;
    try {
      await navigator.share({text: text!, url: url!});
      end('shared', this.say!('shared'));
    } catch (error) {
      if ((error as Error).name === 'AbortError') return end('dismissed');
      this.#memory.open = true;
      this.#field.select();
      end('failed', this.say!('failed'));
    }
  }

  #toggle(): void {
    this.#memory.open = !this.#memory.open;
    this.requestUpdate();
  }

  protected override render(): unknown {
    const {say} = this;
    const {status, view} = this.#store.value ?? {};
    if (!say || !status) return html`<slot></slot>`;
    if (view) return this.view === 'welcome' ? this.#renderPart('welcome') || html`<slot></slot>` : this.#renderCard(view, say);
    return html`
      <slot></slot>
      <div lang=${this.language}>
        <bdi part="status" role="status">${say(status as 'unknown')}</bdi>
        ${status === 'unreachable' ? html`<button part="button" @click=${() => this.kin!.refresh()}>${say('retry')}</button>` : ''}
      </div>`;
  }

  /** What a file of its own draws; nothing while it is being loaded. */
  #renderPart(part: string): unknown {
    const drawn = this.#drawn[part] ??= (void parts[part]!().then(async open => {
      this.#drawn[part] = await open(this);
    }).catch(error => {
      console.error(error);
      this.#memory.word = this.say!('unreachable');
      setTimeout(() => {
        this.#drawn[part] = undefined;
        this.requestUpdate();
      }, patience);
    }).then(() => this.requestUpdate()), false);
    const {said, view} = this.#store.value!;
    return drawn && drawn({html, view: view!, said, memory: this.#memory, caught: KinReferral.caught, begin: this.#begin});
  }

  #renderCard({closes, held, member, now, offer}: ReferralView, say: Say<keyof ReferralMessages>): unknown {
    const {signin} = this;
    return html`
      <div part="card" role="group" aria-labelledby="offer">
        <p id="offer" part="offer"><bdi>${this.pick(offer.member)}</bdi></p>
        <div lang=${this.language}>
          ${member?.left === 0 || (closes && Date.parse(closes) <= Date.parse(now))
            ? this.#renderPart('sharing') || ''
            : member
              ? this.#renderInvitation(member, say)
              : html`${signin ? html`<a part="button" class="main" href=${signin}><span class="on">${say('signin')}</span></a>` : ''}<slot></slot>`}
          ${member ? html`<details ?open=${held.length} @toggle=${() => this.requestUpdate()}>
            <summary>${say('standing')}</summary>
            ${this.renderRoot.querySelector('details')?.open ? this.#renderPart('standing') || '' : ''}
          </details>` : ''}
        </div>
      </div>`;
  }

  #renderInvitation({code}: MemberReferrals, say: Say<keyof ReferralMessages>): unknown {
    this.#code ??= code;
    const {open, word} = this.#memory;
    const {stage} = this.#store.value!.said.shared ?? {};
    const native = 'share' in navigator && !inApp.test(navigator.userAgent);
    const more = (key: 'more' | 'share'): unknown => html`<button part="button" aria-expanded=${open} @click=${this.#toggle}>${say(key)}</button>`;
    return html`
      <small><bdi>${say('few')}</bdi></small>
      <div part="ticket">
        <small>${say('code')}</small>
        <bdi part="code" dir="ltr">${showCode(code)}</bdi>
        <input part="link" readonly dir="ltr" aria-label=${say('link')} .value=${this.#link()} @copy=${this.#onCopy}>
      </div>
      <div class="row">
        <button class="main" part="button" @click=${this.#copy}><span class="on">${say('copy')}</span></button>
        ${native ? html`<button part="button" @click=${this.#share}>${say('share')}</button>${more('more')}` : more('share')}
      </div>
      <bdi part="status" role="status">${word} ${say(stage === 'saved' && (this.#outbox.value?.failing || !navigator.onLine) ? 'offline' : stage as 'saved')}</bdi>
      ${open || stage === 'refused' ? this.#renderPart('sharing') || '' : ''}`;
  }
}
