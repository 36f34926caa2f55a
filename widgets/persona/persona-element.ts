import {html, type PropertyDeclarations, render} from 'lit';
import {personaStore} from '../../src/element/client.js';
import {KinElement, type Say} from '../../src/element/kin-element.js';
import {storeController} from '../../src/element/store-controller.js';
import type {PersonaView} from '../../src/program/personas/chat-view.js';
import type {Panel, Speaking} from './drawing.js';
import {KinChatOpenEvent} from './persona-events.js';
import {type PersonaMessages, personaTexts} from './persona-messages.js';
import {personaStyles} from './persona-styles.js';

/**
 * The brand's character: a face in the corner of the page, or a place on it,
 * where one can talk with it and with the brand's people.
 *
 * @slot - what is shown until the persona is there, and where scripts do not run
 *
 * @fires {KinChatOpenEvent} kin-chat-open - before the chat of `persona` opens; `preventDefault()` keeps it closed
 * @fires {KinSayEvent} kin-say - before a shopper says `text`; `preventDefault()` leaves it in the input
 *
 * @csspart launcher - what opens the chat
 * @csspart face - the persona's picture, on the launcher and above the chat
 * @csspart unread - how many messages have not been seen
 * @csspart panel - the frame around the chat
 * @csspart message - what the persona said
 * @csspart person - what one of the brand's people said
 * @csspart own - what the shopper said
 * @csspart product - a product's card
 * @csspart input - where one writes
 * @csspart button - a button of any kind, for example the one that sends
 * @csspart status - what became of it
 *
 * @cssproperty --kin-accent - what the shopper says, and the main button; the text's colour by default
 * @cssproperty --kin-accent-text - words on the accent; black or white by default, whichever reads better
 * @cssproperty [--kin-surface=Canvas] - the background of launcher and chat, which lie above the page; give it and `--kin-text` together
 * @cssproperty [--kin-text=CanvasText] - the text's colour
 * @cssproperty --kin-muted - lesser words; the text's colour at 76 % by default
 * @cssproperty --kin-line - borders; the text's colour at 20 % by default
 * @cssproperty --kin-field - the border of what is written into; the text's colour at 60 % by default
 * @cssproperty [--kin-radius=1em] - how round the corners are
 * @cssproperty [--kin-chat-height=36em] - how tall the chat is
 */
export class KinPersona extends KinElement<keyof PersonaMessages> implements Omit<Speaking, 'kin' | 'language' | 'pick'> {
  static override styles = personaStyles;
  static override texts = personaTexts;
  static override properties: PropertyDeclarations = {persona: {}, placement: {}};

  readonly #store = storeController(this, () => (this.kin && this.persona ? personaStore(this.kin, this.persona) : undefined));
  #panel: Panel | undefined;
  #loading = false;
  #failed = false;
  #open = false;
  #viewed: string | undefined;

  /** The persona's id in the program. */
  declare persona: string;
  /** In the page's corner, or where the element stands; `floating` by default. */
  declare placement: 'floating' | 'inline' | undefined;
  /**
   * How many messages came since the chat was in sight. Absent: as the service says.
   *
   * @internal
   */
  declare unread: number | undefined;

  get inline(): boolean {
    return this.placement === 'inline';
  }

  get opened(): boolean {
    return this.#open || this.inline;
  }

  /** Opens the chat, unless the page's own code forbids it. */
  show(): void {
    if (this.opened || !this.dispatchEvent(new KinChatOpenEvent(this.persona))) return;
    this.#open = true;
    this.#load();
    this.requestUpdate();
  }

  /** Closes the chat, and gives the focus back to what opens it. */
  hide(): void {
    this.#open = false;
    this.requestUpdate();
    void this.updateComplete.then(() => this.renderRoot.querySelector('button')?.focus());
  }

  readonly #load = (): void => {
    if (this.#loading) return;
    this.#loading = true;
    this.#failed = false;
    void import('./panel/index.js').then(({openPanel}) => openPanel(this as never, {html, render})).then(panel => {
      this.#panel = panel;
    }).catch(error => {
      console.error(error);
      this.#loading = this.#open = false;
      this.#failed = true;
    }).then(() => this.requestUpdate());
  };

  protected override updated(): void {
    this.#panel?.drawn();
  }

  protected override render(): unknown {
    const {say} = this;
    const {view} = this.#store.value ?? {};
    if (!say || !view) return html`<slot></slot>`;
    this.#viewed ??= this.kin!.track('widget.viewed', {widget: 'persona'});
    if (this.inline) this.#load();
    return html`${this.inline ? '' : this.#renderLauncher(view, say)}${this.#panel?.draw(view)}`;
  }

  #renderLauncher({name, pictures, unread}: PersonaView, say: Say<keyof PersonaMessages>): unknown {
    const called = this.pick(name);
    const count = this.unread ?? unread;
    return html`<div class=${this.#open && this.#panel ? 'away' : ''} lang=${this.language}>
      <button part="launcher" aria-haspopup="dialog" aria-busy=${this.#open && !this.#panel} aria-label="${say('talk', {name: called})}${count ? `, ${say('unread', {count})}` : ''}" @pointerenter=${this.#load} @focus=${this.#load} @click=${this.show}>
        <img part="face" src=${pictures.calm.src} alt="" width="48" height="48">
        <bdi>${called}</bdi>
        ${count ? html`<span part="unread"><span class="on">${count}</span></span>` : ''}
      </button>
      <bdi part="status" role="status">${this.#failed ? say('failed') : ''}</bdi>
    </div>`;
  }
}
