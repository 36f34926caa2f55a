import {expect} from 'chai';
import {html, LitElement} from 'lit';
import type {Client} from '../../src/client/client.js';
import {setDefaultClient} from '../../src/client/default-client.js';
import {KinElement} from '../../src/element/kin-element.js';
import type {Section} from '../../src/element/messages.js';
import '../../widgets/provider/define.js';
import {fakeClient} from '../widgets/fake-client.js';

const chinese = {hello: '你好，{count}'};
let loadChinese: () => Promise<typeof chinese>;

class KinSample extends KinElement<'hello'> {
  static override texts: Section<'hello'> = {
    name: 'sample',
    english: {hello: 'Hello, {count}'},
    load: async () => ({messages: await loadChinese()}),
  };

  broken = false;

  get found(): Client | undefined {
    return this.kin;
  }

  protected override render(): unknown {
    if (this.broken) throw new Error('planted');
    return this.say && html`${this.language}: ${this.say('hello', {count: 1000})} ${this.pick({en: 'tea', 'zh-Hans': '茶', fr: 'thé'})}`;
  }
}
customElements.define('kin-sample', KinSample);

class ShadowBox extends LitElement {
  protected override render(): unknown {
    return html`<kin-sample></kin-sample>`;
  }
}
customElements.define('shadow-box', ShadowBox);

describe('KinElement', () => {
  let box: HTMLElement;
  const page = async (markup: string): Promise<KinSample> => {
    box.innerHTML = markup;
    const host = box.querySelector<ShadowBox>('shadow-box');
    await host?.updateComplete;
    const element = (host?.shadowRoot ?? box).querySelector('kin-sample') as KinSample;
    await settled(element);
    return element;
  };
  const settled = async (element: KinSample): Promise<string> => {
    await new Promise(resolve => setTimeout(resolve));
    await element.updateComplete;
    return element.shadowRoot!.textContent;
  };
  /** Texts that are there already take some turns to come, too: how many, is the engine's own affair. */
  const says = async (element: KinSample, words: string): Promise<void> => {
    const patience = performance.now() + 5000;
    while (await settled(element) !== words && performance.now() < patience);
    expect(element.shadowRoot!.textContent).to.equal(words);
  };
  /** Texts that come when the test says. `asked` settles once an element wants them. */
  const chineseUnderWay = (): {readonly asked: Promise<void>; arrive(): void} => {
    let arrive = (): void => undefined;
    const asked = new Promise<void>(wanted => {
      loadChinese = () => new Promise(resolve => {
        arrive = () => resolve(chinese);
        wanted();
      });
    });
    return {asked, arrive: () => arrive()};
  };

  beforeEach(() => {
    loadChinese = async () => chinese;
    box = document.createElement('div');
    document.body.append(box);
  });
  afterEach(() => {
    box.remove();
    document.documentElement.lang = 'en';
    globalThis.kindred = undefined;
  });

  describe('its client', () => {
    it('is the page’s default, also one that comes later', async () => {
      const element = await page('<kin-sample></kin-sample>');
      expect(element.found === undefined).to.equal(true);
      const client = fakeClient();
      setDefaultClient(client);
      expect(element.found === client).to.equal(true);
    });

    it('is that of the nearest provider, across shadow roots, also one that comes later', async () => {
      setDefaultClient(fakeClient());
      const element = await page('<kin-provider><kin-provider id="near"><shadow-box></shadow-box></kin-provider></kin-provider>');
      expect(element.found === undefined, 'a provider without a client makes its elements wait').to.equal(true);
      const client = fakeClient();
      const near = box.querySelector('#near') as HTMLElementTagNameMap['kin-provider'];
      near.client = client;
      await near.updateComplete;
      expect(element.found === client).to.equal(true);
    });

    it('is found anew when the element moves', async () => {
      const element = await page('<kin-provider></kin-provider><kin-sample></kin-sample>');
      const provider = box.querySelector('kin-provider')!;
      provider.client = fakeClient();
      provider.append(element);
      expect(element.found === provider.client).to.equal(true);
    });

    it('is the one given by property before all others', async () => {
      const element = await page('<kin-provider><kin-sample></kin-sample></kin-provider>');
      box.querySelector('kin-provider')!.client = fakeClient();
      const client = fakeClient();
      element.client = client;
      await settled(element);
      expect(element.found === client).to.equal(true);
    });

    it('is missed on the console, once, when a page has none for long', async () => {
      const {setTimeout} = globalThis;
      const {error} = console;
      const errors: unknown[][] = [];
      const waits: (() => void)[] = [];
      globalThis.setTimeout = ((call: () => void, ms = 0) => (ms > 1000 ? waits.push(call) : setTimeout(call, ms))) as typeof setTimeout;
      console.error = (...args: unknown[]) => errors.push(args);
      try {
        const element = await page('<kin-sample></kin-sample>');
        expect(errors).to.deep.equal([]);
        waits.forEach(call => call());
        expect(errors).to.have.length(1);
        expect(errors[0]).to.include(element);
      } finally {
        console.error = error;
        globalThis.setTimeout = setTimeout;
      }
    });
  });

  describe('its language', () => {
    // Fetched once by whoever is first to need it.
    before(() => import('../../src/element/languages.js'));

    it('is English where the page does not say its own', async () => {
      document.documentElement.removeAttribute('lang');
      try {
        await says(await page('<kin-sample></kin-sample>'), 'en: Hello, 1,000 tea');
      } finally {
        document.documentElement.lang = 'en';
      }
    });

    it('is that of the nearest lang, across shadow roots', async () => {
      await says(await page('<div lang="zh-CN"><shadow-box></shadow-box></div>'), 'zh-Hans: 你好，1,000 茶');
      await says(await page('<div lang="zh-CN"><kin-sample lang="en-GB"></kin-sample></div>'), 'en-GB: Hello, 1,000 tea');
    });

    it('is English where the element lacks the page’s, while the brand’s texts follow the page', async () => {
      await says(await page('<kin-sample lang="sv"></kin-sample>'), 'en: Hello, 1,000 tea');
      await says(await page('<kin-sample lang="en_US"></kin-sample>'), 'en: Hello, 1,000 tea');
    });

    it('follows the page live', async () => {
      const element = await page('<div><shadow-box></shadow-box></div>');
      document.documentElement.lang = 'zh';
      await says(element, 'zh-Hans: 你好，1,000 茶');
      box.firstElementChild!.setAttribute('lang', 'en');
      await says(element, 'en: Hello, 1,000 tea');
      box.firstElementChild!.removeAttribute('lang');
      await says(element, 'zh-Hans: 你好，1,000 茶');
    });

    it('changes when the texts are there, and not before', async () => {
      const element = await page('<kin-sample></kin-sample>');
      const {asked, arrive} = chineseUnderWay();
      box.lang = 'zh';
      await asked;
      expect(await settled(element)).to.equal('en: Hello, 1,000 tea');
      arrive();
      await says(element, 'zh-Hans: 你好，1,000 茶');
    });

    it('is the one asked for last, whichever texts arrive last', async () => {
      const element = await page('<kin-sample></kin-sample>');
      const {asked, arrive} = chineseUnderWay();
      box.lang = 'zh';
      await asked;
      box.lang = 'en';
      await settled(element);
      arrive();
      expect(await settled(element)).to.equal('en: Hello, 1,000 tea');
    });

    it('is English when the texts cannot be loaded', async () => {
      loadChinese = () => Promise.reject(new Error('offline'));
      const {error} = console;
      const errors: unknown[][] = [];
      console.error = (...args: unknown[]) => errors.push(args);
      await says(await page('<kin-sample lang="zh"></kin-sample>'), 'en: Hello, 1,000 茶');
      console.error = error;
      expect(errors.map(String)).to.deep.equal(['Error: offline']);
    });
  });

  it('keeps what goes wrong in it from the page', async () => {
    const element = await page('<kin-sample></kin-sample>');
    const {error} = console;
    const errors: unknown[] = [];
    console.error = (...args: unknown[]) => errors.push(String(args[0]));
    try {
      element.broken = true;
      element.requestUpdate();
      await element.updateComplete;
      element.broken = false;
      element.requestUpdate();
      expect(await settled(element)).to.include('Hello');
      expect(errors).to.deep.equal(['Error: planted']);
    } finally {
      console.error = error;
    }
  });
});
