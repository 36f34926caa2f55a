import {html, LitElement, type PropertyValues, type TemplateResult} from 'lit';
import {chatPane} from './chat-pane.js';
import {firstDialog} from './first-dialog.js';
import {createInbox, type Inbox} from './inbox.js';
import {inboxStyles} from './inbox-styles.js';
import {paneStyles} from './pane-styles.js';
import {listPane} from './list-pane.js';
import {openService} from './service.js';
import type {Shown} from './shown.js';
import {sidePane} from './side-pane.js';
import {createTokenKeeper} from './token-keeper.js';
import {type Words, wordsIn} from './words.js';

/** How often the times that are shown are told anew, in milliseconds. */
const tick = 15_000;
/** How far from the end of what was said somebody still reads the end, in pixels. */
const nearEnd = 80;

/**
 * The inbox of the brand's people: who waits, what was said, who they are, and
 * a place to answer.
 *
 * @attr key - The tenant's publishable key.
 * @attr origins - Whose pages may say who uses it, with a space between any two.
 */
export class InboxElement extends LitElement {
  static override styles = [inboxStyles, paneStyles];

  static override properties = {key: {}, origins: {}, _words: {state: true}, _shown: {state: true}};

  declare key: string;
  declare origins: string;
  declare private _words: Words;
  declare private _shown: Shown | undefined;

  #inbox: Inbox | undefined;
  #stop: (() => void) | undefined;
  #ticking: ReturnType<typeof setInterval> | undefined;
  /** What a screen reader is told, once each. */
  #heard = '';
  #atEnd = true;
  /** The service's clock, from the page's. */
  #ahead = 0;

  constructor() {
    super();
    this.key = '';
    this.origins = '';
    this._words = wordsIn(navigator.languages.find(language => /^(en|zh)\b/.test(language))?.startsWith('zh') ? 'zh-Hans' : 'en');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const inbox = createInbox(openService(this.key, createTokenKeeper(this.origins.split(' '))));
    this.#inbox = inbox;
    const stopShowing = inbox.$shown.subscribe(shown => { this._shown = shown; });
    const stop = inbox.start();
    const onLeaving = (event: Event): void => { if (inbox.atRisk) event.preventDefault(); };
    addEventListener('beforeunload', onLeaving);
    this.#stop = () => {
      removeEventListener('beforeunload', onLeaving);
      stop();
      stopShowing();
    };
    this.#ticking = setInterval(() => this.requestUpdate(), tick);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticking);
    this.#stop?.();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const before = changed.get('_shown') as Shown | undefined;
    const shown = this._shown!;
    if (shown.list && before?.list !== shown.list) this.#ahead = Date.parse(shown.list.now) - Date.now();
    if (before) this.#heard = this.#news(before, shown) ?? this.#heard;
    const log = this.renderRoot?.querySelector('#log');
    this.#atEnd = before?.open !== shown.open || !log || log.scrollHeight - log.scrollTop - log.clientHeight < nearEnd;
  }

  protected override updated(changed: PropertyValues): void {
    const before = changed.get('_shown') as Shown | undefined;
    const shown = this._shown!;
    const find = <E extends HTMLElement>(selector: string): E | null => this.renderRoot.querySelector<E>(selector);
    const log = find('#log');
    if (log && this.#atEnd && (before?.messages !== shown.messages || before.outgoing !== shown.outgoing)) log.scrollTop = log.scrollHeight;
    const dialog = find<HTMLDialogElement>('dialog');
    if (dialog && !dialog.open) dialog.showModal();
    document.title = `${shown.list?.waiting ? `(${shown.list.waiting}) ` : ''}${this._words.say('title')}`;
    document.documentElement.lang = this._words.language;
    if (!before) return;
    // Where one pane hides the other, focus goes where the eye does.
    const narrow = getComputedStyle(this).getPropertyValue('--narrow').trim() === '1';
    if (narrow && before.open !== shown.open) (shown.open === undefined ? find('.row') : find('#who'))?.focus();
    if (narrow && before.beside !== shown.beside) (shown.beside ? find('.look-back') : find('.look'))?.focus();
    const active = (this.renderRoot as ShadowRoot).activeElement;
    // What was pressed is gone, and what comes next is elsewhere.
    if (before.busy !== undefined && shown.busy === undefined) (shown.chat?.owner?.own ? find('#reply') : active ? null : find('#who'))?.focus();
    if (before.drafts !== shown.drafts && active?.closest('.canned')) find('#reply')?.focus();
    if (before.first && !shown.first) find('.foot button')?.focus();
  }

  /** What has come since, in words. */
  #news(before: Shown, shown: Shown): string | undefined {
    const {say} = this._words;
    if (before.open === shown.open && before.chat && shown.messages.length > before.messages.length) {
      const last = shown.messages.at(-1)!;
      if (last.from === 'shopper' && last.seq > (before.messages.at(-1)?.seq ?? 0)) return say('newMessage', {text: last.text});
    }
    if (before.list && shown.list && shown.list.waiting > before.list.waiting) return say('nowWaiting', {count: shown.list.waiting});
    return undefined;
  }

  protected override render(): TemplateResult {
    const words = this._words;
    const {say} = words;
    const shown = this._shown!;
    const inbox = this.#inbox!;
    const {facts, closed, connection, open, beside} = shown;
    const now = Date.now() + this.#ahead;
    return html`
      <header class="top">
        <h1>${facts ? say('inbox', {brand: facts.brand}) : say('title')}</h1>
        <p class="connection ${connection}" role="status"><i aria-hidden="true"></i>${say(connection === 'gone' ? 'lost' : connection)}</p>
        <button class="quiet" lang=${words.language === 'en' ? 'zh-Hans' : 'en'} @click=${() => { this._words = wordsIn(words.language === 'en' ? 'zh-Hans' : 'en'); }}>${say('language')}</button>
      </header>
      ${facts ? html`
        <main class="panes ${open === undefined ? '' : 'opened'} ${beside ? 'beside' : ''}">
          ${listPane(inbox, shown, words, now)}
          ${chatPane(inbox, shown, words, now)}
          ${sidePane(inbox, shown, words)}
        </main>` : html`
        <main class="shut">
          ${closed ? html`
            <h2>${closed.detail.includes('no-host') ? say('noHostTitle') : words.problem(closed.problem, closed.detail)}</h2>
            ${closed.detail.includes('no-host') ? html`<p>${say('noHost')}</p>` : ''}` : html`<p class="hint">${say('connecting')}</p>`}
        </main>`}
      ${firstDialog(inbox, shown, words)}
      <p class="hidden" role="log" aria-live="polite">${this.#heard}</p>`;
  }
}
