import {type CSSResultGroup, type CSSResultOrNative, type PropertyDeclarations, type PropertyValues, ReactiveElement, render} from 'lit';
import type {Client} from '../client/client.js';
import {clientEvent, defaultClient} from '../client/default-client.js';
import {format, type LocalizedText, type Message, type Section, type Spoken} from './messages.js';
import {type TextsFor, textsFor} from './texts-for.js';
import {tokens} from './tokens.js';

/** How long a page may take to make its client before the developer is told, in milliseconds. */
const patience = 9000;

type Texts = {readonly [key: string]: Message};

/** Says one of an element's texts; nothing for a key that it lacks. */
export type Say<K extends string> = (key: K | undefined, values?: {readonly [name: string]: string | number}) => string;

/**
 * What every Kindred element shares: it finds its client, follows the page's
 * language, and never throws into the page.
 *
 * It does with Lit's `ReactiveElement` and `render` what `LitElement` does, less
 * its hydration and its disconnecting of asynchronous directives, which no
 * element here uses: 0.1 kB of every page.
 *
 * Direction needs no code: `direction` inherits into shadow trees, styles use
 * logical properties alone, and know that Arabic is written from right to left.
 */
export abstract class KinElement<K extends string = string> extends ReactiveElement {
  /** What the element says. */
  static texts: Section;

  static override properties: PropertyDeclarations = {client: {attribute: false}};

  /** An element's own looks come after those that all share. */
  static override finalizeStyles(styles?: CSSResultGroup): CSSResultOrNative[] {
    return super.finalizeStyles(styles ? [tokens, styles] : tokens);
  }

  #found: Client | undefined;
  #wanted: string | undefined;

  /** Fetches texts in the page's language; its parts follow it. */
  protected declare textsFor: TextsFor;

  /** As what the brand is close, once that is known: it chooses between forms of address. */
  protected declare stance: string | undefined;

  /** Absent until the texts in the page's language are loaded. */
  protected declare say: Say<K> | undefined;

  /** Picks from the brand's texts. */
  protected declare pick: (text: LocalizedText) => string;

  /** The language that the element speaks: a tag that `Intl` takes. */
  protected declare language: string;

  /** The client to talk to. Absent: that of the nearest `<kin-provider>`, else the page's default. */
  declare client: Client | undefined;

  /** The client in effect. */
  protected get kin(): Client | undefined {
    return this.client ?? this.#found;
  }

  readonly #look = (): void => {
    let wanted = '';
    let provider: {readonly client?: Client} | undefined;
    this.#observer.disconnect();
    for (let node = this as Node | undefined; node; node = node.parentNode ?? (node as ShadowRoot).host) {
      const {lang = '', localName} = node as Partial<HTMLElement>; // a document has no language
      wanted ||= lang;
      if (localName === 'kin-provider') provider ??= node as {readonly client?: Client};
      this.#observer.observe(node, {attributeFilter: ['lang']});
    }
    this.#found = provider ? provider.client : defaultClient();
    this.requestUpdate();
    const own = this.kin?.texts;
    // A shop's texts may be others by now; few pages have any.
    if (wanted === this.#wanted && !own) return;
    this.#wanted = wanted;

    const latest = this.textsFor = section => textsFor(section, wanted, own);
    void latest((this.constructor as typeof KinElement).texts).then(({language, pick, texts}: Spoken) => {
      if (latest !== this.textsFor) return;
      this.language = language;
      this.pick = pick;
      this.say = (key, values = {}) => format((texts as Texts)[`${key} ${this.stance}`] ?? texts[key!] ?? '', values, language);
      this.requestUpdate();
    });
  };

  readonly #observer = new MutationObserver(this.#look);

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener(clientEvent, this.#look);
    this.#look();
    setTimeout(() => this.kin ?? console.error('Kindred: no client', this), patience);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener(clientEvent, this.#look);
    this.#observer.disconnect();
  }

  protected abstract render(): unknown;

  protected override update(changed: PropertyValues): void {
    const template = this.render();
    super.update(changed);
    render(template, this.renderRoot, {host: this});
  }

  /** The page outlives whatever goes wrong in here. */
  protected override performUpdate(): void {
    try {
      super.performUpdate();
    } catch (error) {
      console.error(error);
    }
  }
}
