import {LitElement, type PropertyDeclarations} from 'lit';
import type {Client} from '../client/client.js';
import type {clientEvent, PageKindred} from '../client/default-client.js';
import {type Catalogue, format, likelySubtags, type LocalizedText, type Messages, negotiate, pick} from './messages.js';

const clientChanged: typeof clientEvent = 'kindred-client';

/** How long a page may take to make its client before the developer is told, in milliseconds. */
const patience = 9000;

/**
 * What every Kindred element shares: it finds its client, follows the page's
 * language, and never throws into the page.
 *
 * Direction needs no code: `direction` inherits into shadow trees, and styles
 * use logical properties alone.
 */
export abstract class KinElement<K extends string = string> extends LitElement {
  /** The element's texts. */
  static messages: Catalogue;

  static override properties: PropertyDeclarations = {client: {attribute: false}};

  #found: Client | undefined;
  #wanted: string | undefined;

  /** The language of the page's own words here. */
  #pageLanguage!: string;

  /** The texts in the element's language; absent until they are loaded. */
  protected declare texts: Messages<K> | undefined;

  /** The language of the texts: a tag that `Intl` takes. */
  protected declare language: string;

  /** The client to talk to. Absent: that of the nearest `<kin-provider>`, else the page's default. */
  declare client: Client | undefined;

  readonly #look = (): void => {
    let language = '';
    let provider: {readonly client?: Client} | undefined;
    this.#observer.disconnect();
    for (let node: Node | undefined = this; node; node = node.parentNode ?? (node as ShadowRoot).host) {
      const {lang, localName} = node as HTMLElement;
      language ||= lang;
      if (localName === 'kin-provider') provider ??= node as {readonly client?: Client};
      this.#observer.observe(node, {attributeFilter: ['lang']});
    }
    this.#found = provider ? provider.client : (globalThis.kindred as Partial<PageKindred> | undefined)?.client;
    if (language !== this.#wanted) void this.#speak(this.#wanted = language);
    this.requestUpdate();
  };

  readonly #observer = new MutationObserver(this.#look);

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener(clientChanged, this.#look);
    this.#look();
    setTimeout(() => this.kin ?? console.error('Kindred: no data-endpoint, so no client for', this), patience);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener(clientChanged, this.#look);
    this.#observer.disconnect();
  }

  /** The client in effect. */
  protected get kin(): Client | undefined {
    return this.client ?? this.#found;
  }

  /** One of the element's texts. */
  protected say(key: K, values: {readonly [name: string]: string | number} = {}): string {
    return format(this.texts![key] ?? '', values, this.language);
  }

  /** One of the brand's texts. */
  protected pick(text: LocalizedText): string {
    return pick(text, this.#pageLanguage);
  }

  /** The page outlives whatever goes wrong in here. */
  protected override performUpdate(): void {
    try {
      super.performUpdate();
    } catch (error) {
      console.error(error);
    }
  }

  /** The old texts stay until the new ones are there; English stands in for what cannot be loaded. */
  async #speak(wanted: string): Promise<void> {
    const {messages} = this.constructor as typeof KinElement;
    let language = negotiate(wanted, Object.keys(messages));
    const texts = await messages[language]!().catch(() => messages[language = 'en']!());
    if (wanted !== this.#wanted) return;
    this.texts = texts as Messages<K>;
    this.#pageLanguage = wanted;
    this.language = likelySubtags(wanted) && wanted.startsWith(language) ? wanted : language;
    this.requestUpdate();
  }
}
