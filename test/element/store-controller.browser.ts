import {expect} from 'chai';
import {html, LitElement} from 'lit';
import {atom, type WritableAtom} from 'nanostores';
import {storeController} from '../../src/element/store-controller.js';

class StoreHost extends LitElement {
  store: WritableAtom<string> | undefined;
  readonly controller = storeController(this, () => this.store);

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  protected override render(): unknown {
    return html`${this.controller.value}`;
  }
}
customElements.define('store-host', StoreHost);

describe('storeController', () => {
  let host: StoreHost;
  const $a = atom('a');
  const $b = atom('b');
  const listeners = (store: WritableAtom<string>): number => (store as unknown as {lc: number}).lc;
  const shown = async (): Promise<string> => {
    host.requestUpdate();
    await host.updateComplete;
    return host.renderRoot.textContent;
  };

  beforeEach(async () => {
    $a.set('a');
    host = new StoreHost();
    host.store = $a;
    document.body.append(host);
    await host.updateComplete;
  });
  afterEach(() => host.remove());

  it('updates the host when the store changes', async () => {
    $a.set('aa');
    await host.updateComplete;
    expect(host.renderRoot.textContent).to.equal('aa');
  });

  it('changes over to another store, and leaves the first', async () => {
    host.store = $b;
    expect(await shown()).to.equal('b');
    expect([listeners($a), listeners($b)]).to.deep.equal([0, 1]);
    host.store = undefined;
    expect(await shown()).to.equal('');
    expect(listeners($b)).to.equal(0);
  });

  it('stops listening when the host leaves the page, also in the middle of an update, and begins again', async () => {
    host.requestUpdate();
    host.remove();
    await host.updateComplete;
    expect(listeners($a)).to.equal(0);
    $a.set('later');
    document.body.append(host);
    await host.updateComplete;
    expect(host.renderRoot.textContent).to.equal('later');
  });
});
