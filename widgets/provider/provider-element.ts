import {css, html, LitElement, type PropertyDeclarations} from 'lit';
import type {Client, clientEvent} from '../../src/element/client.js';

const changed: typeof clientEvent = 'kindred-client';

/**
 * Gives the elements inside it a client of their own, so that one page can
 * belong to two services.
 *
 * @slot - the page's content, laid out as if the provider were not there
 */
export class KinProvider extends LitElement {
  static override styles = css`:host { display: contents; }`;

  static override properties: PropertyDeclarations = {client: {attribute: false}};

  /** The client of all elements inside. While it is absent they wait, rather than use the page's default. */
  declare client: Client | undefined;

  protected override updated(): void {
    dispatchEvent(new CustomEvent(changed));
  }

  protected override render(): unknown {
    return html`<slot></slot>`;
  }
}
